import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keptIndexes } from './kept-index.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-index-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const source = join(folder, 'made');
mkdirSync(join(source, 'fragment'), { recursive: true });
writeFileSync(join(source, 'pagefind-entry.json'), '{}');
writeFileSync(join(source, 'fragment', 'en_1.pf_fragment'), 'bytes');

test('an index is given back as it was, and only for its own key', () => {
  const kept = keptIndexes(join(folder, 'a'));
  const target = join(folder, 'out');
  expect(kept.restore('one', target)).toBe(false);
  kept.keep('one', source);
  expect(kept.restore('two', target)).toBe(false);
  expect(existsSync(target)).toBe(false);
  expect(kept.restore('one', target)).toBe(true);
  expect(readFileSync(join(target, 'fragment', 'en_1.pf_fragment'), 'utf8')).toBe('bytes');
});

test('what a link in the cache leads to is not published', () => {
  const kept = keptIndexes(join(folder, 'c'));
  kept.keep('one', source);
  writeFileSync(join(folder, 'private.txt'), 'private');
  symlinkSync(join(folder, 'private.txt'), join(folder, 'c', 'one', 'link.txt'));
  symlinkSync(folder, join(folder, 'c', 'one', 'folder'));
  const target = join(folder, 'without-links');
  expect(kept.restore('one', target)).toBe(true);
  expect(readdirSync(target).sort()).toEqual(['fragment', 'pagefind-entry.json']);
});

test('an index that is kept already is left as it is, because somebody may be copying it', () => {
  const place = join(folder, 'd');
  const kept = keptIndexes(place);
  kept.keep('one', source);
  writeFileSync(join(place, 'one', 'pagefind-entry.json'), 'first');
  kept.keep('one', source);
  expect(readFileSync(join(place, 'one', 'pagefind-entry.json'), 'utf8')).toBe('first');
  expect(readdirSync(place)).toEqual(['one']);
});

test('the latest four stay', () => {
  const place = join(folder, 'b');
  const kept = keptIndexes(place);
  for (let n = 1; n <= 6; n++) {
    kept.keep(String(n), source);
    utimesSync(join(place, String(n)), n, n);
  }
  kept.keep('7', source);
  expect(readdirSync(place).sort()).toEqual(['4', '5', '6', '7']);
});
