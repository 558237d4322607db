import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Subprocessor } from '#domain/content/subprocessors.ts';
import type { PublicContent } from '../public-content.ts';
import { type FieldChange, subprocessorFieldChanges } from './field-changes.ts';

/** One change of the list of subprocessors, as git remembers it. */
export interface SubprocessorStep {
  readonly day: CalendarDay;
  readonly kind: 'listed' | 'changed' | 'unlisted';
  readonly subprocessor: Subprocessor;
  readonly fields: readonly FieldChange[];
}

/** How the list came to be, the newest change first: who was listed, what changed of them, who was taken off. */
export function subprocessorHistory({
  past,
  subprocessors,
  today,
}: PublicContent): readonly SubprocessorStep[] {
  if (past.kind !== 'known' || past.subprocessors.length === 0) return [];
  const states = [{ day: today, state: subprocessors.list }, ...past.subprocessors];
  return states.slice(1).flatMap(({ state }, index) => {
    const after = states[index];
    return after ? differences(state, after.state, after.day) : [];
  });
}

/** What differs between two lists, by the ids of the subprocessors. */
export function differences(
  before: readonly Subprocessor[],
  after: readonly Subprocessor[],
  day: CalendarDay,
): readonly SubprocessorStep[] {
  const was = new Map(before.map((one) => [one.id, one]));
  const is = new Map(after.map((one) => [one.id, one]));
  return [
    ...after.flatMap((subprocessor): readonly SubprocessorStep[] => {
      const earlier = was.get(subprocessor.id);
      if (!earlier) return [{ day, kind: 'listed', subprocessor, fields: [] }];
      const fields = subprocessorFieldChanges(earlier, subprocessor);
      return fields.length > 0 ? [{ day, kind: 'changed', subprocessor, fields }] : [];
    }),
    ...before.flatMap((subprocessor): readonly SubprocessorStep[] =>
      is.has(subprocessor.id) ? [] : [{ day, kind: 'unlisted', subprocessor, fields: [] }],
    ),
  ];
}
