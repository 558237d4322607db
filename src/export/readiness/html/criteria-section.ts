import { whyNot } from '#domain/readiness/control-gaps.ts';
import type { ControlReadiness } from '#domain/readiness/control-readiness.ts';
import type { CriterionReadiness, CriterionState } from '#domain/readiness/criterion-readiness.ts';
import { criterionFacts } from '../criterion-words.ts';
import { dueVerb, lastCollected, nextDue } from '../evidence-words.ts';
import { openGaps } from '../gap-words.ts';
import { capitalized, criterionStateLabels, notCountingLabels } from '../labels.ts';
import type { AssessedDocument } from '../readiness-document.ts';
import { html, type Markup } from './markup.ts';
import { evidenceState, reviewState } from './state-markup.ts';
import { type Column, dated, named, table } from './table.ts';

/** One line for each criterion, with a link to its part. */
export function overviewSection(system: AssessedDocument, prefix: string): Markup {
  return html`<section aria-labelledby="${prefix}criteria">
<h2 id="${prefix}criteria">By criterion</h2>
${table(
  overviewColumns,
  system.criteria.map((one) => overviewRow(system, one, prefix)),
)}
</section>`;
}

/** Each criterion with its controls and what they rest on. */
export function criteriaSection(system: AssessedDocument, prefix: string): Markup {
  return html`${system.criteria.map((one) => criterionPart(system, one, prefix))}`;
}

const overviewColumns: readonly Column[] = [
  { head: 'Criterion', width: 29 },
  { head: 'State', kind: 'short' },
  { head: 'Controls', kind: 'number' },
  { head: 'Evidence' },
  { head: 'Policies', kind: 'number' },
  { head: 'Points of focus', kind: 'number' },
  { head: 'Gaps', kind: 'number' },
  { head: 'Owners', width: 25 },
];

function overviewRow(
  { tally, gaps }: AssessedDocument,
  { criterion, state, controls, evidenceState: evidence, policies, points, owners }: CriterionReadiness,
  prefix: string,
): readonly (Markup | string | number)[] {
  const open = openGaps(criterion.id, gaps);
  return [
    html`<a class="id" href="#${prefix}${criterion.id}">${criterion.id}</a> ${criterion.title}`,
    stateMarkup(state),
    controls.length,
    evidence ? evidenceState(evidence) : '–',
    policies.length,
    tally.points.used
      ? `${points.touched.length} of ${points.touched.length + points.untouched.length}`
      : '–',
    open > 0 ? html`<span class="missing">${open}</span>` : 0,
    owners.join(', ') || '–',
  ];
}

const controlColumns: readonly Column[] = [
  { head: 'Control', width: 31 },
  { head: 'Status', width: 10 },
  { head: 'Owner', width: 13 },
  { head: 'Type', width: 10 },
  { head: 'Frequency', width: 10 },
  { head: 'Evidence', width: 16 },
  { head: 'Reviewed', kind: 'day' },
];

function criterionPart(system: AssessedDocument, one: CriterionReadiness, prefix: string): Markup {
  const { criterion, state, controls, notCounting } = one;
  const facts = criterionFacts(system, one);
  const all = [...controls, ...notCounting];
  return html`<section class="criterion" aria-labelledby="${prefix}${criterion.id}">
<h3 id="${prefix}${criterion.id}"><span>${criterion.id} ${criterion.title}</span>${stateMarkup(state)}</h3>
<p>${criterion.summary}</p>
${all.length > 0 && table(controlColumns, all.map(controlRow))}
${
  facts.length > 0 &&
  html`<dl class="facts">${facts.map(
    ({ label, values }) =>
      html`<dt>${label}</dt><dd><ul>${values.map((value) => html`<li>${dated(value)}</li>`)}</ul></dd>`,
  )}</dl>`
}
</section>
`;
}

function controlRow(one: ControlReadiness): readonly (Markup | string)[] {
  const { id, data } = one.control;
  const last = lastCollected(one.evidence);
  const due = nextDue(one.evidence);
  return [
    named(id, data.title),
    one.notCounting
      ? html`<span class="missing">${capitalized(notCountingLabels[whyNot(one)])}</span>`
      : 'Implemented',
    data.owner,
    html`${capitalized(data.type)}${data.operation ? html`<span class="sub">${data.operation}</span>` : null}`,
    capitalized(data.frequency),
    html`${evidenceState(one.evidenceState)}${last ? html`<span class="sub">last ${last}</span>` : null}${
      due ? html`<span class="sub">${dueVerb(one.evidence)} ${due}</span>` : null
    }`,
    html`${one.review.last ?? '–'}${
      one.review.state === 'current' ? null : html`<span class="sub">${reviewState(one.review.state)}</span>`
    }`,
  ];
}

/** A state is told by its words and its shape, never by color alone. */
function stateMarkup(state: CriterionState): Markup {
  return html`<span class="state" data-shape="${shapes[state]}">${criterionStateLabels[state]}</span>`;
}

const shapes: Readonly<Record<CriterionState, string>> = {
  documented: '●',
  'carved-out': '◆',
  'not-applicable': '–',
  'not-in-place': '◐',
  uncovered: '○',
};
