import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sourceHash } from './source-hash.ts';

function project(): { readonly folder: string; write(path: string, text: string): void } {
  const folder = join(mkdtempSync(join(tmpdir(), 'vitrine-source-')), 'vitrine');
  onTestFinished(() => rmSync(dirname(folder), { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('package.json', '{}');
  write('src/pages/[name].json.ts', 'a');
  write('src/site/words.ts', 'a');
  return { folder, write };
}

test.each([
  ['a page', 'src/pages/[name].json.ts'],
  ['a style', 'src/styles/new.css'],
  ['the configuration', 'astro.config.ts'],
  ['what is installed in a checkout', 'package-lock.json'],
  ['what is installed beside', '../.package-lock.json'],
])('a change of %s needs pages that are compiled anew', (_, path) => {
  const { folder, write } = project();
  const before = sourceHash(folder);
  write(path, 'changed');
  expect(sourceHash(folder)).not.toBe(before);
});

test('a file under another name counts, for pages are named by their files', () => {
  const { folder } = project();
  const before = sourceHash(folder);
  renameSync(join(folder, 'src/site/words.ts'), join(folder, 'src/site/terms.ts'));
  expect(sourceHash(folder)).not.toBe(before);
});

test.each(['src/site/words.test.ts', 'src/site/words.fixture.ts', 'content/trust.yaml'])(
  'a change of %s does not',
  (path) => {
    const { folder, write } = project();
    const before = sourceHash(folder);
    write(path, 'new');
    expect(sourceHash(folder)).toBe(before);
  },
);
