import type { CalendarDay } from '#domain/calendar-day.ts';
import { namesIn, stepAnchor } from '../changes/git-changes.ts';
import type { PublicControl } from '../public/public-control.ts';
import type { PublicPolicy } from '../public/public-policy.ts';
import type { PublicText } from '../public/visibility.ts';
import type { PublicContent } from '../public-content.ts';
import type { Words } from '../words/words.ts';
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
  readonly isTextChanged: boolean;
  /** The comparison of the texts; null where the text stayed, or the change is too long ago. */
  readonly diff: readonly DiffPart[] | null;
}

/** The history of one entry. */
export interface HistoryView {
  readonly steps: readonly StepView[];
  /** The oldest day that can be shown; null without a history. */
  readonly begins: CalendarDay | null;
  /** Why there is none; null where there is one. */
  readonly problem: string | null;
  /** Whether the content of this build is not all committed. */
  readonly isUncommitted: boolean;
  /** How many changes show their texts, where not all do. */
  readonly mostDiffs: number | null;
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
  return viewOf(historiesOf(content).policy(policy), content, words, title);
}

/** What the page of a control tells of its history; null where none is published. */
export function controlHistoryView(
  control: PublicControl,
  content: PublicContent,
  words: Words,
): HistoryView | null {
  if (!isPublished(control.historyFrom, content)) return null;
  return viewOf(historiesOf(content).control(control), content, words, () => null);
}

function isPublished(historyFrom: string | null, { past }: PublicContent): boolean {
  return past.kind !== 'off' && historyFrom?.toLowerCase() !== 'none';
}

function viewOf<State extends { readonly text: PublicText }>(
  { steps, first }: EntryHistory<State>,
  content: PublicContent,
  words: Words,
  title: (step: HistoryStep<State>) => string | null,
): HistoryView {
  const { past } = content;
  const { blocks } = historiesOf(content);
  return {
    steps: steps.map((step, index) => ({
      anchor: stepAnchor(step),
      day: step.day,
      commit: step.commit?.slice(0, 10) ?? null,
      title: title(step),
      facts: step.fields.map((field) => changeInWords(field, words, namesIn(content))),
      isTextChanged: step.isTextChanged,
      diff:
        step.isTextChanged && index < mostDiffs
          ? readableDiff(blocks(step.before.text), blocks(step.after.text))
          : null,
    })),
    begins: first?.day ?? null,
    problem: past.kind === 'unknown' ? words.history.noGit[past.reason] : null,
    isUncommitted: past.kind === 'known' && !past.clean,
    mostDiffs: steps.length > mostDiffs ? mostDiffs : null,
  };
}
