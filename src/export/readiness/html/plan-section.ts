import type { Examination } from '#domain/readiness/examination.ts';
import { examinationName, lastReportWords, nextWords, noExamination, stageRows } from '../plan-words.ts';
import type { AssessedDocument } from '../readiness-document.ts';
import { chart } from './chart.ts';
import { html, type Markup } from './markup.ts';
import { table } from './table.ts';

/** The examinations ahead, where the day stands in them, and how long the last report reaches. */
export function planSection(system: AssessedDocument, prefix: string): Markup {
  const { plan, today } = system;
  const ahead = [plan.next, ...plan.later].flatMap((examination) => examination ?? []);
  return html`<section aria-labelledby="${prefix}timeline">
<h2 id="${prefix}timeline">Timeline</h2>
${chart(system)}
${ahead.length === 0 && html`<p>${noExamination}</p>`}
${ahead.map((examination) => examinationPart(examination, system))}
${plan.last && html`<h3>The last report</h3>${lastReportWords(plan.last, today).map((words) => html`<p>${words}</p>`)}`}
</section>`;
}

function examinationPart(examination: Examination, { today }: AssessedDocument): Markup {
  const rows = stageRows(examination, today).map(({ name, from, to, position }) => [
    name,
    from,
    to,
    position,
  ]);
  return html`<h3>${examinationName(examination)}</h3>
<p>${nextWords(examination, today).join(' ')}</p>
${
  rows.length > 0 &&
  table(
    [
      { head: 'Stage', width: 30 },
      { head: 'From', kind: 'day', width: 15 },
      { head: 'To', kind: 'day', width: 15 },
      { head: `On ${today}` },
    ],
    rows,
  )
}`;
}
