import type { CheckedContent } from '../loaded-content.ts';
import { contentPast, hiddenToday } from '../published-past.ts';
import { type Leak, leakFinder } from './find-leaks.ts';
import type { HiddenContent } from './hidden-content.ts';
import { type FileContent, publishedParts } from './published-files.ts';

/** What a file that is to leave the company holds of what the content keeps gated, internal or unpublished, now and before. */
export function leaksOf(content: CheckedContent, file: FileContent): readonly Leak[] {
  const hidden = hiddenEver(content);
  return [...publishedParts(file, hidden.gatedSizes)].flatMap(leakFinder(hidden));
}

/** What must not be published of the content of today, and of its past. */
export function hiddenEver(content: CheckedContent): HiddenContent {
  const now = hiddenToday(content);
  const past = contentPast(content);
  return {
    ...now,
    texts: [...now.texts, ...past.hidden],
    published: [...now.published, ...past.shown],
  };
}
