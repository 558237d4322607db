import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AnchorFacts, anchorLine, anchorText, type SignedAnchor } from '#domain/gate/audit-anchor.ts';
import { type AuditEntry, chain } from '#domain/gate/audit-chain.ts';
import { granted, openRig, sha256 } from '#gate/gate.fixture.ts';
import { createAnchorSigner } from '#server/platform/ed25519.ts';
import { auditCommand } from '../audit.ts';
import { CommandFailure, exit } from '../command.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const signer = createAnchorSigner(new Uint8Array(32).fill(5));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

async function run(positional: string, values: Record<string, string> = {}) {
  const said = { out: '', err: '' };
  const terminal = {
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
    color: false,
  };
  const code = await auditCommand.run({ positionals: [positional], values, terminal });
  return { code, ...said };
}

async function usedLog(): Promise<readonly AuditEntry[]> {
  const rig = await openRig();
  await granted(rig);
  const entries = await rig.database.store.read((tx) => tx.audit.list(0, 1000));
  await rig.database.close();
  return entries;
}

function signed({ seq, hash }: Pick<AuditEntry, 'seq' | 'hash'>): SignedAnchor {
  const facts: AnchorFacts = {
    format: 'vitrine-audit-anchor-1',
    site: 'https://gate.example',
    seq,
    head: hash,
    at: '2026-11-23T09:00:00.000Z',
  };
  return { ...facts, key: signer.publicKey, signature: signer.sign(anchorText(facts)) };
}

const exportOf = (entries: readonly AuditEntry[]) =>
  file('log.jsonl', entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));

describe('audit verify --anchor FILE', () => {
  test('takes a mail around the line, checks the signature, and finds truncation and a full rewrite', async () => {
    const log = await usedLog();
    const last = log.at(-1);
    if (!last) throw new Error('empty log');
    const anchor = file('mail.txt', `Keep this mail.\r\n\r\n    ${anchorLine(signed(last))}\r\n`);
    const given = { anchor, 'anchor-key': signer.publicKey };
    const whole = await run('verify', { file: exportOf(log), ...given });
    expect(whole).toMatchObject({
      code: exit.fine,
      err: expect.stringContaining('Signed with the given key.'),
    });
    expect(whole.out).toContain(`entry ${last.seq} is the anchored one`);

    const cut = await run('verify', { file: exportOf(log.slice(0, -1)), ...given });
    expect(cut).toMatchObject({
      code: exit.errors,
      out: expect.stringContaining(`Broken at entry ${last.seq}`),
    });

    const rewritten: AuditEntry[] = [];
    for (const entry of log)
      rewritten.push(chain(rewritten.at(-1) ?? null, { ...entry, at: entry.at + 1 }, sha256));
    expect((await run('verify', { file: exportOf(rewritten) })).code).toBe(exit.fine);
    expect((await run('verify', { file: exportOf(rewritten), ...given })).code).toBe(exit.errors);
  });

  test('says whose signature it trusts where no key is given', async () => {
    const log = await usedLog();
    const anchor = file('anchor.txt', anchorLine(signed(log.at(-1) as AuditEntry)));
    expect((await run('verify', { file: exportOf(log), anchor })).err).toContain(
      `Signed with ${signer.publicKey}: compare it with the key that you know`,
    );
  });

  test.each([
    ['an altered one', (line: string) => line.replace('"seq":', '"seq":1'), 'it was altered'],
    ['a file without one', () => 'Dear auditor,\n', 'holds no anchor'],
  ])('refuses %s with exit code 2', async (_, change, message) => {
    const log = await usedLog();
    const anchor = file('anchor.txt', change(anchorLine(signed(log.at(-1) as AuditEntry))));
    const refused = run('verify', { file: exportOf(log), anchor });
    await expect(refused).rejects.toThrow(CommandFailure);
    await expect(refused).rejects.toThrow(message);
  });

  test('refuses another key, and a file that is not there', async () => {
    const log = await usedLog();
    const anchor = file('anchor.txt', anchorLine(signed(log.at(-1) as AuditEntry)));
    const other = createAnchorSigner(new Uint8Array(32).fill(6)).publicKey;
    await expect(run('verify', { file: exportOf(log), anchor, 'anchor-key': other })).rejects.toThrow(
      'another key',
    );
    await expect(run('verify', { anchor: join(folder, 'none') })).rejects.toThrow(
      'neither SEQ:HASH nor a file',
    );
  });
});

test('audit keygen prints a setting that signs for the public key beside it', async () => {
  const { out, err } = await run('keygen');
  const seed = Buffer.from(/^VITRINE_AUDIT_KEY=([\w-]{43})\n$/.exec(out)?.[1] ?? '', 'base64url');
  expect(err).toContain(createAnchorSigner(seed).publicKey);
});
