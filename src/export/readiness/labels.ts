import type { Category } from '#domain/criterion.ts';
import type { CriterionState } from '#domain/readiness/criterion-readiness.ts';
import type { DueState } from '#domain/readiness/due-state.ts';
import type { CombinedEvidence } from '#domain/readiness/evidence-age.ts';
import type { StageName } from '#domain/readiness/examination.ts';
import type { GapSeverity, NotCounting } from '#domain/readiness/gap.ts';

/** The words of the readiness assessment for values of the content model and of its own states. */

export const criterionStateLabels: Readonly<Record<CriterionState, string>> = {
  documented: 'Documented',
  'carved-out': 'Carved out',
  'not-applicable': 'Not applicable',
  'not-in-place': 'Not in place',
  uncovered: 'No control',
};

export const evidenceStateLabels: Readonly<Record<CombinedEvidence, string>> = {
  none: 'None collected',
  incomplete: 'Incomplete',
  'no-cadence': 'No set day',
  current: 'Current',
  due: 'Due soon',
  overdue: 'Overdue',
};

export const dueStateLabels: Readonly<Record<DueState | 'never', string>> = {
  current: 'Current',
  due: 'Due soon',
  overdue: 'Overdue',
  never: 'Not recorded',
};

export const notCountingLabels: Readonly<Record<NotCounting['why'], string>> = {
  planned: 'planned',
  partial: 'partly implemented',
  'not-documented': 'implemented, but its text is not documentation',
};

/** Each heading says what its group has in common; the severity's name is for machines. */
export const severityHeadings: Readonly<Record<GapSeverity, string>> = {
  critical: 'Criteria without a control in place, or left to a provider without monitoring',
  high: 'Evidence that is missing or overdue, and open exceptions',
  medium: 'Reviews overdue, and details that an auditor needs',
  soon: 'Due within 30 days',
  information: 'For information',
};

export const stageNames: Readonly<Record<StageName, string>> = {
  planning: 'Planning',
  preparation: 'Preparation',
  observation: 'Observation period',
  fieldwork: 'Fieldwork',
  reporting: 'Reporting',
};

export const categoryNames: Readonly<Record<Category, string>> = {
  security: 'Security',
  availability: 'Availability',
  confidentiality: 'Confidentiality',
  'processing-integrity': 'Processing integrity',
  privacy: 'Privacy',
};

/** `1 gap`, `2 gaps`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `CC6.1, CC6.2` for few, `CC1.1, CC1.2, CC1.3 and 30 more` for many. */
export function shortList(words: readonly string[], most = 6): string {
  if (words.length <= most) return words.join(', ');
  return `${words.slice(0, most - 1).join(', ')} and ${words.length - most + 1} more`;
}

/** A value of the content model with its first letter in upper case; a dash where it is missing. */
export function capitalized(value: string | null | undefined): string {
  return value ? value.charAt(0).toUpperCase() + value.slice(1) : '–';
}
