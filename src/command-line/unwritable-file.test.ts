import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFile } from '#server/durable-file.ts';
import { unwritableFile } from './unwritable-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'unwritable-'));
writeFileSync(join(folder, 'file'), '');

test.each([
  [join(folder, 'nowhere', 'x.csv'), `there is no folder ${join(folder, 'nowhere')}. Create it first.`],
  [folder, 'it is a folder. Name a file.'],
  [join(folder, 'file', 'x.csv'), `${join(folder, 'file')} is not a folder.`],
])('a write to %s fails in words that name no temporary file', async (path, reason) => {
  const error = await replaceFile(path, '').catch((error) => error);
  expect(unwritableFile(path, error).message).toBe(`${path} cannot be written: ${reason}`);
});

test.each([
  ['EACCES', `no permission in ${folder}.`],
  ['ENOSPC', 'the disk is full.'],
  ['EEXIST', 'it exists already, and is left as it is. Choose another name.'],
  ['EIO', 'EIO'],
])('%s has its words', (code, reason) => {
  const path = join(folder, 'x');
  const error = Object.assign(new Error(`${code}: open '.x.tmp'`), { code });
  expect(unwritableFile(path, error).message).toBe(`${path} cannot be written: ${reason}`);
});
