import { whyNot } from '#domain/readiness/control-gaps.ts';
import type { ControlReadiness } from '#domain/readiness/control-readiness.ts';
import type { CriterionReadiness } from '#domain/readiness/criterion-readiness.ts';
import { type Gap, gapSeverities, gapSeverity } from '#domain/readiness/gap.ts';
import { escapeText as text } from '../markdown/escape.ts';
import { criterionFacts } from './criterion-words.ts';
import { evidenceWords, itemWords } from './evidence-words.ts';
import { gapWords, isPointsGap, openGaps, type PointsGap, pointsNote, positions } from './gap-words.ts';
import {
  capitalized,
  categoryNames,
  criterionStateLabels,
  dueStateLabels,
  evidenceStateLabels,
  notCountingLabels,
  severityHeadings,
  shortList,
} from './labels.ts';
import { markdownTable } from './markdown-table.ts';
import { examinationName, lastReportWords, nextWords, noExamination, stageRows } from './plan-words.ts';
import {
  type AssessedDocument,
  internalNotice,
  type ReadinessDocument,
  readinessLimits,
  readinessTitle,
} from './readiness-document.ts';
import { furtherRequests, populationWords, requestNotes } from './request-words.ts';
import { figures, gapCountWords } from './tally-words.ts';

/** The assessment as Markdown with GitHub's tables. */
export function readinessMarkdown(document: ReadinessDocument): string {
  const { company, today, systems, leftOut } = document;
  const parts = [
    `**${internalNotice}.**\n`,
    `# ${readinessTitle}: ${text(company)}, ${today}\n`,
    `${readinessLimits}\n`,
    ...(leftOut.length > 0
      ? [
          `**Incomplete:** these files could not be read and are not in the figures; \`npx vitrine check\` says why: ${leftOut.map((file) => `\`${file}\``).join(', ')}.\n`,
        ]
      : []),
    ...systems.map((system) => systemPart(system)),
  ];
  return `${parts
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

function systemPart(system: AssessedDocument): string {
  const { scope, products, editionName, tally } = system;
  const categories = scope.categories.map((category) => categoryNames[category].toLowerCase()).join(', ');
  return [
    `## System: ${text(products.join(', ') || scope.id)}\n`,
    `${tally.criteria.inScope} criteria of ${text(editionName)} in scope: ${categories}.\n`,
    '### Summary\n',
    markdownTable(
      ['What', 'Count', 'Of the rest'],
      figures(tally).map(({ label, value, detail }) => [label, value, detail]),
    ),
    `${gapCountWords(tally)}\n`,
    '### What is missing first\n',
    gapsPart(system),
    '### Timeline\n',
    planPart(system),
    '### By criterion\n',
    overview(system),
    ...system.criteria.map((criterion) => criterionPart(system, criterion)),
    '### Policies\n',
    policiesPart(system),
    '### Request list\n',
    requestsPart(system),
  ].join('\n');
}

function gapsPart({ gaps }: AssessedDocument): string {
  const groups = Map.groupBy(
    gaps.filter((gap) => !isPointsGap(gap)),
    gapSeverity,
  );
  const tables = gapSeverities.flatMap((severity) => {
    const group = groups.get(severity) ?? [];
    if (group.length === 0) return [];
    return [
      `#### ${severityHeadings[severity]} (${group.length})\n`,
      markdownTable(['Where', 'What', 'Next step', 'Criteria', 'Owner'], group.map(gapRow)),
    ];
  });
  const parts = [...tables, ...pointsPart(gaps.filter(isPointsGap))];
  return parts.length > 0 ? parts.join('\n') : 'The records show no gap.\n';
}

function gapRow(gap: Gap): readonly string[] {
  const { what, action } = gapWords(gap);
  const { subject, criteria, owner } = gap;
  return [
    `**${text(subject.id)}** ${text(subject.title)}`,
    text(what),
    text(action),
    subject.kind === 'criterion' ? '–' : shortList(criteria),
    text(owner ?? '–'),
  ];
}

function pointsPart(gaps: readonly PointsGap[]): readonly string[] {
  if (gaps.length === 0) return [];
  const rows = gaps.map((gap) => [
    `**${gap.subject.id}** ${text(gap.subject.title)}`,
    `${gap.touched} of ${gap.touched + gap.points.length}`,
    positions(gap),
    text(gap.owner ?? '–'),
  ]);
  return [
    `#### Points of focus that no control names (${gaps.length} criteria)\n`,
    `${pointsNote}\n`,
    markdownTable(['Criterion', 'Named', 'Untouched', 'Owner'], rows),
  ];
}

function planPart({ plan, today }: AssessedDocument): string {
  const ahead = [plan.next, ...plan.later].flatMap((examination) => examination ?? []);
  const parts = ahead.map((examination) =>
    [
      `**${text(examinationName(examination))}**\n`,
      markdownTable(
        ['Stage', 'From', 'To', `On ${today}`],
        stageRows(examination, today).map(({ name, from, to, position }) => [name, from, to, position]),
      ),
      `${nextWords(examination, today).map(text).join(' ')}\n`,
    ].join('\n'),
  );
  return [
    ...(parts.length > 0 ? parts : [`${noExamination}\n`]),
    ...(plan.last ? [`**The last report.** ${lastReportWords(plan.last, today).map(text).join(' ')}\n`] : []),
  ].join('\n');
}

function overview({ criteria, tally, gaps }: AssessedDocument): string {
  return markdownTable(
    ['Criterion', 'State', 'Controls', 'Evidence', 'Policies', 'Points of focus named', 'Gaps', 'Owners'],
    criteria.map(({ criterion, state, controls, evidenceState, policies, points, owners }) => [
      `${criterion.id} ${text(criterion.title)}`,
      criterionStateLabels[state],
      String(controls.length),
      evidenceState ? evidenceStateLabels[evidenceState] : '–',
      String(policies.length),
      tally.points.used
        ? `${points.touched.length} of ${points.touched.length + points.untouched.length}`
        : '–',
      String(openGaps(criterion.id, gaps)),
      text(owners.join(', ') || '–'),
    ]),
  );
}

function criterionPart(system: AssessedDocument, one: CriterionReadiness): string {
  const { criterion, state, controls, notCounting } = one;
  const facts = criterionFacts(system, one).map(
    ({ label, values }) => `- ${label}: ${text(values.join('; '))}\n`,
  );
  return [
    `#### ${criterion.id} ${text(criterion.title)}\n`,
    `${text(criterion.summary)} **${criterionStateLabels[state]}.**\n`,
    markdownTable(
      ['Control', 'Status', 'Owner', 'Type', 'Frequency', 'Evidence', 'Reviewed'],
      [...controls, ...notCounting].map(controlRow),
    ),
    facts.join(''),
  ].join('\n');
}

function controlRow(one: ControlReadiness): readonly string[] {
  const { id, data } = one.control;
  return [
    `${text(id)} ${text(data.title)}`,
    one.notCounting ? capitalized(notCountingLabels[whyNot(one)]) : 'Implemented',
    text(data.owner),
    capitalized(data.type),
    capitalized(data.frequency),
    text(evidenceWords(one)),
    one.review.last ?? '–',
  ];
}

function policiesPart({ policies }: AssessedDocument): string {
  const rows = policies.map(({ policy, due, state, criteria }) => [
    text(policy.data.title),
    text(policy.data.version),
    text(policy.data.owner),
    `${policy.data.approved} (${text(policy.data.approvedBy)})`,
    due,
    dueStateLabels[state],
    criteria.join(', '),
  ]);
  const head = ['Policy', 'Version', 'Owner', 'Approved', 'Next review', 'State', 'Criteria'];
  return rows.length > 0 ? markdownTable(head, rows) : 'No policy serves a criterion in scope.\n';
}

function requestsPart(system: AssessedDocument): string {
  const controls = system.requests.map(({ control, population, items, last, due }) => {
    const words = populationWords(population);
    return [
      `${text(control.control.id)} ${text(control.control.data.title)}`,
      control.criteria.join(', '),
      text(words.population),
      text(words.sample),
      items.map((item) => text(itemWords(item))).join('<br>') || 'None listed',
      text(control.control.data.owner),
      last ?? '–',
      due ?? '–',
    ];
  });
  const further = furtherRequests(system).map(({ about, criteria, ask, owner }) => [
    text(about),
    shortList(criteria),
    text(ask),
    text(owner ?? '–'),
  ]);
  return [
    `${requestNotes.join(' ')}\n`,
    markdownTable(
      ['Control', 'Criteria', 'Population', 'Sample to expect', 'Evidence', 'Owner', 'Last', 'Due'],
      controls,
    ),
    ...(further.length > 0
      ? ['#### Besides controls\n', markdownTable(['About', 'Criteria', 'Request', 'Owner'], further)]
      : []),
  ].join('\n');
}
