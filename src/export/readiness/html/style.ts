import { trusted } from './markup.ts';

/** The style of the document, on screen and on paper. Local file, so no fonts are fetched and nothing is linked. */
export const style = trusted(`
:root { --ink: #1b2427; --soft: #566368; --line: #d5dcde; --tint: #f3f6f6; --mark: #0f5c63; --alarm: #9b1c1c; --warn: #8a5300; }
* { box-sizing: border-box; }
html { color: var(--ink); background: #fff; font: 15px/1.5 "Inter", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; }
body { margin: 0; }
main { max-width: 76rem; margin: 0 auto; padding: 0 2rem 5rem; }
.internal { background: var(--ink); color: #fff; font-weight: 600; letter-spacing: .01em; padding: .5rem 2rem; text-align: center; }
h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -.015em; margin: 3rem 0 .25rem; }
h2 { font-size: 1.45rem; line-height: 1.25; letter-spacing: -.01em; margin: 3.5rem 0 .75rem; padding-top: .9rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 2rem 0 .5rem; }
h3 .count { color: var(--soft); font-weight: 400; }
p { max-width: 46rem; margin: .5rem 0; }
.lead { color: var(--soft); font-size: 1.05rem; }
.limits { border-left: 3px solid var(--line); padding-left: .9rem; color: var(--soft); margin: 1.25rem 0; }
.incomplete { border-left: 3px solid var(--alarm); padding-left: .9rem; }
a { color: var(--mark); text-decoration-thickness: 1px; text-underline-offset: 2px; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .35rem 1.25rem; padding: 0; margin: 1rem 0 0; }
dl.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); margin: 1.25rem 0; padding: 0 1px 1px 0; }
dl.figures > div { border: 1px solid var(--line); margin: 0 -1px -1px 0; padding: .9rem 1rem 1rem; display: flex; flex-direction: column; }
dl.figures dt { color: var(--soft); font-size: .87rem; }
dl.figures dd { margin: 0; }
dl.figures .value { font-size: 1.55rem; line-height: 1.3; font-weight: 600; letter-spacing: -.01em; }
dl.figures .detail { font-size: .87rem; color: var(--soft); }
.verdict { font-weight: 600; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .87rem; line-height: 1.42; margin: .5rem 0 1rem; }
th { text-align: left; font-weight: 600; color: var(--soft); border-bottom: 1px solid var(--ink); padding: .35rem .75rem .35rem 0; vertical-align: bottom; white-space: nowrap; }
td { border-bottom: 1px solid var(--line); padding: .45rem .75rem .45rem 0; vertical-align: top; overflow-wrap: break-word; }
th:last-child, td:last-child { padding-right: 0; }
td.day, td.number, td.short, .day { white-space: nowrap; }
td .id { font-weight: 600; }
td .sub { display: block; color: var(--soft); }
td ul { margin: 0; padding: 0; list-style: none; }
td li + li { margin-top: .3rem; }
.state { white-space: nowrap; }
.state::before { content: attr(data-shape) "\\00a0"; }
.overdue, .missing { color: var(--alarm); font-weight: 600; }
.due { color: var(--warn); }
.severity-critical h3, .severity-high h3 { color: var(--alarm); }
.severity-medium h3 { color: var(--warn); }
section.criterion { margin-top: 2.25rem; }
section.criterion h3 { margin: 0; font-size: 1.1rem; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; align-items: baseline; }
section.criterion h3 .state { font-weight: 400; font-size: .9rem; color: var(--soft); }
section.criterion > p { color: var(--soft); margin: .15rem 0 .5rem; }
dl.facts { display: grid; grid-template-columns: 12.5rem 1fr; gap: .3rem 1rem; font-size: .87rem; line-height: 1.42; margin: .25rem 0 0; }
dl.facts dt { color: var(--soft); }
dl.facts dd { margin: 0; }
dl.facts ul { margin: 0; padding: 0; list-style: none; }
.chart { position: relative; margin: 1.25rem 0 .5rem; padding-bottom: 1.6rem; }
.chart .row { display: grid; grid-template-columns: 11rem 1fr; align-items: center; min-height: 1.75rem; font-size: .87rem; }
.chart .track { position: relative; height: 1.75rem; border-bottom: 1px solid var(--line); }
.chart .bar { position: absolute; top: .45rem; height: .85rem; min-width: 3px; background: #fff; border: 1.5px solid var(--mark); }
.chart .bar.done { background: var(--line); border-color: var(--soft); }
.chart .bar.running { background: var(--mark); }
.chart .axis { position: absolute; left: 11rem; right: 0; top: 0; bottom: 0; pointer-events: none; }
.chart .tick { position: absolute; bottom: 0; font-size: .8rem; color: var(--soft); transform: translateX(-50%); white-space: nowrap; }
.chart .tick.start { transform: none; }
.chart .tick.end { transform: translateX(-100%); }
.chart .today { position: absolute; top: -1.3rem; bottom: 1.6rem; border-left: 1.5px solid var(--alarm); }
.chart .today span { position: absolute; left: .35rem; top: 0; font-size: .8rem; line-height: 1.2; color: var(--alarm); white-space: nowrap; }
.chart .today.late span { left: auto; right: .35rem; }
.with-chart { padding-top: 1.1rem; }
@media (max-width: 48rem) {
  main { padding: 0 1rem 3rem; }
  h1 { font-size: 1.6rem; }
  .wide table { min-width: 44rem; }
  dl.facts { grid-template-columns: 1fr; gap: 0; }
  dl.facts dd { margin-bottom: .5rem; }
  .chart .row { grid-template-columns: 7.5rem 1fr; }
  .chart .axis { left: 7.5rem; }
}
@media print {
  @page { margin: 18mm 15mm 18mm; @top-left { content: "Internal: not for publication"; font: 600 8pt system-ui, sans-serif; color: #9b1c1c; } @bottom-right { content: counter(page) " of " counter(pages); font: 8pt system-ui, sans-serif; color: #566368; } }
  html { font-size: 9.5pt; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  .internal { text-align: left; padding: .4rem .8rem; }
  h1 { margin-top: 1.5rem; }
  h2 { break-before: page; margin-top: 0; }
  h2.first, h2.with-chart { break-before: auto; margin-top: 2rem; }
  h2, h3 { break-after: avoid; }
  nav { display: none; }
  a { color: inherit; text-decoration: none; }
  .wide { overflow: visible; }
  table { font-size: 8pt; }
  dl.facts { font-size: 8pt; }
  dl.figures { padding-right: 3px; }
  tr, dl.figures > div, .chart, dl.facts > * { break-inside: avoid; }
  thead { display: table-header-group; }
  section.criterion > p, section.criterion thead { break-after: avoid; }
}
`);
