import type { CalendarDay } from './calendar-day.ts';
import { bridgeDates } from './dates-ahead/bridge-dates.ts';
import { documentDates, penTestDates } from './dates-ahead/document-dates.ts';
import { agreementDates, settingsDates, subprocessorDates } from './dates-ahead/notice-dates.ts';
import { certificateDates, examinationDates, freshnessDates } from './dates-ahead/report-dates.ts';
import { controlDates, evidenceDates, policyDates } from './dates-ahead/upkeep-dates.ts';
import type { TrustCenter } from './trust-center.ts';

/** Every kind of day that the content leads to. */
const dateKinds = [
  'policy-review',
  'policy-effective',
  'control-review',
  'evidence-due',
  'document-expiry',
  'pen-test-due',
  'stage-begins',
  'stage-ends',
  'period-begins',
  'period-ends',
  'as-of',
  'report-due',
  'report-stale',
  'bridge-gap',
  'bridge-letter-due',
  'provider-report-due',
  'certificate-expiry',
  'subprocessor-announce',
  'subprocessor-notice',
  'subprocessor-effective',
  'subprocessor-removed',
  'agreement-effective',
  'security-txt-expiry',
  'check-override-ends',
] as const;

export type DateKind = (typeof dateKinds)[number];

/** One day on which something is due, begins or ends. Internal: it names controls and evidence that are not published. */
export interface DateAhead {
  readonly day: CalendarDay;
  readonly kind: DateKind;
  /** The entry that it comes from, such as `AC-05`; with `part` it stays the same when the day changes. */
  readonly id: string;
  /** Tells several days of one kind and entry apart: the position of evidence, the name of a stage; empty otherwise. */
  readonly part: string;
  readonly title: string;
  /** What more there is to say; empty where the kind says it all. */
  readonly note: string;
  /** The role that does it; null where the content names none. */
  readonly owner: string | null;
  /** Path of the content file. */
  readonly file: string;
  /** Whether somebody has to do something by the day, so that a day in the past is overdue and not merely over. */
  readonly duty: boolean;
}

/**
 * Every day that the content leads to, past ones included, soonest first. The public page shows a choice of published days
 * instead (`src/site/dates-ahead.ts`): it starts from what may be shown and cannot share this list.
 */
export function datesAhead(trustCenter: TrustCenter, today: CalendarDay): readonly DateAhead[] {
  return [
    ...policyDates(trustCenter, today),
    ...controlDates(trustCenter),
    ...evidenceDates(trustCenter),
    ...documentDates(trustCenter),
    ...penTestDates(trustCenter),
    ...examinationDates(trustCenter),
    ...freshnessDates(trustCenter),
    ...bridgeDates(trustCenter),
    ...certificateDates(trustCenter),
    ...subprocessorDates(trustCenter, today),
    ...agreementDates(trustCenter),
    ...settingsDates(trustCenter),
  ].sort(compareDates);
}

/** The days from one to another, both included; null leaves a side open. */
export function datesWithin(
  dates: readonly DateAhead[],
  from: CalendarDay | null,
  to: CalendarDay | null,
): readonly DateAhead[] {
  return dates.filter(({ day }) => (from === null || day >= from) && (to === null || day <= to));
}

/** Duties whose day has passed. */
export function overdueDuties(dates: readonly DateAhead[], today: CalendarDay): readonly DateAhead[] {
  return dates.filter(({ day, duty }) => duty && day < today);
}

function compareDates(a: DateAhead, b: DateAhead): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return dateKinds.indexOf(a.kind) - dateKinds.indexOf(b.kind) || byId(a.id, b.id) || byId(a.part, b.part);
}

const byId = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare;
