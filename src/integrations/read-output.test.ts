import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type OutputStep, readOutput } from './read-output.ts';

test('every step gets every file, and what a step before it wrote', () => {
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
    readOutput(folder, [step('first', 'page, 2 MB'), step('second', 'seen by nobody')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(taken).toEqual({
    first: ['a.css: style', 'b/index.html: page'],
    second: ['a.css: style', 'b/index.html: page', 'b/index.html: page, 2 MB'],
  });
});
