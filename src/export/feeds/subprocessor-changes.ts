import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Subprocessor } from '#domain/content/subprocessors.ts';
import type { Sources } from '../sources.ts';
import type { Change } from './feed.ts';

/** What happens to subprocessors, each on its day: announced, in effect, removed. */
export function subprocessorChanges(sources: Sources): Change[] {
  return sources.content.subprocessors.list.flatMap((one) => [
    ...announcement(one, sources),
    ...beginning(one, sources),
    ...removal(one, sources),
  ]);
}

function announcement(one: Subprocessor, sources: Sources): Change[] {
  const { announced, effective } = one;
  if (!announced || !effective) return [];
  if (isLeaving(one)) {
    const title = `Announced: ${one.name} is no longer a subprocessor from ${one.removed ?? effective}`;
    return [change(one, 'announced', announced, title, sentence(one.purpose), sources)];
  }
  const { company, subprocessors } = sources.content;
  const replaced = subprocessors.list.find(({ id }) => id === one.replaces);
  const objection =
    one.status === 'planned'
      ? ` Last day to object: ${effective}, by mail to ${company.privacyEmail ?? company.securityEmail}.`
      : '';
  const replaces = replaced ? ` It replaces ${replaced.name}.` : '';
  const title = `Announced: ${one.name} becomes a subprocessor on ${effective}`;
  const summary = `${sentence(one.purpose)}${replaces}${objection}`;
  return [change(one, 'announced', announced, title, summary, sources)];
}

/** Of one that was removed, the days of announcement and effect are those of its leaving, unless it began on them. */
function isLeaving({ status, since, removed, announced, effective }: Subprocessor): boolean {
  if (since && announced && since < announced) return status === 'removed' || removed !== undefined;
  return status === 'removed' && !(removed && effective && effective < removed);
}

function beginning(one: Subprocessor, sources: Sources): Change[] {
  const day = one.since ?? (isLeaving(one) ? undefined : one.effective);
  if (!day || one.status === 'planned') return [];
  return [change(one, 'since', day, `${one.name} is a subprocessor`, sentence(one.purpose), sources)];
}

function removal(one: Subprocessor, sources: Sources): Change[] {
  const day = one.removed ?? (one.status === 'removed' ? one.effective : undefined);
  if (!day) return [];
  return [
    change(one, 'removed', day, `${one.name} is no longer a subprocessor`, sentence(one.purpose), sources),
  ];
}

function change(
  { id }: Subprocessor,
  event: 'announced' | 'since' | 'removed',
  day: CalendarDay,
  title: string,
  summary: string,
  { url }: Sources,
): Change {
  const page = url(`/subprocessors/#${id}`);
  return { id: `${page}-${event}-${day}`, title, url: page, day, kind: 'Subprocessor', summary, html: null };
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
