import type { CheckedContent } from '../loaded-content.ts';
import { contentPast, hiddenToday } from '../published-past.ts';
import type { OutputFile } from '../read-output.ts';
import { type Leak, leakFinder, type PublishedFile } from './find-leaks.ts';
import { publishedParts } from './published-files.ts';

/** What a file that is to leave the company holds of what the content keeps gated, internal or unpublished, now and before. */
export function leaksOf(content: CheckedContent, file: OutputFile): readonly Leak[] {
  return [...publishedParts(file)].flatMap(contentLeakFinder(content));
}

/** Finds in one part of the output after the other what the content keeps back, today's and that of its past. */
export function contentLeakFinder(content: CheckedContent): (part: PublishedFile) => readonly Leak[] {
  const now = hiddenToday(content);
  const past = contentPast(content);
  return leakFinder({
    ...now,
    texts: [...now.texts, ...past.hidden],
    published: [...now.published, ...past.shown],
  });
}
