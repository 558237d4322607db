import type { DateAhead, DateKind } from '#domain/dates-ahead.ts';

/** What stands on top of every format. */
export const calendarTitle = 'Dates to come';
export const calendarNotice = 'Internal: not for publication';

/** What happens on a day, in a few words. */
export const kindLabels: Readonly<Record<DateKind, string>> = {
  'policy-review': 'Policy review due',
  'policy-effective': 'Policy takes effect',
  'control-review': 'Control review due',
  'evidence-due': 'Evidence due',
  'document-expiry': 'Document expires',
  'pen-test-due': 'Penetration test due',
  'stage-begins': 'Stage begins',
  'stage-ends': 'Stage ends',
  'period-begins': 'Report period begins',
  'period-ends': 'Report period ends',
  'as-of': 'Day of the report',
  'report-due': 'Next report due',
  'report-stale': 'Report out of date after',
  'bridge-gap': 'Bridge gap begins',
  'bridge-letter-due': 'Bridge letter due',
  'provider-report-due': 'Provider’s report due',
  'certificate-expiry': 'Certificate expires',
  'subprocessor-announce': 'Announce by',
  'subprocessor-notice': 'Notice period ends',
  'subprocessor-effective': 'Subprocessor takes effect',
  'subprocessor-removed': 'Subprocessor ends',
  'agreement-effective': 'Agreement takes effect',
  'security-txt-expiry': 'security.txt expires',
  'check-override-ends': 'Changed check ends',
};

/** What a day is about: `AC-05: Signed review record`, `Cryptography policy 2.2`. Ids stand where people use them as names. */
export function dateSubject({ kind, id, part, title }: DateAhead): string {
  switch (kind) {
    case 'control-review':
    case 'evidence-due':
      return `${id}: ${title}`;
    case 'stage-begins':
    case 'stage-ends':
      return `${part.replace('-', ' ')}, ${title} (${id})`;
    case 'period-begins':
    case 'period-ends':
    case 'as-of':
    case 'report-due':
    case 'report-stale':
    case 'bridge-gap':
    case 'bridge-letter-due':
    case 'certificate-expiry':
      return `${title} (${id})`;
    default:
      return title;
  }
}

/** A whole line for calendars: `Evidence due: AC-05: Signed review record`. */
export function dateSummary(date: DateAhead): string {
  return `${kindLabels[date.kind]}: ${dateSubject(date)}`;
}
