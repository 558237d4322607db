import type { Words } from './words/words.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long a request has waited, and what that means for the time it was promised. */
export function waitingAge(
  { queuedAt, dueAt }: { readonly queuedAt: number; readonly dueAt: number | null },
  now: number,
  words: Words['staffPages']['age'],
): { readonly text: string; readonly isLate: boolean } {
  const waited = words.waited(span(now - queuedAt, words));
  if (dueAt === null) return { text: waited, isLate: false };
  const isLate = now >= dueAt;
  const rest = isLate ? words.overdue(span(now - dueAt, words)) : words.left(span(dueAt - now, words));
  return { text: `${waited}, ${rest}`, isLate };
}

/** A span in its largest fitting unit, cut and never rounded up. */
function span(ms: number, words: Words['staffPages']['age']): string {
  if (ms >= 2 * dayMs) return words.days(Math.floor(ms / dayMs));
  if (ms >= hourMs) return words.hours(Math.floor(ms / hourMs));
  return words.minutes(Math.max(0, Math.floor(ms / minuteMs)));
}
