import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linesOf } from './lines-of.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-lines-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('gives every line to somebody who takes a while to ask, such as until a database is open', async () => {
  const file = join(folder, 'backup');
  writeFileSync(file, 'one\ntwo\r\nthree');
  const lines = await linesOf(file);
  await wait(100);
  expect(await Array.fromAsync(lines)).toEqual(['one', 'two', 'three']);
});

test('says what cannot be read', async () => {
  await expect(linesOf(join(folder, 'nowhere'))).rejects.toThrow('cannot be read');
  await expect(linesOf(folder)).rejects.toThrow('is no file');
});
