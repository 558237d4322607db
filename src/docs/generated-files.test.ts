import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allRules } from '#check/all-rules.ts';
import { secretsIn } from '#check/prose/secret-forms.ts';
import { describedRules, unplaced } from './described-rules.ts';
import { generatedFiles, generatedFolders } from './generated-files.ts';

const root = join(import.meta.dirname, '../..');
const files = generatedFiles();

test.each([...files.keys()])('%s is as `npm run docs` writes it', (path) =>
  expect(readFileSync(join(root, path), 'utf8')).toBe(files.get(path)),
);

test('nothing else lies in the generated folders', () => {
  const present = generatedFolders.flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  expect(present.filter((path) => !files.has(path))).toEqual([]);
});

test('every rule has an area and the version that brought it in rule-areas.ts', () => {
  const rules = describedRules();
  expect(rules.filter(({ area }) => area === unplaced.area).map(({ id }) => id)).toEqual([]);
  expect(rules.length).toBeGreaterThan(allRules.length);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test('pages link to files that are there', () => {
  for (const [path, text] of files) {
    if (!path.endsWith('.md')) continue;
    const prose = text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
    for (const [, target = ''] of prose.matchAll(/\]\((?!https?:|#|\/)([^)#\s]+)/g)) {
      const linked = join(path, '..', target);
      expect(
        files.has(linked) || readFileSync(join(root, linked), 'utf8') !== '',
        `${path} → ${target}`,
      ).toBe(true);
    }
  }
});

test('no page holds what a scanner would take for a secret', () => {
  for (const [path, text] of files) {
    const found = path.endsWith('.md') ? text.split('\n').flatMap((line) => [...secretsIn(line)]) : [];
    expect(found, path).toEqual([]);
  }
});
