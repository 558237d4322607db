import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type OutputStep, readOutput } from './read-output.ts';

test('every step gets every file, and what a step before it wrote', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-output-'));
  mkdirSync(join(folder, 'b'));
  writeFileSync(join(folder, 'b/index.html'), 'page');
  writeFileSync(join(folder, 'a.css'), 'style');
  const taken: Record<string, string[]> = { first: [], second: [] };
  const step =
    (name: string, text: string): OutputStep =>
    () => ({
      name,
      take: ({ path, bytes }) => taken[name]?.push(`${path}: ${bytes}`),
      finish: () => {
        writeFileSync(join(folder, 'b/index.html'), text);
        return { written: ['b/index.html'], what: '' };
      },
    });
  try {
    await readOutput(folder, [step('first', 'page, 2 MB'), step('second', 'seen by nobody')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(taken).toEqual({
    first: ['a.css: style', 'b/index.html: page'],
    second: ['a.css: style', 'b/index.html: page', 'b/index.html: page, 2 MB'],
  });
});

test('a file that is made late is written, and stands behind those that were there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-output-'));
  writeFileSync(join(folder, 'z.css'), 'style');
  const taken: string[] = [];
  const step: OutputStep = (_, paths) => ({
    name: 'one',
    take: ({ path, bytes, sha256 }) => void taken.push(`${path}: ${bytes} ${sha256.slice(0, 4)}`),
    finish: () => ({ written: [], what: paths.join() }),
  });
  try {
    const late = new Map([['sub/a.txt', Buffer.from('late')]]);
    await readOutput(folder, [step], Promise.resolve(late));
    expect(readFileSync(join(folder, 'sub/a.txt'), 'utf8')).toBe('late');
    await expect(readOutput(folder, [step], Promise.reject(new Error('no index')))).rejects.toThrow(
      'no index',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(taken.slice(0, 2)).toEqual(['z.css: style cb86', 'sub/a.txt: late 0890']);
});
