import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type OutputSource, type OutputStep, readOutput } from './read-output.ts';

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
      take: ({ path, bytes }) => taken[name]?.push(`${path}: ${bytes()}`),
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

/** Somebody who hands a file over late, and knows it afterwards. */
function lateSource(folder: string) {
  let isWritten = false;
  let begun = 0;
  const source: OutputSource = {
    settled: () => {
      // The first time nothing was handed over; before the second one the file appears, half of it.
      if (begun++ > 0) {
        writeFileSync(join(folder, 'late.txt'), 'whole');
        isWritten = true;
      } else writeFileSync(join(folder, 'late.txt'), 'wh');
      return Promise.resolve();
    },
    isPending: (path) => path === 'late.txt' && !isWritten,
    facts: (path) => (path === 'late.txt' ? { path, sha256: 'known', size: 5, movedTo: null } : null),
  };
  return source;
}

test('a file that is made late is taken when it is whole, and not read to know its facts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-output-'));
  writeFileSync(join(folder, 'z.css'), 'style');
  const taken: string[] = [];
  const step: OutputStep = () => ({
    name: 'one',
    take: ({ path, bytes, sha256 }) => void taken.push(`${path}: ${bytes()} ${sha256.slice(0, 5)}`),
    finish: () => ({ written: [], what: '' }),
  });
  try {
    // Still being made when the folder is read for the first time.
    const soon = new Promise<void>((resolve) => void setTimeout(resolve, 50));
    await readOutput(folder, [step], lateSource(folder), soon);
    expect(taken).toEqual(['z.css: style cb86e', 'late.txt: whole known']);
    const late = Promise.reject(new Error('no index'));
    await expect(readOutput(folder, [step], lateSource(folder), late)).rejects.toThrow('no index');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
