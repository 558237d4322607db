import type { CalendarDay } from '#domain/calendar-day.ts';
import { namesIn, stepAnchor } from '../changes/git-changes.ts';
import type { PublicControl } from '../public/public-control.ts';
import type { PublicPolicy } from '../public/public-policy.ts';
import type { PublicText } from '../public/visibility.ts';
import type { PublicContent } from '../public-content.ts';
import type { Words } from '../words/words.ts';
import { textChangeWords } from './block-words.ts';
import { type ChangeInWords, changeInWords } from './change-words.ts';
import type { EntryHistory, HistoryStep } from './entry-history.ts';
import { historiesOf } from './histories.ts';
import { type DiffPart, readableDiff } from './readable-diff.ts';

/** A change as a page tells it. */
export interface StepView {
  readonly anchor: string;
  readonly day: CalendarDay;
  /** Short hash of the commit; null where the change is not committed. */
  readonly commit: string | null;
  /** `Version 2.1`, or that the version stayed; null where the entry has none. */
  readonly title: string | null;
  readonly facts: readonly ChangeInWords[];
  /** What changed of the text in one line; null where it stayed. */
  readonly textChange: string | null;
  /** The comparison of the texts; null where the text stayed, or the change is too long ago. */
  readonly diff: readonly DiffPart[] | null;
}

/** The history of one entry. */
export interface HistoryView {
  readonly steps: readonly StepView[];
  /** The oldest day that can be shown; null without a history. */
  readonly begins: CalendarDay | null;
  /** The state with which it begins; null without a history. */
  readonly first: FirstState | null;
  /** Why there is none; null where there is one. */
  readonly problem: string | null;
  /** Whether the content of this build is not all committed. */
  readonly isUncommitted: boolean;
  /** How many changes show their texts, where not all do. */
  readonly mostDiffs: number | null;
}

/** The oldest state that is shown. */
export interface FirstState {
  readonly anchor: string;
  readonly day: CalendarDay;
  /** Short hash of the commit. */
  readonly commit: string;
  /** `Version 1.0`, or `First version` where the entry has none. */
  readonly title: string;
  /** Whether the entry became public with it, or only the history begins with it. */
  readonly what: string;
}

const mostDiffs = 20;

/** What the history page of a policy shows; null where the site or the policy publishes none. */
export function policyHistoryView(
  policy: PublicPolicy,
  content: PublicContent,
  words: Words,
): HistoryView | null {
  if (!isPublished(policy.historyFrom, content)) return null;
  const title = ({ before, after }: HistoryStep<PublicPolicy>) =>
    before.version === after.version
      ? words.history.correction(after.version)
      : words.history.version(after.version);
  const history = historiesOf(content).policy(policy);
  // A list of earlier versions by hand says that there were others before the first that git knows.
  const isFirst = !policy.history.some(({ version }) => version !== history.first?.state.version);
  const first = firstState(history, isFirst, words, ({ version }) => words.history.version(version));
  return viewOf(history, first, content, words, title);
}

/** What the page of a control tells of its history; null where none is published. */
export function controlHistoryView(
  control: PublicControl,
  content: PublicContent,
  words: Words,
): HistoryView | null {
  if (!isPublished(control.historyFrom, content)) return null;
  const history = historiesOf(content).control(control);
  const first = firstState(history, true, words, () => words.history.firstState);
  return viewOf(history, first, content, words, () => null);
}

function isPublished(historyFrom: string | null, { past }: PublicContent): boolean {
  return past.kind !== 'off' && historyFrom?.toLowerCase() !== 'none';
}

function firstState<State>(
  { first }: EntryHistory<State>,
  mayBeFirst: boolean,
  { history }: Words,
  title: (state: State) => string,
): FirstState | null {
  if (!first) return null;
  return {
    anchor: 'first-version',
    day: first.day,
    commit: first.commit.slice(0, 10),
    title: title(first.state),
    what: mayBeFirst && first.isFirst ? history.firstPublished : history.firstShown,
  };
}

function viewOf<State extends { readonly text: PublicText }>(
  { steps }: EntryHistory<State>,
  first: FirstState | null,
  content: PublicContent,
  words: Words,
  title: (step: HistoryStep<State>) => string | null,
): HistoryView {
  const { past } = content;
  const { textChanges } = historiesOf(content);
  return {
    steps: steps.map((step, index) => ({
      anchor: stepAnchor(step),
      day: step.day,
      commit: step.commit?.slice(0, 10) ?? null,
      title: title(step),
      facts: step.fields.map((field) => changeInWords(field, words, namesIn(content))),
      textChange: step.isTextChanged ? textChangeWords(textChanges(step), words) : null,
      diff: step.isTextChanged && index < mostDiffs ? readableDiff(textChanges(step)) : null,
    })),
    begins: first?.day ?? null,
    first,
    problem: past.kind === 'unknown' ? words.history.noGit[past.reason] : null,
    isUncommitted: past.kind === 'known' && !past.clean,
    mostDiffs: steps.length > mostDiffs ? mostDiffs : null,
  };
}
