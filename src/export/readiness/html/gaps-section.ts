import { type Gap, gapSeverities, gapSeverity } from '#domain/readiness/gap.ts';
import { gapWords, isPointsGap, type PointsGap, pointsNote, positions } from '../gap-words.ts';
import { severityHeadings, shortList } from '../labels.ts';
import type { AssessedDocument } from '../readiness-document.ts';
import { html, type Markup } from './markup.ts';
import { type Column, named, table } from './table.ts';

/** Gaps by severity, worst first; points of focus have a shorter table of their own at the end. */
export function gapsSection({ gaps }: AssessedDocument, prefix: string): Markup {
  const groups = Map.groupBy(
    gaps.filter((gap) => !isPointsGap(gap)),
    gapSeverity,
  );
  return html`<section aria-labelledby="${prefix}gaps">
<h2 id="${prefix}gaps">What is missing first</h2>
${gaps.length === 0 && html`<p>The records show no gap.</p>`}
${gapSeverities.map((severity) => {
  const group = groups.get(severity) ?? [];
  if (group.length === 0) return null;
  return html`<div class="severity-${severity}">
<h3>${severityHeadings[severity]} <span class="count">${group.length}</span></h3>
${table(columns, group.map(row))}
</div>`;
})}
${pointsPart(gaps.filter(isPointsGap))}
</section>`;
}

const columns: readonly Column[] = [
  { head: 'Where', width: 24 },
  { head: 'What', width: 35 },
  { head: 'Next step', width: 18 },
  { head: 'Criteria', width: 10 },
  { head: 'Owner', width: 13 },
];

function row(gap: Gap): readonly (Markup | string)[] {
  const { subject, criteria, owner } = gap;
  const { what, action } = gapWords(gap);
  const ids = subject.kind === 'criterion' ? '–' : shortList(criteria);
  return [named(subject.id, subject.title), what, action, ids, owner ?? '–'];
}

const pointColumns: readonly Column[] = [
  { head: 'Criterion', width: 34 },
  { head: 'Named', kind: 'short' },
  { head: 'Untouched', width: 36 },
  { head: 'Owner', width: 20 },
];

function pointsPart(gaps: readonly PointsGap[]): Markup | null {
  if (gaps.length === 0) return null;
  return html`<h3>Points of focus that no control names <span class="count">${gaps.length} criteria</span></h3>
<p>${pointsNote}</p>
${table(
  pointColumns,
  gaps.map((gap) => [
    named(gap.subject.id, gap.subject.title),
    `${gap.touched} of ${gap.touched + gap.points.length}`,
    positions(gap),
    gap.owner ?? '–',
  ]),
)}`;
}
