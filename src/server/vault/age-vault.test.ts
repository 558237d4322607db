import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAgeVault, type VaultEntry } from './age-vault.ts';
import { encryptBytes, encryptFile } from './encrypt-file.ts';

const report = new TextEncoder().encode(`%PDF-1.7 ${'the report '.repeat(20_000)}`);
let folder: string;
let identity: string;
let recipient: string;
let entry: VaultEntry;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrine-vault-'));
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
  const stated = await encryptFile(report, [recipient], join(folder, 'soc2.pdf.age'));
  entry = { vaultFile: 'soc2.pdf.age', ...stated };
});

afterAll(() => rm(folder, { recursive: true }));

const codeOf = async (identities: readonly string[], changed: Partial<VaultEntry> = {}) => {
  const opened = await createAgeVault(folder, identities).open({ ...entry, ...changed });
  return opened.kind === 'opened' ? 'opened' : opened.code;
};

describe('encryptFile', () => {
  it('states size and SHA-256 of the clear text, and leaves one file', async () => {
    expect(entry).toMatchObject({
      bytes: report.byteLength,
      sha256: createHash('sha256').update(report).digest('hex'),
    });
    expect(await readdir(folder)).toEqual(['soc2.pdf.age']);
  });

  it('encrypts to nobody by no accident', async () => {
    await expect(encryptBytes(report, [])).rejects.toThrow('at least one recipient');
  });
});

describe('createAgeVault', () => {
  it('opens a file with any of its identities', async () => {
    const opened = await createAgeVault(folder, [await generateX25519Identity(), identity]).open(entry);
    expect(opened).toEqual({ kind: 'opened', bytes: report });
  });

  it('says that it has no key', async () => {
    expect(await codeOf([])).toBe('no-identity');
  });

  it('says that it has another key', async () => {
    expect(await codeOf([await generateX25519Identity()])).toBe('wrong-identity');
  });

  it.each(['none.age', '../soc2.pdf.age', '/etc/hostname', '.', '', 'a\0b', 'linked.age', '.hidden.age'])(
    'statement 9: finds no file under the name "%s"',
    async (vaultFile) => {
      await symlink(join(folder, 'soc2.pdf.age'), join(folder, 'linked.age')).catch(() => {});
      expect(await codeOf([identity], { vaultFile })).toBe('missing-file');
    },
  );

  it('gives nothing that is not exactly what the catalogue states', async () => {
    expect(await codeOf([identity], { sha256: '0'.repeat(64) })).toBe('hash-mismatch');
    expect(await codeOf([identity], { sha256: '' })).toBe('hash-mismatch');
    expect(await codeOf([identity], { bytes: report.byteLength + 1 })).toBe('hash-mismatch');
  });

  it('gives nothing of a file in which any byte was changed or cut off', async () => {
    const cipher = await readFile(join(folder, 'soc2.pdf.age'));
    const place = fc.nat(cipher.byteLength - 1);
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, change, cut) => {
        const altered = Buffer.from(cut ? cipher.subarray(0, at) : cipher);
        if (!cut) altered[at] = (altered[at] ?? 0) ^ change;
        await writeFile(join(folder, 'altered.age'), altered);
        expect(await codeOf([identity], { vaultFile: 'altered.age' })).toMatch(/^(damaged|wrong-identity)$/);
      }),
      { numRuns: 60 },
    );
  });

  it('names the damage where the body is damaged', async () => {
    const cipher = await readFile(join(folder, 'soc2.pdf.age'));
    await writeFile(join(folder, 'short.age'), cipher.subarray(0, -1));
    await writeFile(join(folder, 'empty.age'), '');
    expect(await codeOf([identity], { vaultFile: 'short.age' })).toBe('damaged');
    expect(await codeOf([identity], { vaultFile: 'empty.age' })).toBe('damaged');
  });

  it('tells a person what is wrong and what to do next, in every case', async () => {
    await writeFile(join(folder, 'half.age'), 'age-encryption.org/v1\n');
    const messages = [];
    for (const [identities, changed] of [
      [[], {}],
      [[identity], { vaultFile: 'none.age' }],
      [[await generateX25519Identity()], {}],
      [[identity], { vaultFile: 'half.age' }],
      [[identity], { sha256: '0'.repeat(64) }],
    ] as const) {
      const opened = await createAgeVault(folder, identities).open({ ...entry, ...changed });
      messages.push(opened.kind === 'refused' ? opened.message : 'opened');
    }
    expect(messages.join('\n')).toMatchInlineSnapshot(`
      "soc2.pdf.age cannot be decrypted: the server has no key. Set VITRINE_VAULT_IDENTITY or VITRINE_VAULT_IDENTITY_FILE.
      none.age is not in the vault of this build. Check file.vault in the document's front matter and build again.
      soc2.pdf.age was encrypted to other keys than the server's, or its header is damaged. Compare content/vault/recipients.txt with the public key of VITRINE_VAULT_IDENTITY, and run \`npx vitrine vault rotate\` after a change of recipients.
      half.age is damaged: it is not a complete age file. Restore it from git, or add the document again with \`npx vitrine vault add\`.
      soc2.pdf.age decrypts, but is not the file that the front matter states (sha256, bytes). Somebody replaced one without the other: find out who before you correct either."
    `);
  });
});

const isAgeInstalled = (() => {
  try {
    execFileSync('age', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!isAgeInstalled)(
  'with the age command (skipped where it is not installed: apt-get install age)',
  () => {
    const age = (...args: readonly string[]) => promisify(execFile)('age', args);

    it('our files open with age', async () => {
      await writeFile(join(folder, 'identity.txt'), `${identity}\n`);
      const clear = join(folder, 'clear.pdf');
      await age('--decrypt', '-i', join(folder, 'identity.txt'), '-o', clear, join(folder, 'soc2.pdf.age'));
      expect((await readFile(clear)).equals(report)).toBe(true);
    });

    it('files of age open here, with several recipients, read from a recipients file', async () => {
      await writeFile(join(folder, 'source.pdf'), report);
      const other = await identityToRecipient(await generateX25519Identity());
      await writeFile(join(folder, 'recipients.txt'), `# both\n${other}\n${recipient}\n`);
      await age(
        '-R',
        join(folder, 'recipients.txt'),
        '-o',
        join(folder, 'theirs.age'),
        join(folder, 'source.pdf'),
      );
      expect(await codeOf([identity], { vaultFile: 'theirs.age' })).toBe('opened');
    });
  },
);
