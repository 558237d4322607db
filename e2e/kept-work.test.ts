import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildSample } from './sample-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-kept-'));
// Inside of the project, so that compiled pages are kept there too.
const caches = join(import.meta.dirname, '..', '.vitrine', `kept-work-${process.pid}`);
afterAll(() => {
  for (const place of [folder, caches]) rmSync(place, { recursive: true, force: true });
});

const content = join(folder, 'content');

function edit(file: string, change: (text: string) => string): void {
  const path = join(content, file);
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, change(before));
  expect(readFileSync(path, 'utf8'), file).not.toBe(before);
}

/** Builds the content as it is now; gives the hash of every published file, and of what the gate reads, by its path. */
function built(name: string, cache: string): { readonly files: object; readonly said: string } {
  const dist = join(folder, name);
  const said = buildSample(dist, { content, cache: join(caches, cache) });
  // The server's modules hold a random key of Astro's, so each compilation has other bytes.
  const files = ['client', 'gate']
    .flatMap((part) => readdirSync(join(dist, part), { recursive: true, withFileTypes: true }))
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .map((path) => [relative(dist, path), hashOf(path)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { files: Object.fromEntries(files), said };
}

function hashOf(path: string): string {
  // The gate's catalogue is the one file that holds the moment of the build.
  const bytes = path.endsWith('catalogue.json')
    ? readFileSync(path, 'utf8').replace(/"builtAt": "[^"]*"/, '')
    : readFileSync(path);
  return createHash('sha256').update(bytes).digest('hex');
}

test('what an earlier build kept changes no byte of a later one', { timeout: 300_000 }, () => {
  cpSync(join(import.meta.dirname, '../content'), content, { recursive: true });
  const first = built('first', 'used');
  expect(first.said).toMatch(/Page modules +[\d.]+ s +compiled/);

  edit('policies/backup-and-recovery.md', (text) => `${text}\nA sentence that no build has seen before.\n`);
  edit('trust.yaml', (text) => text.replace(/^( *accent: ).*$/m, "$1'#7a1f5c'"));
  const warm = built('warm', 'used');
  expect(warm.said).toMatch(/Page modules +[\d.]+ s +taken over/);
  const cold = built('cold', 'fresh');
  expect(warm.files).toEqual(cold.files);

  const again = built('again', 'used');
  expect(again.said).toContain('reused, no text has changed');
  expect(again.said).toContain('none drawn anew');
  expect(again.said).toContain('no files packed anew');
  expect(again.files).toEqual(cold.files);
});
