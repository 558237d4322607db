import { expect, test } from 'vitest';
import { findWrittenIds } from './find-written-ids.ts';

test.each([
  ['the footer', '2026-11-23 14:05:09 UTC · copy 7K2Q9XWM31AB · do not pass on', ['7K2Q9XWM31AB']],
  ['the invisible text', 'copy 7K2Q9XWM31AB jane@example.com', ['7K2Q9XWM31AB']],
  ['the properties', 'copy 7K2Q9XWM31AB', ['7K2Q9XWM31AB']],
  ['a line break of a reader', 'copy\r\n7K2Q9XWM31AB· do', ['7K2Q9XWM31AB']],
  ['two copies', 'copy 7K2Q9XWM31AB copy 000000000000 copy 7K2Q9XWM31AB', ['7K2Q9XWM31AB', '000000000000']],
  ['other words', 'a copy of the report, copy 12, COPY7K2Q9XWM31AB', []],
  ['an id alone', '7K2Q9XWM31AB', []],
])('finds what it should in %s', (_, text, ids) => expect(findWrittenIds(text)).toEqual(ids));
