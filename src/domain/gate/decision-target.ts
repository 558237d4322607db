/**
 * When a request that came to staff at `queuedAt` is late, by the target as `gate.yaml` writes it: `4 hours`, `1 day`,
 * `2 business days`, `1 week`, also in German. Business days leave out Saturdays and Sundays (UTC); holidays are not known.
 * @returns epoch milliseconds, or null where the target is written in words that are not understood
 */
export function decisionDue(queuedAt: number, target: string): number | null {
  const [, count = '', business = '', unit = ''] = pattern.exec(target.trim()) ?? [];
  const ms = lengths.find(([words]) => words.test(unit))?.[1];
  if (ms === undefined) return null;
  const isBusiness = business !== '' || /^werktag/i.test(unit) || /^arbeitstag/i.test(unit);
  return isBusiness ? addBusinessDays(queuedAt, Number(count)) : queuedAt + Number(count) * ms;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const pattern = /^(?:within |innerhalb von )?(\d{1,3})\s+(business |working )?([a-zäöü]+)$/i;

const lengths: readonly (readonly [RegExp, number])[] = [
  [/^(?:hours?|stunden?)$/i, hourMs],
  [/^(?:days?|tage?n?|werktage?n?|arbeitstage?n?)$/i, dayMs],
  [/^(?:weeks?|wochen?)$/i, 7 * dayMs],
];

/** The same time of day, so many working days later; what comes in on a weekend counts from Monday's beginning. */
function addBusinessDays(from: number, days: number): number {
  let moment = isWeekend(from) ? nextMonday(from) : from;
  for (let left = days; left > 0; ) {
    moment += dayMs;
    if (!isWeekend(moment)) left -= 1;
  }
  return moment;
}

function isWeekend(moment: number): boolean {
  const weekday = new Date(moment).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function nextMonday(moment: number): number {
  const midnight = Math.floor(moment / dayMs) * dayMs;
  return midnight + (new Date(moment).getUTCDay() === 6 ? 2 : 1) * dayMs;
}
