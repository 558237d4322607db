import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dropOldest } from './drop-oldest.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-oldest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hour = 60 * 60 * 1000;
const now = 1_800_000_000_000;

function used(name: string, before: number): void {
  mkdirSync(join(folder, name), { recursive: true });
  utimesSync(join(folder, name), (now - before) / 1000, (now - before) / 1000);
}

test('what was used longest ago goes, but nothing that somebody may be using now', () => {
  for (const [at, name] of ['a', 'b', 'c'].entries()) used(name, (at + 2) * hour);
  used('fresh-1', 0.2 * hour);
  used('fresh-2', 0.5 * hour);
  dropOldest(folder, 3, now);
  expect(readdirSync(folder).sort()).toEqual(['a', 'fresh-1', 'fresh-2']);
  dropOldest(folder, 1, now);
  expect(readdirSync(folder).sort()).toEqual(['fresh-1', 'fresh-2']);
});

test('a folder that is not there needs nothing', () => {
  expect(() => dropOldest(join(folder, 'missing'), 1, now)).not.toThrow();
});
