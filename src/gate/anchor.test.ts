import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anchorText, findAnchors, pointOf, type SignedAnchor } from '#domain/gate/audit-anchor.ts';
import { type AuditEntry, chain, verifyChain } from '#domain/gate/audit-chain.ts';
import { createAnchorSigner, isSignedBy } from '#server/platform/ed25519.ts';
import { type FileRig, openFileRig } from './file-rig.fixture.ts';
import { day, events, granted, openRig, requestForm, sha256, visitor } from './gate.fixture.ts';
import { rigStores } from './rig-stores.fixture.ts';

const anchorSigner = createAnchorSigner(new Uint8Array(32).fill(9));
let rig: FileRig;
beforeEach(async () => {
  rig = await openFileRig({ ports: { anchorSigner } });
});
afterEach(() => rig.close());

const tamper = (statement: string) => rigStores().rewrite(rig.file, statement);
const signed = async (): Promise<SignedAnchor> => {
  const outcome = await rig.gate.signAnchor();
  if (outcome.kind !== 'anchor') throw new Error(outcome.kind);
  return outcome.anchor;
};
const mailed = () =>
  rig.mailbox.filter(({ text }) => text.includes('vitrine-audit-anchor-1')).map(({ to }) => to);

describe('statement 10: an anchor', () => {
  test('names the last entry and verifies with the public key; any change of it does not', async () => {
    await granted(rig);
    const anchor = await signed();
    const [head] = await rig.database.store.read((tx) => tx.audit.latest(1));
    expect(anchor).toMatchObject({
      seq: head?.seq,
      head: head?.hash,
      site: 'https://gate.ostermere.example',
    });
    expect(isSignedBy(anchor.key, anchorText(anchor), anchor.signature)).toBe(true);
    for (const change of [{ seq: anchor.seq - 1 }, { site: 'x' }, { at: 'x' }, { head: 'f'.repeat(64) }])
      expect(isSignedBy(anchor.key, anchorText({ ...anchor, ...change }), anchor.signature)).toBe(false);
    const other = createAnchorSigner(new Uint8Array(32).fill(1)).publicKey;
    expect(isSignedBy(other, anchorText(anchor), anchor.signature)).toBe(false);
  });

  test('finds truncation and a full rewrite of the log in the database, also after an erasure', async () => {
    await granted(rig);
    await rig.gate.erasePerson(visitor, {
      caller: { as: 'admin@ostermere.example' },
      email: 'ada@acme.example',
      confirmation: 'ada@acme.example',
      reference: 'DSR-1',
    });
    const anchor = pointOf(await signed());
    expect((await rig.gate.verifyAudit(anchor)).chain).toMatchObject({ kind: 'consistent', anchored: true });
    await tamper(`delete from audit_entry where seq = ${anchor.seq}`);
    expect((await rig.gate.verifyAudit()).chain.kind).toBe('consistent');
    expect((await rig.gate.verifyAudit(anchor)).chain).toMatchObject({ kind: 'broken', seq: anchor.seq });
    await rewriteAll();
    expect((await rig.gate.verifyAudit()).chain.kind).toBe('consistent');
    expect((await rig.gate.verifyAudit(anchor)).chain.kind).toBe('broken');
  });

  test('of an earlier day finds what was rewritten before a later one was signed', async () => {
    await granted(rig);
    const early = pointOf(await signed());
    await rewriteAll();
    await rig.gate.submitRequest(visitor, requestForm({ email: 'later@acme.example' }));
    const late = pointOf(await signed());
    expect((await rig.gate.verifyAudit(late)).chain.kind).toBe('consistent');
    expect((await rig.gate.verifyAudit(late, early)).chain).toMatchObject({ kind: 'broken', seq: early.seq });
  });

  test('is mailed once a day to auditors and admins, by one of several processes, and not about itself', async () => {
    await granted(rig);
    const other = await openRig({ file: rig.file, seed: 3, ports: { anchorSigner } });
    await Promise.all([rig.gate.keepHouse(), other.gate.keepHouse()]).finally(() => other.database.close());
    await rig.deliver();
    expect(mailed().toSorted()).toEqual(['admin@ostermere.example', 'auditor@ostermere.example']);
    rig.advance(2 * day);
    await rig.gate.keepHouse();
    expect((await events(rig)).filter((event) => event === 'audit-anchored')).toHaveLength(1);
    await rig.gate.submitRequest(visitor, requestForm({ email: 'bob@acme.example' }));
    await rig.gate.keepHouse();
    await rig.gate.keepHouse();
    await rig.deliver();
    expect(mailed()).toHaveLength(4);
    const [anchor] = findAnchors(rig.mailbox.findLast(({ to }) => to.startsWith('auditor'))?.text ?? '');
    if (!anchor) throw new Error('no anchor in the mail');
    expect(isSignedBy(anchor.key, anchorText(anchor), anchor.signature)).toBe(true);
    expect((await rig.gate.verifyAudit(pointOf(anchor))).chain).toMatchObject({ anchored: true });
  });

  test('goes to the addresses of gate.yaml where there are some, and nowhere without a key', async () => {
    await granted(rig);
    const gate = rig.rebuilt((catalogue) => ({
      ...catalogue,
      notify: { ...catalogue.notify, audit: ['log@ostermere.example'] },
    }));
    await gate.keepHouse();
    await rig.deliver();
    expect(mailed()).toEqual(['log@ostermere.example']);
    const plain = await openRig();
    await granted(plain);
    await plain.gate.keepHouse();
    expect(await events(plain)).not.toContain('audit-anchored');
    expect((await plain.gate.signAnchor()).kind).toBe('no-key');
    await plain.database.close();
  });

  test('property: any alteration, deletion, truncation, move or insertion in a real log with erased entries is found where it is', async () => {
    await granted(rig);
    await granted(rig, requestForm({ email: 'bob@acme.example' }));
    await rig.gate.erasePerson(visitor, {
      caller: { as: 'admin@ostermere.example' },
      email: 'bob@acme.example',
      confirmation: 'bob@acme.example',
      reference: 'DSR-2',
    });
    const lines: AuditEntry[] = [];
    for await (const line of rig.gate.exportAudit('jsonl')) lines.push(JSON.parse(line) as AuditEntry);
    const anchor = pointOf(await signed());
    expect(verifyChain(lines, sha256, anchor)).toMatchObject({ kind: 'consistent', to: lines.length });
    const index = fc.nat({ max: lines.length - 1 });
    const field = fc.constantFrom('at', 'event', 'actor', 'request', 'data', 'personal', 'prev', 'hash');
    fc.assert(
      fc.property(index, index, field, (position, target, name) => {
        const forged = { at: -1, event: 'x', actor: 'x', request: 'x', prev: 'x', hash: 'x' } as Record<
          string,
          unknown
        >;
        const altered = lines.map((entry, at) =>
          at === position ? { ...entry, [name]: forged[name] ?? { x: 'x' } } : entry,
        );
        expect(verifyChain(altered, sha256, anchor)).toMatchObject({ kind: 'broken', seq: position + 1 });
        expect(verifyChain(lines.toSpliced(position, 1), sha256, anchor)).toMatchObject({
          kind: 'broken',
          seq: position + 1,
        });
        expect(verifyChain(lines.slice(0, position), sha256, anchor)).toMatchObject({
          kind: 'broken',
          seq: position + 1,
        });
        const { seq: _, prev: __, hash: ___, ...event } = lines[target] as AuditEntry;
        const inserted = chain(lines[position - 1] ?? null, { ...event, event: 'inserted' }, sha256);
        const verdict = verifyChain(lines.toSpliced(position, 0, inserted), sha256, anchor);
        expect(verdict.kind).toBe('broken');
        if (verdict.kind === 'broken') expect([position + 1, position + 2]).toContain(verdict.seq);
        fc.pre(position !== target);
        const moved = lines.toSpliced(position, 1).toSpliced(target, 0, lines[position] as AuditEntry);
        expect(verifyChain(moved, sha256, anchor)).toMatchObject({
          kind: 'broken',
          seq: Math.min(position, target) + 1,
        });
      }),
    );
  });
});

test('anchors are found in a mail, a tag or a file, and half of one is none', () => {
  const anchor = {
    ...{ at: '2026-11-23T09:00:00.000Z', format: 'vitrine-audit-anchor-1', head: 'a'.repeat(64) },
    ...{ key: 'k', seq: 7, signature: 's', site: 'https://x.example' },
  };
  const line = JSON.stringify(anchor);
  expect(findAnchors(`Subject: x\r\n\r\n    ${line}\r\n> ${line}\n`)).toEqual([anchor, anchor]);
  expect(findAnchors(line.slice(0, -9))).toEqual([]);
  expect(findAnchors(line.replace('"seq":7', '"seq":7.5'))).toEqual([]);
});

/** Every entry with another time, and all hashes anew: what somebody with the database and the code could do. */
async function rewriteAll(): Promise<void> {
  const entries = await rig.database.store.read((tx) => tx.audit.list(0, 10_000));
  let previous: AuditEntry | null = null;
  const statements: string[] = [];
  for (const { seq, prev: _, hash: __, ...event } of entries) {
    previous = chain(previous, { ...event, at: event.at + 1 }, sha256);
    statements.push(
      `update audit_entry set at = ${previous.at}, prev = 'new ${seq}', hash = 'new ${seq}' where seq = ${seq}`,
    );
    statements.push(
      `update audit_entry set prev = '${previous.prev}', hash = '${previous.hash}' where seq = ${seq}`,
    );
  }
  await tamper(statements.join(';'));
}
