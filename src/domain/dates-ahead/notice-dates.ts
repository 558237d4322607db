import { addDays, type CalendarDay } from '../calendar-day.ts';
import type { Subprocessor } from '../content/subprocessors.ts';
import type { DateAhead } from '../dates-ahead.ts';
import { lastDayToObject } from '../last-day-to-object.ts';
import type { TrustCenter } from '../trust-center.ts';

/** Planned subprocessors: announcement, end of the notice period, effect; and removals that lie ahead. */
export function subprocessorDates({ subprocessors }: TrustCenter, today: CalendarDay): readonly DateAhead[] {
  const { noticeDays, subprocessors: list } = subprocessors.data;
  return list.flatMap((one) => datesOf(one, noticeDays, subprocessors.file, today));
}

/** Agreements that come into force. */
export function agreementDates({ agreements }: TrustCenter): readonly DateAhead[] {
  return agreements.map(({ id, file, data }) => ({
    kind: 'agreement-effective',
    day: data.effective,
    id,
    part: '',
    title: `${data.title} ${data.version}`,
    note: data.reaccept === 'required' ? 'everybody accepts it anew' : 'new signers alone accept it',
    owner: null,
    file,
    duty: false,
  }));
}

/** The end of security.txt (RFC 9116) and of changed severities in trust.yaml. */
export function settingsDates({ trust }: TrustCenter): readonly DateAhead[] {
  const { contacts, checks } = trust.data;
  const base = { part: '', owner: null, file: trust.file };
  const overrides = Object.entries(checks).flatMap(([id, { until, severity, reason }]): DateAhead[] =>
    until
      ? [
          {
            ...base,
            kind: 'check-override-ends',
            day: until,
            id,
            title: `Rule ${id}`,
            note: `set to ${severity}: ${reason}`,
            duty: false,
          },
        ]
      : [],
  );
  if (!contacts.expires) return overrides;
  const note = 'check the contacts and renew it';
  return [
    ...overrides,
    {
      ...base,
      kind: 'security-txt-expiry',
      day: contacts.expires,
      id: 'security.txt',
      title: 'security.txt',
      note,
      duty: true,
    },
  ];
}

function datesOf(
  { id, name, status, announced, effective, removed }: Subprocessor,
  noticeDays: number | undefined,
  file: string,
  today: CalendarDay,
): readonly DateAhead[] {
  const base = { id, part: '', title: name, owner: null, file };
  if (removed && removed >= today)
    return [{ ...base, kind: 'subprocessor-removed', day: removed, note: '', duty: false }];
  if (status !== 'planned') return [];
  const days: DateAhead[] = [];
  if (effective && !announced && noticeDays !== undefined)
    days.push({
      ...base,
      kind: 'subprocessor-announce',
      day: addDays(effective, -noticeDays),
      note: `to keep ${noticeDays} days of notice`,
      duty: true,
    });
  const lastDay = lastDayToObject({ status, announced }, noticeDays);
  if (lastDay)
    days.push({
      ...base,
      kind: 'subprocessor-notice',
      day: lastDay,
      note: `last day to object: announced on ${announced}, ${noticeDays} days of notice`,
      duty: false,
    });
  if (effective)
    days.push({
      ...base,
      kind: 'subprocessor-effective',
      day: effective,
      note: '',
      duty: false,
    });
  return days;
}
