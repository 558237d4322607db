import { type CalendarDay, parseDay } from '#domain/calendar-day.ts';
import type { DateAhead } from '#domain/dates-ahead.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { type Command, CommandFailure, type ExitCode, exit, type Invocation, textOption } from './command.ts';
import { contentHelp, contentOptions, contentRoot, todayOf } from './content-options.ts';
import { leftOutMessage, refusedFiles } from './left-out.ts';

const formats = ['table', 'ics', 'json'] as const;

/** `vitrine calendar`: every date to come. */
export const calendarCommand: Command = {
  name: 'calendar',
  summary: 'Lists every date to come: reviews, evidence, expiries, periods, notices (internal).',
  usage: '[--content DIR] [--format table|ics|json] [--from DAY] [--to DAY] [--today YYYY-MM-DD]',
  help: `
${contentHelp}
  --format FORMAT      ${formats.join(' | ')} (default: table)
  --from YYYY-MM-DD    the first day (default: today); earlier days show what is overdue
  --to YYYY-MM-DD      the last day (default: all that lie ahead)

The list names internal controls and evidence. It is not for publication. vault/private.yaml.age is not read: it holds no dates
that are listed here. Importing the .ics again moves events whose day has
changed; events of entries that are gone stay until you delete them.

Exit code 0: listed; 1: listed without files that could not be read, or no date for an .ics; 2: the list could not be made.`,
  options: {
    ...contentOptions,
    format: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
  },
  async run(invocation) {
    const format = formatOf(invocation);
    const today = todayOf(invocation);
    const range = { today, from: dayOf(invocation, 'from') ?? today, to: dayOf(invocation, 'to') };
    if (range.to !== null && range.to < range.from)
      throw new CommandFailure(`--to ${range.to} is before the first day, ${range.from}.`);
    const [{ load }, { datesAhead, datesWithin, overdueDuties }] = await Promise.all([
      import('#load/load.ts'),
      import('#domain/dates-ahead.ts'),
    ]);
    const loaded = load(contentRoot(invocation));
    const all = datesAhead(loaded.trustCenter, today);
    const code = await print(invocation, format, {
      trustCenter: loaded.trustCenter,
      dates: datesWithin(all, range.from, range.to),
      overdue: overdueDuties(all, today).filter(({ day }) => day < range.from),
      ...range,
    });
    const leftOut = refusedFiles(loaded);
    if (leftOut.length === 0) return code;
    invocation.terminal.err(leftOutMessage(leftOut));
    return exit.errors;
  },
};

type Format = (typeof formats)[number];

interface Listing {
  readonly trustCenter: TrustCenter;
  readonly dates: readonly DateAhead[];
  readonly overdue: readonly DateAhead[];
  readonly today: CalendarDay;
  readonly from: CalendarDay;
  readonly to: CalendarDay | null;
}

async function print({ terminal }: Invocation, format: Format, listing: Listing): Promise<ExitCode> {
  const { dates, overdue, today, from, to } = listing;
  switch (format) {
    case 'table': {
      const { calendarTable } = await import('#export/calendar/calendar-table.ts');
      terminal.out(calendarTable(dates, { today, overdue }));
      return exit.fine;
    }
    case 'json': {
      const { calendarJson } = await import('#export/calendar/calendar-json.ts');
      terminal.out(calendarJson(dates, { today, from, to }));
      return exit.fine;
    }
    case 'ics': {
      if (dates.length === 0) {
        terminal.err('No date lies in these days, and an .ics without an event is not valid (RFC 5545).\n');
        return exit.errors;
      }
      const { calendarIcs } = await import('#export/calendar/calendar-ics.ts');
      const { name, url } = listing.trustCenter.trust.data.company;
      terminal.out(calendarIcs(dates, { company: name, host: new URL(url).hostname, today }));
      return exit.fine;
    }
    default:
      return format satisfies never;
  }
}

function formatOf(invocation: Invocation): Format {
  const written = textOption(invocation, 'format') ?? 'table';
  const format = formats.find((known) => known === written);
  if (!format) throw new CommandFailure(`--format ${written} is unknown; formats are ${formats.join(', ')}.`);
  return format;
}

function dayOf(invocation: Invocation, name: 'from' | 'to'): CalendarDay | null {
  const written = textOption(invocation, name);
  if (written === undefined) return null;
  const day = parseDay(written);
  if (!day) throw new CommandFailure(`--${name} is ${written}; expected a calendar day like 2026-06-30.`);
  return day;
}
