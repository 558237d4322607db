import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { granted, openRig } from '#gate/gate.fixture.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';
import { run } from './run.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-backup-'));
  file = join(folder, 'gate.backup');
  for (const name of ['DATABASE_URL', 'MIGRATION_DATABASE_URL']) vi.stubEnv(name, '');
  const rig = await openRig({ file: join(folder, 'old', 'vitrine.db') });
  await granted(rig);
  await rig.database.close();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function vitrine(data: string, ...args: string[]) {
  vi.stubEnv('VITRINE_DATA', join(folder, data));
  const terminal = recordedTerminal();
  const code = await run(args, terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

test('a backup is a private new file whose checksum is told; it restores once, into an empty database', async () => {
  const backup = await vitrine('old', 'backup', '--out', file);
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  expect(backup).toMatchObject({ code: 0, out: '' });
  expect(backup.err).toMatch(new RegExp(`^Backed up \\d+ rows. SHA-256 ${sha256}\nIt holds personal data`));
  expect(statSync(file).mode & 0o777).toBe(0o600);

  const restored = await vitrine('new', 'restore', file);
  expect(restored.code).toBe(0);
  expect(restored.err).toMatch(/^Restored \d+ rows as of 20\d\d-/);
  expect(restored.out).toMatch(/^Consistent to entry 8; truncation and full rewrite not excluded/);
  expect(await vitrine('new', 'restore', file)).toMatchObject({
    code: 1,
    err: expect.stringContaining('The database is not empty'),
  });
});

test('no file is ever overwritten, also no backup', async () => {
  writeFileSync(file, 'the one of yesterday');
  expect(await vitrine('old', 'backup', '--out', file)).toMatchObject({
    code: 2,
    err: `vitrine backup: ${file} exists already, and is left as it is. Choose another name.\n`,
  });
  expect(readFileSync(file, 'utf8')).toBe('the one of yesterday');
});

test('standard output takes nothing but the backup', async () => {
  const { out } = await vitrine('old', 'backup', '--out', '-');
  writeFileSync(file, out);
  expect(await vitrine('new', 'restore', file)).toMatchObject({ code: 0 });
});

test('what cannot work is said plainly', async () => {
  expect(await vitrine('old', 'backup')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--out FILE'),
  });
  expect(await vitrine('old', 'backup', '--out', join(folder, 'no', 'where'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('cannot be written'),
  });
  expect(await vitrine('empty', 'backup', '--out', join(folder, 'new'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('nothing to back up'),
  });
  expect(await vitrine('new', 'restore', join(folder, 'nowhere'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('cannot be read'),
  });
  expect(await vitrine('new', 'restore', folder)).toMatchObject({
    code: 2,
    err: expect.stringContaining('no file'),
  });
  writeFileSync(file, 'something else');
  expect(await vitrine('new', 'restore', file)).toMatchObject({
    code: 1,
    err: 'This is no backup of Vitrine, or one in a format that this version does not know.\n',
  });
});
