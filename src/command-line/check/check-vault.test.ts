import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { encryptBytes } from '#server/vault/encrypt-file.ts';
import { recordedTerminal } from '../recorded-terminal.fixture.ts';
import { run } from '../run.ts';

const nda = `---
title: Mutual non-disclosure agreement
version: "1.0"
effective: 2026-01-15
party: Acme, Inc.
governs: [insurance]
---
## 1. Duties

The recipient keeps it secret.
`;

let identity = '';
let recipient = '';
let clear: Uint8Array;
let cipher: Uint8Array;

beforeAll(async () => {
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
  clear = await pdfOf(2);
  cipher = await encryptBytes(clear, [recipient]);
});

afterEach(() => void vi.unstubAllEnvs());

async function pdfOf(pages: number, password?: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let page = 0; page < pages; page++) pdf.addPage();
  if (password !== undefined) pdf.encrypt({ userPassword: password, permissions: {} } as never);
  return pdf.save();
}

interface Stated {
  readonly bytes?: number;
  readonly pages?: number;
  readonly of?: Uint8Array;
}

function content(sealed: Uint8Array, { of = clear, pages = 2, bytes = of.length }: Stated = {}): string {
  const sha256 = createHash('sha256').update(of).digest('hex');
  return contentFolder({
    'agreements/nda.md': nda,
    'documents/insurance.md': `---\nkind: insurance\ntitle: Certificate of insurance\ndate: 2026-04-01\nexpires: 2027-03-31\nagreement: nda\nfile:\n  vault: insurance.pdf.age\n  sha256: "${sha256}"\n  pages: ${pages}\n  bytes: ${bytes}\n---\n`,
    'vault/insurance.pdf.age': sealed,
    'vault/recipients.txt': `${recipient}\n`,
  });
}

/** The findings of the rules about the vault, as `severity rule line message`. */
async function findings(root: string, key: string | null = identity): Promise<string[]> {
  if (key !== null) vi.stubEnv('VITRINE_VAULT_IDENTITY', key);
  const terminal = recordedTerminal();
  await run(['check', '--format', 'json', '--today', '2026-11-23', '--content', root], terminal);
  return JSON.parse(terminal.stdout())
    .diagnostics.filter(({ ruleId }: { ruleId: string }) => ruleId.startsWith('vault-'))
    .map(
      ({
        severity,
        ruleId,
        place,
        message,
      }: {
        severity: string;
        ruleId: string;
        place: { line: number } | null;
        message: string;
      }) => `${severity} ${ruleId} ${place?.line} ${message}`,
    );
}

describe('check looks into the vault', () => {
  test('a sound file is no finding', async () => expect(await findings(content(cipher))).toEqual([]));

  test('one flipped bit anywhere in the payload is damage, at the line that names the file', async () => {
    for (const offset of [1, 100, cipher.length - 250]) {
      const damaged = Uint8Array.from(cipher);
      damaged[cipher.length - offset] = (damaged[cipher.length - offset] ?? 0) ^ 1;
      expect(await findings(content(damaged))).toEqual([
        'error vault-file 8 `vault/insurance.pdf.age` is damaged: it does not decrypt.',
      ]);
    }
  });

  test('a file that was cut off is found without a key too', async () => {
    const root = content(cipher.subarray(0, cipher.length - 100));
    expect(await findings(root, null)).toContain(
      `error vault-file 11 \`vault/insurance.pdf.age\` holds ${clear.length - 100} bytes, but the front matter states ${clear.length}.`,
    );
  });

  test('another file than the stated one', async () => {
    const other = await encryptBytes(await pdfOf(3), [recipient]);
    const [only, ...rest] = await findings(content(other));
    expect(only).toMatch(
      /^error vault-file 9 `vault\/insurance.pdf.age` holds another file than the one stated: \d+ bytes/,
    );
    expect(rest).toEqual([]);
  });

  test('a wrong number of pages or bytes, at its own line', async () => {
    expect(await findings(content(cipher, { pages: 3 }))).toEqual([
      'error vault-document 10 The PDF in `vault/insurance.pdf.age` has 2 pages, but the front matter states 3.',
    ]);
    expect(await findings(content(cipher, { bytes: 3 }))).toEqual([
      `error vault-file 11 The file has ${clear.length} bytes, but the front matter states 3.`,
    ]);
  });

  test('a PDF with a password, no PDF, a broken PDF, an age file in an age file', async () => {
    const cases: readonly (readonly [Uint8Array, string])[] = [
      [await pdfOf(2, 'secret'), 'asks for a password'],
      [Buffer.from('Text.'), 'is no PDF'],
      [Buffer.from('%PDF-1.7\nnothing'), 'is damaged and cannot be opened'],
      [cipher, 'was encrypted twice'],
    ];
    for (const [of, words] of cases) {
      const [only, ...rest] = await findings(content(await encryptBytes(of, [recipient]), { of }));
      expect(only).toContain(`error vault-document 8 The `);
      expect(only).toContain(words);
      expect(rest).toEqual([]);
    }
  });

  test('a clear PDF under the name of an encrypted one', async () => {
    expect(await findings(content(clear))).toEqual([
      'error vault-file 8 `vault/insurance.pdf.age` is not encrypted: it is a PDF that everybody with the repository can read.',
    ]);
  });

  test('without a key it says that nothing was verified', async () => {
    expect(await findings(content(cipher), null)).toEqual([
      'info vault-file 8 Not verified what `vault/insurance.pdf.age` holds: there is no key.',
    ]);
  });

  test('a key that does not fit, and one that is none', async () => {
    expect(await findings(content(cipher), await generateX25519Identity())).toEqual([
      'error vault-file 8 `vault/insurance.pdf.age` does not open with the key in VITRINE_VAULT_IDENTITY.',
    ]);
    expect(await findings(content(cipher), 'AGE-SECRET-KEY-1X')).toEqual([
      expect.stringMatching(
        /^warning vault-file 8 Not verified .*: VITRINE_VAULT_IDENTITY entry 1 of 1 is not an age identity/,
      ),
    ]);
  });

  test('private settings that a new recipient cannot open, by their header alone and without a key', async () => {
    const root = content(cipher);
    const staff = new TextEncoder().encode('staff:\n  - { email: head@acme.example, role: admin }\n');
    writeFileSync(join(root, 'vault/private.yaml.age'), await encryptBytes(staff, [recipient]));
    expect(await findings(root)).toEqual([]);
    const added = await identityToRecipient(await generateX25519Identity());
    writeFileSync(join(root, 'vault/recipients.txt'), `${recipient}\n${added}\n`);
    writeFileSync(join(root, 'vault/insurance.pdf.age'), await encryptBytes(clear, [recipient, added]));
    expect((await findings(root, '')).filter((found) => found.includes('recipients'))).toEqual([
      'warning vault-recipients undefined One file is encrypted to another number of recipients than the 2 named here: private.yaml.age.',
    ]);
    writeFileSync(join(root, 'vault/private.yaml.age'), await encryptBytes(staff, [recipient, added]));
    expect(await findings(root)).toEqual([]);
  });

  test('a recipient who was added after the file was encrypted, by git', async () => {
    const root = content(cipher);
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
        cwd: root,
        stdio: 'ignore',
      });
    git('init');
    git('add', '.');
    git('commit', '-m', 'first');
    const added = await identityToRecipient(await generateX25519Identity());
    writeFileSync(join(root, 'vault/recipients.txt'), `# two\n${recipient}\n${added}\n`);
    const expected =
      'warning vault-recipients 3 One file is not encrypted to this recipient yet: insurance.pdf.age.';
    expect(await findings(root)).toEqual([expected]);
    git('commit', '-am', 'second');
    expect(await findings(root)).toEqual([expected]);
    writeFileSync(join(root, 'vault/insurance.pdf.age'), await encryptBytes(clear, [recipient, added]));
    expect(await findings(root)).toEqual([]);
    git('commit', '-am', 'third');
    expect(await findings(root)).toEqual([]);
  });

  test('a secret key among the recipients', async () => {
    const root = content(cipher);
    writeFileSync(join(root, 'vault/recipients.txt'), `${recipient}\n${identity}\n`);
    expect((await findings(root))[0]).toMatch(/^error vault-recipients 2 This line is a secret key\./);
  });
});

test('build stops at the same finding, and writes nothing', async () => {
  vi.stubEnv('VITRINE_VAULT_IDENTITY', identity);
  const damaged = Uint8Array.from(cipher);
  damaged[cipher.length - 1] = (damaged[cipher.length - 1] ?? 0) ^ 1;
  const terminal = recordedTerminal();
  const code = await run(
    ['build', '--today', '2026-11-23', '--content', content(damaged), '--out', '.vitrine/check-vault-test'],
    terminal,
  );
  expect(code).toBe(1);
  expect(terminal.stderr()).toContain('`vault/insurance.pdf.age` is damaged: it does not decrypt.');
  expect(terminal.stderr()).toContain('documents/insurance.md:8');
  expect(terminal.stderr()).toContain('Nothing was built.');
});
