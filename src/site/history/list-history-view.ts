import type { CalendarDay } from '#domain/calendar-day.ts';
import { namesIn } from '../changes/git-changes.ts';
import type { PublicContent } from '../public-content.ts';
import type { Words } from '../words/words.ts';
import { type ChangeInWords, changeInWords } from './change-words.ts';
import { subprocessorHistory } from './subprocessor-history.ts';

/** One change of the list of subprocessors, in words. */
export interface ListStepView {
  readonly day: CalendarDay;
  readonly title: string;
  readonly facts: readonly ChangeInWords[];
}

/** The changes that stand on the page; older ones are in git. */
const most = 50;

/** The history of the list of subprocessors, the newest change first; empty without one. */
export function listHistoryView(content: PublicContent, words: Words): readonly ListStepView[] {
  return subprocessorHistory(content)
    .slice(0, most)
    .map(({ day, kind, subprocessor, fields }) => ({
      day,
      title: words.history[kind](subprocessor.name),
      facts: fields.map((field) => changeInWords(field, words, namesIn(content))),
    }));
}
