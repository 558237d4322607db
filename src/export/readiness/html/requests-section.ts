import type { ControlRequest } from '#domain/readiness/request.ts';
import { itemWords } from '../evidence-words.ts';
import { shortList } from '../labels.ts';
import type { AssessedDocument } from '../readiness-document.ts';
import { furtherRequests, populationWords, requestNotes } from '../request-words.ts';
import { html, type Markup } from './markup.ts';
import { reviewState } from './state-markup.ts';
import { type Column, dated, named, stacked, table } from './table.ts';

/** The policies that serve criteria in scope. */
export function policiesSection({ policies }: AssessedDocument, prefix: string): Markup {
  const rows = policies.map(({ policy, due, state, criteria }) => [
    html`<span class="id">${policy.data.title}</span> ${policy.data.version}`,
    policy.data.owner,
    html`${policy.data.approved}<span class="sub">${policy.data.approvedBy}</span>`,
    due,
    reviewState(state),
    criteria.join(', '),
  ]);
  return html`<section aria-labelledby="${prefix}policies">
<h2 id="${prefix}policies">Policies</h2>
${rows.length > 0 ? table(policyColumns, rows) : html`<p>No policy serves a criterion in scope.</p>`}
</section>`;
}

/** What an auditor would ask for. */
export function requestsSection(system: AssessedDocument, prefix: string): Markup {
  const further = furtherRequests(system);
  return html`<section aria-labelledby="${prefix}requests">
<h2 id="${prefix}requests">Request list</h2>
${requestNotes.map((note) => html`<p>${note}</p>`)}
${table(requestColumns, system.requests.map(requestRow))}
${
  further.length > 0 &&
  html`<h3>Besides controls</h3>
${table(
  furtherColumns,
  further.map(({ about, criteria, ask, owner }) => [
    html`<span class="id">${about}</span>`,
    shortList(criteria),
    ask,
    owner ?? '–',
  ]),
)}`
}
</section>`;
}

const policyColumns: readonly Column[] = [
  { head: 'Policy', width: 24 },
  { head: 'Owner', width: 14 },
  { head: 'Approved', width: 18 },
  { head: 'Next review', kind: 'day' },
  { head: 'State', width: 11 },
  { head: 'Criteria', width: 22 },
];

const requestColumns: readonly Column[] = [
  { head: 'Control', width: 22 },
  { head: 'Population and sample', width: 25 },
  { head: 'Evidence', width: 26 },
  { head: 'Owner', width: 10 },
  { head: 'Last', kind: 'day' },
  { head: 'Due', kind: 'day' },
];

const furtherColumns: readonly Column[] = [
  { head: 'About', width: 22 },
  { head: 'Criteria', width: 18 },
  { head: 'Request', width: 45 },
  { head: 'Owner', width: 15 },
];

function requestRow({ control, population, items, last, due }: ControlRequest): readonly (Markup | string)[] {
  const { id, data } = control.control;
  const words = populationWords(population);
  return [
    html`${named(id, data.title)}<span class="sub">${control.criteria.join(', ')}</span>`,
    html`${dated(words.population)}<span class="sub">${words.sample}</span>`,
    items.length > 0 ? stacked(items.map(itemWords)) : html`<span class="missing">None listed</span>`,
    data.owner,
    last ?? '–',
    due ?? '–',
  ];
}
