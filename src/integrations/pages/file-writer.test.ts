import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fileWriter } from './file-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-writer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every file is written when all are said to be', async () => {
  const files = fileWriter(join(folder, 'many'));
  const paths = Array.from({ length: 100 }, (_, n) => `part-${n % 7}/${n}.txt`);
  for (const path of paths) await files.put(path, path);
  await files.all();
  for (const path of paths) expect(readFileSync(join(folder, 'many', path), 'utf8')).toBe(path);
});

test('a file is never written over', async () => {
  const files = fileWriter(join(folder, 'twice'));
  await files.put('one.txt', 'first');
  await files.put('one.txt', 'second');
  await expect(files.all()).rejects.toThrow('EEXIST');
});
