import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AuditEntry, verifyChain } from '#domain/gate/audit-chain.ts';
import { type FileRig, openFileRig } from './file-rig.fixture.ts';
import {
  approver,
  events,
  granted,
  openRig,
  requestForm,
  sampleCatalogue,
  sha256,
  sign,
  verified,
  visitor,
} from './gate.fixture.ts';
import { createGate } from './gate.ts';
import { rigStores } from './rig-stores.fixture.ts';

let rig: FileRig;
beforeEach(async () => {
  rig = await openFileRig();
});
afterEach(() => rig.close());

/** What somebody with the database and without the triggers could do. */
const tamper = (statement: string) => rigStores().rewrite(rig.file, statement);
const exported = async (format: 'jsonl' | 'csv' = 'jsonl') => {
  const lines: string[] = [];
  for await (const line of rig.gate.exportAudit(format)) lines.push(line);
  return lines;
};

describe('statement 10', () => {
  test('the log of a whole request verifies, and says what an unanchored check cannot know', async () => {
    await granted(rig);
    const { chain, personal } = await rig.gate.verifyAudit();
    expect(chain).toMatchObject({ kind: 'consistent', to: 6, anchored: false });
    expect(chain.kind === 'consistent' && chain.message).toBe(
      'Consistent to entry 6; truncation and full rewrite not excluded (no anchor given).',
    );
    expect(personal).toMatchObject({ erased: 0, altered: [] });
  });

  test.each([
    ["update audit_entry set event = 'request-denied' where seq = 3", 3],
    ["update audit_entry set data = '{}' where seq = 2", 2],
    ["update audit_entry set data = 'no json' where seq = 2", 2],
    ['update audit_entry set at = at + 1 where seq = 4', 4],
    ['delete from audit_entry where seq = 1', 1],
    ['delete from audit_entry where seq = 5', 5],
    ['update audit_entry set seq = 9 where seq = 6', 6],
  ])('%s is found at entry %i', async (statement, seq) => {
    await granted(rig);
    await tamper(statement);
    expect((await rig.gate.verifyAudit()).chain).toMatchObject({ kind: 'broken', seq });
  });

  test('a cut end is found against an anchor', async () => {
    await granted(rig);
    const { chain } = await rig.gate.verifyAudit();
    if (chain.kind !== 'consistent') throw new Error('broken');
    const anchor = { seq: chain.to, hash: chain.head };
    expect((await rig.gate.verifyAudit(anchor)).chain).toMatchObject({ kind: 'consistent', anchored: true });
    await tamper('delete from audit_entry where seq = 6');
    expect((await rig.gate.verifyAudit()).chain.kind).toBe('consistent');
    expect((await rig.gate.verifyAudit(anchor)).chain).toMatchObject({ kind: 'broken', seq: 6 });
  });

  test('triggers keep code from rewriting log, acceptances, texts and copies', async () => {
    const own = await granted(rig);
    await rig.gate.downloadDocument(visitor, { session: own.session, documentId: 'soc2-2026' });
    const run = (statement: string) => rigStores().run(rig.file, statement);
    for (const table of ['audit_entry', 'acceptance', 'agreement_text', 'issued_copy']) {
      await expect(run(`delete from ${table}`)).rejects.toThrow('append-only');
    }
    await expect(run("update audit_entry set event = 'x'")).rejects.toThrow('append-only');
  });

  test('an export verifies offline and holds neither personal values nor tokens', async () => {
    const own = await granted(rig, requestForm({ name: 'Zoë Unmistakable', company: 'Vanishing Point Ltd' }));
    const lines = await exported();
    const entries = lines.map((line) => JSON.parse(line) as AuditEntry);
    expect(verifyChain(entries, sha256)).toMatchObject({ kind: 'consistent', to: 6 });
    expect(verifyChain(entries.slice(1), sha256)).toMatchObject({ kind: 'broken', seq: 1 });
    for (const secret of [
      'ada@acme.example',
      'Unmistakable',
      'Vanishing',
      '203.0.113.7',
      'Mozilla',
      own.session,
    ]) {
      expect(lines.join('\n')).not.toContain(secret);
    }
  });

  test('cells of the CSV that a spreadsheet would take for a formula are neutralised', async () => {
    const own = await verified(rig);
    await sign(rig, own);
    await rig.database.store.transaction(async (tx) => {
      const { chain } = await import('#domain/gate/audit-chain.ts');
      const event = { at: 0, event: '=1+1', actor: '@x', request: '-2', data: {}, personal: {} };
      await tx.audit.insert(chain(await tx.audit.last(), event, sha256));
    });
    expect((await exported('csv')).at(-1)).toMatch(
      /^"\d+","1970-01-01T00:00:00.000Z","'=1\+1","'@x","'-2","{}"/,
    );
  });

  test('erased personal values do not break the chain, altered ones are named', async () => {
    const own = await granted(rig);
    await tamper("update personal_data set value = null, salt = null where kind = 'email'");
    const erased = await rig.gate.verifyAudit();
    expect(erased.chain.kind).toBe('consistent');
    expect(erased.personal).toMatchObject({ erased: 2, altered: [] });
    const shown = await rig.gate.showRequest({ caller: approver, requestId: own.requestId });
    expect(shown.kind === 'request' && shown.history.at(1)?.actor).toBe('requester (erased)');
    await tamper("update personal_data set value = 'Somebody Else' where kind = 'name'");
    expect((await rig.gate.verifyAudit()).personal.altered).toHaveLength(1);
  });

  test('two connections keep one chain', async () => {
    const other = await openRig({ file: rig.file, seed: 2 });
    const forms = Array.from({ length: 12 }, (_, index) => requestForm({ email: `p${index}@acme.example` }));
    await Promise.all(
      forms.map((form, index) => (index % 2 ? rig : other).gate.submitRequest(visitor, form)),
    ).finally(() => other.database.close());
    expect((await rig.gate.verifyAudit()).chain).toMatchObject({ kind: 'consistent', to: 12 });
  });
});

describe('statement 11: all or nothing', () => {
  const failingAt = (part: 'outbox' | 'audit' | 'verifications') => {
    const { store } = rig.database;
    const transaction: typeof store.transaction = (work) =>
      store.transaction((tx) => {
        const insert = () => Promise.reject(new Error('disk full'));
        return work({ ...tx, [part]: { ...tx[part], insert } });
      });
    return createGate({ ...rig.ports, store: { ...store, transaction } }, sampleCatalogue());
  };

  test.each(['outbox', 'audit', 'verifications'] as const)(
    'a failure in %s leaves no trace of a submission',
    async (part) => {
      const { store } = rig.database;
      await expect(failingAt(part).submitRequest(visitor, requestForm())).rejects.toThrow('disk full');
      expect(await events(rig)).toEqual([]);
      expect(await store.read((tx) => tx.requests.listByEmail('ada@acme.example'))).toEqual([]);
      expect(await store.read((tx) => tx.outbox.list(10))).toEqual([]);
    },
  );

  test('a failure at the last write of an approval leaves the request in review, without grants', async () => {
    const own = await verified(rig);
    await sign(rig, own);
    const decision = { kind: 'approve' } as const;
    await expect(
      failingAt('outbox').decideRequest(visitor, { caller: approver, requestId: own.requestId, decision }),
    ).rejects.toThrow('disk full');
    const shown = await rig.gate.showRequest({ caller: approver, requestId: own.requestId });
    expect(shown).toMatchObject({ request: { status: 'in-review' }, grants: [] });
  });
});
