import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { loadTexts } from '#load/load.ts';
import { readFolder } from '#load/read-folder.ts';
import { runChecks } from './run.ts';

const fixtures = join(import.meta.dirname, '../../../shared/fixtures');
const front =
  '---\ntitle: A policy\nversion: "1"\nowner: Head of Security\napprovedBy: Board of Directors\napproved: 2026-01-15\ncriteria: [CC6.1]\n---\n';

/** Every Markdown file of a folder as the body of a policy, so that all rules read it. */
function asPolicies(name: string): Map<string, string> {
  const root = join(fixtures, name);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.mdx?$/.test(file),
  );
  return new Map(
    files.map((file, index) => [
      `policies/p${index}.md`,
      front + readFileSync(join(root, file), 'utf8').replace(/\r\n?/g, '\n'),
    ]),
  );
}

for (const name of ['sourcegraph-handbook', 'github-site-policy', 'strongdm-comply']) {
  test.skipIf(!existsSync(join(fixtures, name)))(
    `${name}: texts that nobody here wrote end in findings at their lines, and nothing in them is taken for a secret (skipped without ../shared: it is not on a user’s machine)`,
    () => {
      const folder = readFolder(contentFolder());
      const policies = asPolicies(name);
      expect(policies.size).toBeGreaterThan(50);
      const texts = new Map([...folder.texts, ...policies]);
      const loaded = loadTexts({ ...folder, texts, paths: [...texts.keys()] });
      const found = runChecks({ ...loaded, today: '2026-11-23' as CalendarDay }, loaded.diagnostics);
      expect(loaded.trustCenter.policies.length).toBe(policies.size);
      expect(found.length).toBeGreaterThan(50);
      expect(
        found.filter(({ ruleId }) => ruleId === 'secret').map(({ file, place }) => `${file}:${place?.line}`),
      ).toEqual([]);
      for (const { file, place } of found) {
        const lines = (texts.get(file) ?? '').split('\n');
        expect(place?.line ?? 1).toBeLessThanOrEqual(lines.length);
      }
    },
    60_000,
  );
}
