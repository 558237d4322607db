import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('the statements of SECURITY.md are those that tests name by number', () => {
  const page = readFileSync(join(root, 'SECURITY.md'), 'utf8').split('## Twelve statements')[1] ?? '';
  const stated = [...page.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
  const tests = globSync('{src,e2e}/**/*.test.ts', { cwd: root });
  const tested = tests.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\bstatements? (\d+)(?: and (\d+))?/g)].flatMap(
      ([, ...numbers]) => numbers.filter((number) => number !== undefined).map(Number),
    ),
  );
  expect([...new Set(tested)].sort((a, b) => a - b)).toEqual(stated);
});
