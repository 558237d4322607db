import type { PointOfFocus } from '#domain/criterion.ts';
import { type Gap, gapSeverity } from '#domain/readiness/gap.ts';
import { counted, notCountingLabels } from './labels.ts';

/** A gap as a person reads it: what is missing, and what closes it. */
export interface GapWords {
  readonly what: string;
  readonly action: string;
}

/** Says one gap in a sentence, with the next step. */
export function gapWords(gap: Gap): GapWords {
  switch (gap.kind) {
    case 'uncovered':
      return {
        what:
          gap.elsewhere.length > 0
            ? `No control of this system names it; controls for other products do: ${gap.elsewhere.join(', ')}.`
            : 'No control names it.',
        action: 'Describe what is done for it, or put a control in place.',
      };
    case 'not-in-place':
      return {
        what: `Every control that names it counts for nothing yet: ${gap.controls.map(({ control, why }) => `${control} (${notCountingLabels[why]})`).join(', ')}.`,
        action: 'Put one in place and write down what is done, by whom and how often.',
      };
    case 'carve-out-unmonitored':
      return {
        what: `It is left to ${gap.organization} ${gap.lacks.map((lack) => lacksWords[lack]).join(' and ')}.`,
        action:
          'Name the provider’s control (csoc) and an implemented control that monitors it (monitoredBy).',
      };
    case 'open-exception':
      return {
        what: `An exception of ${gap.control} in ${gap.report} is still open: ${gap.description}`,
        action: 'Remediate it and keep runs of the control from after the change.',
      };
    case 'no-evidence':
      return {
        what:
          gap.items.length > 0
            ? `Evidence is listed (${gap.items.map(quoted).join(', ')}) but none was ever collected.`
            : 'No evidence is listed.',
        action: 'Decide what proves it, collect it, and write down the day.',
      };
    case 'evidence-missing':
      return {
        what: `${quoted(gap.item)} (${gap.cadence}) was never collected.`,
        action: 'Collect it and write down the day.',
      };
    case 'evidence-overdue':
      return {
        what: `${quoted(gap.item)} (${gap.cadence}) is of ${gap.collected}; the next was due on ${gap.due}, ${counted(gap.days, 'day')} ago.`,
        action: 'Collect it now; what was not done in its time cannot be done later.',
      };
    case 'no-evidence-in-period':
      return {
        what: `The period ${gap.start} to ${gap.end} is over and no evidence of it was collected.`,
        action: 'Look for records of the period before fieldwork.',
      };
    case 'evidence-due':
      return {
        what: `${quoted(gap.item)} (${gap.cadence}, last ${gap.collected}) is due on ${gap.due}, ${ahead(gap.days)}.`,
        action: 'Plan its collection.',
      };
    default:
      return reviewWords(gap);
  }
}

type Reviewed = Extract<
  Gap,
  {
    kind:
      | `${'policy' | 'control'}-review-${'overdue' | 'due'}`
      | 'control-never-reviewed'
      | 'provider-report'
      | 'no-policy'
      | 'no-frequency'
      | 'control-not-counting'
      | 'points-untouched';
  }
>;

function reviewWords(gap: Reviewed): GapWords {
  switch (gap.kind) {
    case 'policy-review-overdue':
    case 'control-review-overdue':
      return {
        what: `Its review was due on ${gap.due}, ${counted(gap.days, 'day')} ago.`,
        action:
          gap.kind === 'policy-review-overdue'
            ? 'Review and approve it, then write the new days.'
            : 'Compare the text with the practice.',
      };
    case 'policy-review-due':
    case 'control-review-due':
      return { what: `Its review is due on ${gap.due}, ${ahead(gap.days)}.`, action: 'Plan the review.' };
    case 'control-never-reviewed':
      return {
        what: 'No review is recorded.',
        action: 'Compare the text with the practice and write the day.',
      };
    case 'provider-report':
      return gap.periodEnd
        ? {
            what: `The provider’s own report on file ends on ${gap.periodEnd}, over twelve months ago.`,
            action: 'Obtain and review the next one.',
          }
        : {
            what: 'No report of the provider is on file.',
            action: 'Obtain its report, review it and record type, period and day of review.',
          };
    case 'no-policy':
      return { what: 'It names no policy.', action: 'Name the policy that asks for it.' };
    case 'no-frequency':
      return {
        what: 'It does not say how often it is performed, so no population follows.',
        action: 'Add its frequency.',
      };
    case 'control-not-counting':
      return {
        what: `It is ${notCountingLabels[gap.why]} and counts for nothing yet.`,
        action: 'None, as long as other controls cover its criteria.',
      };
    case 'points-untouched':
      return {
        what: `Controls name ${gap.touched} of ${gap.touched + gap.points.length} points of focus; untouched: ${positions(gap)}.`,
        action: 'Name those that a control touches.',
      };
    default:
      return gap satisfies never;
  }
}

/** Untouched points of focus: many, and none a must, so that documents list them apart. */
export type PointsGap = Extract<Gap, { kind: 'points-untouched' }>;

/** Whether a gap is about points of focus. */
export function isPointsGap(gap: Gap): gap is PointsGap {
  return gap.kind === 'points-untouched';
}

/** The positions of the untouched points. */
export function positions({ points }: Pick<PointsGap, 'points'>): string {
  return points.map(({ position }) => position).join(', ');
}

/** What stands above their list. */
export const pointsNote =
  'Points of focus illustrate a criterion and are not requirements; not all fit every system. An auditor’s questions follow them nonetheless. Their labels stand under each criterion.';

/** How many gaps, duties due soon and notes left out, concern a criterion. */
export function openGaps(criterion: string, gaps: readonly Gap[]): number {
  return gaps.filter((gap) => isOpen(gap) && gap.criteria.includes(criterion)).length;
}

function isOpen(gap: Gap): boolean {
  const severity = gapSeverity(gap);
  return severity !== 'soon' && severity !== 'information';
}

/** `4 Problems that control work reveals are fixed`: position and our label; privacy points say for whom. */
export function pointWords({ position, label, role }: PointOfFocus): string {
  return `${position} ${label}${role ? ` (${role})` : ''}`;
}

const lacksWords = {
  csoc: 'without naming the provider’s control',
  monitor: 'without an implemented control that monitors it',
} as const;

function quoted(text: string): string {
  return `“${text}”`;
}

function ahead(days: number): string {
  return days === 0 ? 'today' : `in ${counted(days, 'day')}`;
}
