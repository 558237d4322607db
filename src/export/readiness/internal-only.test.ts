import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../..');

/** What is internal, and who may use it: the two commands, which write to standard output or to a file that is named. */
const internal = /^(?:export\/(?:readiness|calendar)\/|domain\/(?:readiness|dates-ahead)[/.])/;
const commands = ['command-line/calendar.ts', 'command-line/readiness.ts'];

/** Static and dynamic imports of a file, as paths from `src`. */
function imports(file: string): readonly string[] {
  const text = readFileSync(join(source, file), 'utf8');
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([#.][^'"]+)['"]/g)].map(([, target = '']) =>
    target.startsWith('#') ? target.slice(1) : join(file, '..', target).replaceAll('\\', '/'),
  );
}

test('no page, integration, export or server reaches the internal assessment and calendar', () => {
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && /\.(ts|astro|mdx?)$/.test(item.name) && !item.name.includes('.test.'))
    .map((item) => relative(source, join(item.parentPath, item.name)).replaceAll('\\', '/'));
  const reaching = files.filter(
    (file) => !internal.test(file) && imports(file).some((path) => internal.test(path)),
  );
  expect(reaching.sort()).toEqual(commands);
});

test('nothing reaches the two commands but the list of commands', () => {
  const users = readdirSync(join(source, 'command-line'))
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .filter((name) => imports(`command-line/${name}`).some((path) => commands.includes(path)));
  expect(users).toEqual(['all-commands.ts']);
});
