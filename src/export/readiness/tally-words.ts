import type { Tally } from '#domain/readiness/tally.ts';
import { counted } from './labels.ts';

/** One line of the summary: a figure with what it counts, and the rest of the same whole. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly detail: string;
}

/** The summary's figures. They say what is documented and dated, never that anything is compliant. */
export function figures({
  criteria,
  controls,
  points,
  policies,
  evidence,
  exceptions,
}: Tally): readonly Figure[] {
  return [
    {
      label: 'Criteria documented',
      value: `${criteria.documented} of ${criteria.inScope}`,
      detail: parts([
        [criteria.uncovered, 'without a control'],
        [criteria['not-in-place'], 'not in place'],
        [criteria['carved-out'], 'carved out'],
        [criteria['not-applicable'], 'not applicable'],
        [criteria.partlyCarvedOut, 'of those documented carved out in part'],
      ]),
    },
    {
      label: 'Controls in place',
      value: `${controls.inPlace} of ${controls.inPlace + controls.partial + controls.planned + controls.notDocumented}`,
      detail: parts([
        [controls.planned, 'planned'],
        [controls.partial, 'partly implemented'],
        [controls.notDocumented, 'not documented'],
        [controls.withoutEvidence, 'in place without any evidence'],
      ]),
    },
    {
      label: 'Pieces of evidence in time',
      value: `${evidence.current + evidence.due} of ${evidence.items}`,
      detail: parts([
        [evidence.overdue, 'overdue'],
        [evidence.none, 'never collected'],
        [evidence['no-cadence'], 'collected, without a set next day'],
        [evidence.due, 'of those in time due within 30 days'],
      ]),
    },
    ...(evidence.inPeriod === null
      ? []
      : [
          {
            label: 'Collected within the period',
            value: `${evidence.inPeriod} of ${evidence.items}`,
            detail: 'An auditor tests what was done within the period of the report.',
          },
        ]),
    {
      label: 'Policies within their review day',
      value: `${policies.current + policies.due} of ${policies.total}`,
      detail: parts([
        [policies.overdue, 'overdue'],
        [policies.due, 'of those due within 30 days'],
      ]),
    },
    {
      label: 'Exceptions in the last report',
      value: String(exceptions.open + exceptions.remediated + exceptions.accepted),
      detail: parts([
        [exceptions.open, 'open'],
        [exceptions.remediated, 'remediated'],
        [exceptions.accepted, 'accepted'],
      ]),
    },
    points.used
      ? {
          label: 'Points of focus named by controls',
          value: `${points.touched} of ${points.applicable}`,
          detail: 'They illustrate the criteria and are not requirements.',
        }
      : {
          label: 'Points of focus named by controls',
          value: 'Not recorded',
          detail: 'No control names any; they are not requirements.',
        },
  ];
}

/** How many gaps there are, worst first, in a sentence. */
export function gapCountWords({ gaps }: Tally): string {
  const open = gaps.critical + gaps.high + gaps.medium;
  const rest = `${counted(gaps.soon, 'duty is', 'duties are')} due within 30 days and ${counted(gaps.information, 'note is', 'notes are')} for information.`;
  if (open === 0) return `The records show no gap. ${capital(rest)}`;
  return `${counted(open, 'gap')}: ${gaps.critical} critical, ${gaps.high} high, ${gaps.medium} medium. ${capital(rest)}`;
}

function parts(counts: readonly (readonly [count: number, what: string])[]): string {
  const there = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return there.join(', ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
