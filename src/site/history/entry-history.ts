import type { CalendarDay } from '#domain/calendar-day.ts';
import type { ProseBlock } from '#domain/history/text-changes.ts';
import type { PublicText } from '../public/visibility.ts';
import type { FieldChange } from './field-changes.ts';
import type { PastState } from './public-past.ts';

/** One change of an entry: what readers saw before it and after it. */
export interface HistoryStep<State> {
  readonly day: CalendarDay;
  /** Null where the change is in this build but not committed. */
  readonly commit: string | null;
  readonly before: State;
  readonly after: State;
  readonly fields: readonly FieldChange[];
  readonly isTextChanged: boolean;
}

/** How an entry came to be as it is, as far as it may be told. */
export interface EntryHistory<State> {
  /** Changes that readers could see, the newest first. */
  readonly steps: readonly HistoryStep<State>[];
  /** The oldest state that may be shown; null where there is none but the present one. */
  readonly first: PastState<State> | null;
}

interface Comparing<State> {
  readonly today: CalendarDay;
  readonly fields: (before: State, after: State) => readonly FieldChange[];
  readonly blocks: (text: PublicText) => readonly ProseBlock[];
}

/** Compares each state with the one before it. Commits that changed nothing public leave no step; of one day and version the last counts. */
export function entryHistory<State extends { readonly text: PublicText; readonly version?: string }>(
  present: State,
  past: readonly PastState<State>[],
  comparing: Comparing<State>,
): EntryHistory<State> {
  const states = lastOfEachDay([{ day: comparing.today, commit: null, state: present }, ...past]);
  const steps: HistoryStep<State>[] = [];
  let after = states[0];
  for (const before of states.slice(1)) {
    if (!after) break;
    const fields = comparing.fields(before.state, after.state);
    const isTextChanged = differ(before.state.text, after.state.text, comparing.blocks);
    if (fields.length > 0 || isTextChanged)
      steps.push({
        day: after.day,
        commit: after.commit,
        before: before.state,
        after: after.state,
        fields,
        isTextChanged,
      });
    after = before;
  }
  return { steps, first: past.at(-1) ?? null };
}

interface DatedState<State> {
  readonly day: CalendarDay;
  readonly commit: string | null;
  readonly state: State;
}

function lastOfEachDay<State extends { readonly version?: string }>(
  states: readonly DatedState<State>[],
): readonly DatedState<State>[] {
  return states.filter(({ day, commit, state }, index) => {
    const newer = states[index - 1];
    return !(newer?.commit && commit && newer.day === day && newer.state.version === state.version);
  });
}

function differ(before: PublicText, after: PublicText, blocks: Comparing<unknown>['blocks']): boolean {
  if (before.markdown === after.markdown && before.format === after.format) return false;
  const [was, is] = [blocks(before), blocks(after)];
  return (
    was.length !== is.length ||
    was.some(({ kind, depth, text }, index) => {
      const other = is[index];
      return kind !== other?.kind || depth !== other.depth || text !== other.text;
    })
  );
}
