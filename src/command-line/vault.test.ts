import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { longPdf, makePdf } from '#server/pdf/sample-pdfs.fixture.ts';
import { projectRoot } from './project-root.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';
import { run } from './run.ts';

const REPORT = 'soc2-type2-2026';
let folder: string;
let content: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-vault-'));
  content = join(folder, 'content');
  cpSync(join(projectRoot, 'content'), content, { recursive: true });
  vi.stubEnv('VITRINE_VAULT_IDENTITY', undefined);
  vi.stubEnv('VITRINE_VAULT_IDENTITY_FILE', undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function vault(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = recordedTerminal();
  const code = await run(['vault', ...words, '--content', content], terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

/** A new pair of keys: the file of the secret one, and the public one. */
async function newKeys(name: string): Promise<{ readonly file: string; readonly recipient: string }> {
  const { out, err } = await vault('keygen');
  const file = join(folder, name);
  writeFileSync(file, out);
  return { file, recipient: /^age1\w+$/m.exec(err)?.[0] ?? '' };
}

const vaultFile = (name: string): string => join(content, 'vault', name);

describe('vault add', () => {
  test('a PDF that can be stamped is encrypted, and its front matter states it', async () => {
    const pdf = join(folder, 'new report.pdf');
    writeFileSync(pdf, await longPdf(3));
    const added = await vault('add', pdf, '--for', REPORT);
    expect(added).toMatchObject({ code: 0, err: expect.stringContaining('new-report.pdf.age: 3 pages') });
    expect((await vault('verify')).out).toMatch(/new-report\.pdf\.age {2}as stated in reports\//);
    const out = join(folder, 'clear.pdf');
    expect((await vault('open', REPORT, '--out', out)).code).toBe(0);
    expect(readFileSync(out).equals(readFileSync(pdf))).toBe(true);
  });

  test('statement 9: a PDF that cannot be stamped is refused to the one who adds it, and nothing is written', async () => {
    const pdf = join(folder, 'strip.pdf');
    writeFileSync(pdf, await makePdf((doc) => doc.addPage([14400, 20])));
    const before = await vault('list');
    expect(await vault('add', pdf, '--for', REPORT)).toMatchObject({
      code: 1,
      err: expect.stringContaining('too narrow for a stamp'),
    });
    expect(existsSync(vaultFile('strip.pdf.age'))).toBe(false);
    expect(await vault('list')).toEqual(before);
  });

  test('statement 9: an encrypted or damaged PDF is refused', async () => {
    const damaged = join(folder, 'damaged.pdf');
    writeFileSync(damaged, (await longPdf(9)).subarray(0, 4000));
    expect(await vault('add', damaged, '--for', REPORT)).toMatchObject({
      code: 1,
      err: expect.stringContaining('was not added'),
    });
  });
});

describe('vault rotate', () => {
  test('the new key opens every file, the old one none', async () => {
    const fresh = await newKeys('new.txt');
    writeFileSync(vaultFile('recipients.txt'), `${fresh.recipient}\n`);
    expect(await vault('rotate')).toMatchObject({ code: 0 });
    expect((await vault('verify')).code).toBe(1);
    vi.stubEnv('VITRINE_VAULT_IDENTITY_FILE', fresh.file);
    expect((await vault('verify')).code).toBe(0);
  });

  test('without the right key nothing is changed, and the message says which key is missing', async () => {
    const stranger = await newKeys('stranger.txt');
    const before = readFileSync(vaultFile('insurance-2026.pdf.age'));
    vi.stubEnv('VITRINE_VAULT_IDENTITY_FILE', stranger.file);
    expect(await vault('rotate')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nothing was changed.'),
    });
    expect(readFileSync(vaultFile('insurance-2026.pdf.age')).equals(before)).toBe(true);
  });

  test.each([
    [{ VITRINE_VAULT_IDENTITY: '' }, 'VITRINE_VAULT_IDENTITY: holds no age identity'],
    [{ VITRINE_VAULT_IDENTITY: 'AGE-SECRET-KEY-1WRONG' }, 'entry 1 of 1 is not an age identity'],
    [
      { VITRINE_VAULT_IDENTITY_FILE: '/nowhere' },
      'VITRINE_VAULT_IDENTITY_FILE: /nowhere cannot be read: it does not exist',
    ],
  ])('%j is exit code 2 with what is wrong', async (settings, message) => {
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    expect(await vault('rotate')).toMatchObject({ code: 2, err: expect.stringContaining(message) });
  });
});

const isAgeInstalled = ((): boolean => {
  try {
    execFileSync('age', ['--version'], { stdio: 'ignore' });
    execFileSync('age-keygen', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!isAgeInstalled)('with the age command (skipped where it is not installed)', () => {
  test('a key of age-keygen is taken, and age opens what vault add and vault rotate wrote', async () => {
    const key = join(folder, 'age-key.txt');
    execFileSync('age-keygen', ['-o', key], { stdio: 'ignore' });
    const recipient = execFileSync('age-keygen', ['-y', key], { encoding: 'utf8' });
    writeFileSync(vaultFile('recipients.txt'), recipient);
    expect((await vault('rotate')).code).toBe(0);
    vi.stubEnv('VITRINE_VAULT_IDENTITY_FILE', key);
    const pdf = join(folder, 'added.pdf');
    writeFileSync(pdf, await longPdf(2));
    expect((await vault('add', pdf, '--for', REPORT)).code).toBe(0);
    const opened = execFileSync('age', ['--decrypt', '-i', key, vaultFile('added.pdf.age')]);
    expect(opened.equals(readFileSync(pdf))).toBe(true);
    expect(
      execFileSync('age', ['-d', '-i', key, vaultFile('insurance-2026.pdf.age')]).toString('latin1', 0, 5),
    ).toBe('%PDF-');
    expect((await vault('verify')).code).toBe(0);
  });

  test('a file that age encrypted in place of ours opens, because it is the file that was stated', async () => {
    const out = join(folder, 'clear.pdf');
    expect((await vault('open', REPORT, '--out', out)).code).toBe(0);
    const theirs = join(folder, 'theirs.age');
    execFileSync('age', ['-R', vaultFile('recipients.txt'), '-o', theirs, out]);
    copyFileSync(theirs, vaultFile('soc2-type2-2026.pdf.age'));
    expect((await vault('verify')).code).toBe(0);
  });

  test('a key that vault keygen made works with age', async () => {
    const keys = await newKeys('ours.txt');
    const [clear, cipher] = [join(folder, 'note.txt'), join(folder, 'note.age')];
    writeFileSync(clear, 'note');
    execFileSync('age', ['-r', keys.recipient, '-o', cipher, clear]);
    expect(execFileSync('age', ['-d', '-i', keys.file, cipher], { encoding: 'utf8' })).toBe('note');
  });
});

test('an empty vault says so, and a key file that is not there is named', async () => {
  content = join(folder, 'empty');
  mkdirSync(content);
  expect(await vault('list')).toEqual({
    code: 0,
    out: '',
    err: 'The vault is empty. `npx vitrine vault add FILE --for ID` adds a file.\n',
  });
  vi.stubEnv('VITRINE_VAULT_IDENTITY_FILE', '/nowhere/key');
  expect(await vault('verify')).toEqual({
    code: 2,
    out: '',
    err: 'vitrine vault: VITRINE_VAULT_IDENTITY_FILE: /nowhere/key cannot be read: it does not exist.\n',
  });
});
