import type { Criterion } from '#domain/criterion.ts';
import { soc2TscRev2022 } from '#frameworks/soc2.ts';
import { escapeHtml } from '../layout/markdown.ts';
import {
  controlsFor,
  type ExaminedControl,
  type ExaminedSystem,
  homeOf,
  statementOf,
} from './examined-system.ts';
import type { ControlTest } from './tests-of-controls.ts';

/** Section IV of a Type 2 report: a table for each criterion with controls, tests and results. */
export function testTables(system: ExaminedSystem, tests: ReadonlyMap<string, ControlTest>): string {
  return bySeries(system, (criterion) => {
    const controls = controlsFor(system, criterion.id);
    const [full, again] = split(controls, (control) => homeOf(system, control) === criterion.id);
    const rows = [
      ...full.flatMap((control) => testRows(system, control, tests)),
      ...again.map((control) => referenceRow(system, control)),
    ];
    return table('tests', criterion, ['Control of Ostermere', 'Test by the service auditor', 'Result'], rows);
  });
}

/** Section IV of a Type 1 report: the controls for each criterion in short, without tests. */
export function designTables(system: ExaminedSystem): string {
  return bySeries(system, (criterion) => {
    const controls = controlsFor(system, criterion.id);
    const [full, again] = split(controls, (control) => homeOf(system, control) === criterion.id);
    const rows = full.map((control) =>
      row(
        [id(control), `${strong(control.data.title)}. ${escapeHtml(firstSentence(statementOf(control)))}`],
        false,
      ),
    );
    const others = again.map((control) => `${id(control)} (${homeOf(system, control)})`).join(', ');
    const last =
      others === '' ? [] : [row(['Also', `${others}. Described under the criterion in parentheses.`], true)];
    return table('designs', criterion, [], [...rows, ...last]);
  });
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?= [A-Z]|$)/.exec(text)?.[0] ?? text;
}

function bySeries(system: ExaminedSystem, tableFor: (criterion: Criterion) => string): string {
  return soc2TscRev2022.series
    .map(({ id, title }) => ({ id, title, criteria: system.criteria.filter(({ series }) => series === id) }))
    .filter(({ criteria }) => criteria.length > 0)
    .map(
      ({ id, title, criteria }) =>
        `<h2 id="series-${id}">${id} · ${escapeHtml(title)}</h2>${criteria.map(tableFor).join('')}`,
    )
    .join('');
}

function testRows(
  system: ExaminedSystem,
  control: ExaminedControl,
  tests: ReadonlyMap<string, ControlTest>,
): string[] {
  const test = tests.get(control.id);
  const steps = (test?.steps ?? []).map((step) => `<li>${escapeHtml(step)}</li>`).join('');
  const statement = `<p>${id(control)} ${strong(control.data.title)}</p><p>${escapeHtml(statementOf(control))}</p>`;
  const exception = exceptionRow(system, control, test);
  const result = exception
    ? strong('Exception noted, see the row below.')
    : escapeHtml(test?.result ?? 'No exceptions noted.');
  return [
    row([statement, `<ul>${steps}</ul>`, `<p>${result}</p>`], false),
    ...(exception ? [exception] : []),
  ];
}

/** An exception takes the whole width: what was found, and what management says about it. */
function exceptionRow(
  { report }: ExaminedSystem,
  control: ExaminedControl,
  test: ControlTest | undefined,
): string | null {
  const exception = report.exceptions.find((found) => found.control === control.id);
  if (!exception) return null;
  return `<tr class="exception"><td colspan="3"><p>${strong(`Exception, ${control.id}.`)} ${escapeHtml(exception.description)} ${escapeHtml(test?.detail ?? '')}</p>
<p>${strong('Management’s response.')} ${escapeHtml(exception.response)}</p></td></tr>`;
}

function referenceRow(system: ExaminedSystem, control: ExaminedControl): string {
  const home = homeOf(system, control);
  const isException = system.report.exceptions.some((found) => found.control === control.id);
  const name = `${id(control)} ${escapeHtml(control.data.title)}`;
  return row(
    [name, `Tested under ${home}.`, isException ? `Exception noted, see ${home}.` : `See ${home}.`],
    true,
  );
}

/** The criterion stands in the table's head, so that a table which goes on over the page says what it belongs to. */
function table(
  kind: string,
  criterion: Criterion,
  heads: readonly string[],
  rows: readonly string[],
): string {
  const head =
    heads.length === 0 ? '' : `<tr>${heads.map((name) => `<th scope="col">${name}</th>`).join('')}</tr>`;
  const span = heads.length || 2;
  return `<table class="criterion ${kind}"><thead><tr><th class="band" colspan="${span}" scope="colgroup">${criterion.id} &nbsp; ${escapeHtml(criterion.title)}</th></tr>${head}</thead>
<tbody><tr class="aim"><td colspan="${span}">${escapeHtml(criterion.summary)}</td></tr>${rows.join('')}</tbody></table>`;
}

function row(cells: readonly string[], isReference: boolean): string {
  return `<tr${isReference ? ' class="again"' : ''}>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function id(control: ExaminedControl): string {
  return `<span class="id">${control.id}</span>`;
}

function strong(text: string): string {
  return `<strong>${escapeHtml(text)}</strong>`;
}

function split<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
