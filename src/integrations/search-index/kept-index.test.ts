import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keptIndexes } from './kept-index.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-index-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const index = new Map([
  ['pagefind-entry.json', Buffer.from('{}')],
  ['fragment/en_1.pf_fragment', Buffer.from('bytes')],
]);

test('an index is given back as it was, and only for its own key', () => {
  const kept = keptIndexes(join(folder, 'a'));
  expect(kept.get('one')).toBeNull();
  kept.keep('one', index);
  expect(kept.get('two')).toBeNull();
  expect(kept.get('one')).toEqual(index);
});

test('a damaged one counts as none', () => {
  const kept = keptIndexes(join(folder, 'c'));
  kept.keep('one', index);
  const file = join(folder, 'c', 'one');
  writeFileSync(file, readFileSync(file).subarray(0, -1));
  expect(kept.get('one')).toBeNull();
});

test('the latest four stay', () => {
  const place = join(folder, 'b');
  const kept = keptIndexes(place);
  for (let n = 1; n <= 6; n++) {
    kept.keep(String(n), index);
    utimesSync(join(place, String(n)), n, n);
  }
  kept.keep('7', index);
  expect(readdirSync(place).sort()).toEqual(['4', '5', '6', '7']);
});
