import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentFolder } from './content-folder.fixture.ts';
import { load } from './load.ts';
import { type LoadingRule, loadingRules } from './loading-rules.ts';

const all: readonly (readonly [string, LoadingRule])[] = Object.entries(loadingRules);

for (const [id, { severity, examples }] of all) {
  if (examples.length === 0) continue;
  describe(id, () => {
    for (const { title, files, findings } of examples) {
      test(title, () => {
        const { diagnostics } = load(contentFolder(files));
        expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(findings.map(() => id));
        expect(diagnostics.map((found) => found.severity)).toEqual(findings.map(() => severity));
        expect(
          diagnostics.map(({ file, place, message }) => `${file}${place ? `:${place.line}` : ''} ${message}`),
        ).toEqual(findings);
      });
    }
  });
}

test('every id that loading writes is in the catalogue, and the other way round', () => {
  const sources = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|^loading-rules\.ts$/.test(name))
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\n');
  const written = [
    ...sources.matchAll(/(?:ruleId: |finding\(\s*|refused\(\s*file,\s*)'([a-z]+(?:-[a-z]+)+)'/g),
  ].map(([, id]) => id);
  expect([...new Set(written)].toSorted()).toEqual(all.map(([id]) => id).toSorted());
});
