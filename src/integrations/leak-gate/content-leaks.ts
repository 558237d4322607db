import type { CheckedContent } from '../loaded-content.ts';
import { contentPast, hiddenToday } from '../published-past.ts';
import type { OutputFile } from '../read-output.ts';
import { type Leak, leakFinder } from './find-leaks.ts';
import { publishedParts } from './published-files.ts';

/** What a file that is to leave the company holds of what the content keeps gated, internal or unpublished, now and before. */
export function leaksOf(content: CheckedContent, file: OutputFile): readonly Leak[] {
  const now = hiddenToday(content);
  const past = contentPast(content);
  const find = leakFinder({
    ...now,
    texts: [...now.texts, ...past.hidden],
    published: [...now.published, ...past.shown],
  });
  return [...publishedParts(file)].flatMap(find);
}
