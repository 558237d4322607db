import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  day,
  granted,
  openRig,
  type Rig,
  requestForm,
  sampleCatalogue,
  sha256,
  visitor,
} from '#gate/gate.fixture.ts';
import type { DatabaseConnections } from '../gate-database.ts';
import { gateTables } from '../gate-tables.ts';
import { migrate } from '../migrate.ts';
import { connectPostgres } from '../open-postgres.ts';
import { connectSqlite } from '../open-sqlite.ts';
import { onPostgres, type PostgresServer, postgresPrograms, startPostgres } from '../postgres.fixture.ts';
import { verifyDatabase } from '../verify-database.ts';
import { restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';

const server = (postgresPrograms === null ? null : await startPostgres()) as PostgresServer;
afterAll(() => server?.stop());

let folder: string;
let open: DatabaseConnections[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-backup-'));
  open = [];
});
afterEach(async () => {
  for (const connections of open) await connections.close();
  rmSync(folder, { recursive: true });
});

let files = 0;
const sqlite = async () => {
  files += 1;
  const connections = await connectSqlite(join(folder, `${files}.db`));
  open.push(connections);
  return connections;
};
const postgres = async () => {
  const connections = connectPostgres(await server.createDatabase());
  open.push(connections);
  return connections;
};

const certifier = { make: async () => ({ pdf: 'JVBERg==', sha256: '0'.repeat(64) }) };

/** A gate that was used: requests in several states, an agreement, a grant, a copy, waiting and sent mail. */
async function usedGate(): Promise<DatabaseConnections> {
  const file = join(folder, 'used.db');
  const rig = await openRig({ file, catalogue: followedCatalogue(), ports: { certifier } });
  await rig.database.checkKey(new Uint8Array(32).fill(7), 'mark');
  const own = await granted(rig, requestForm({ name: 'Zoë 王 😀 "\\' }));
  await rig.gate.downloadDocument(visitor, { session: own.session, documentId: 'soc2-2026' });
  await rig.deliver();
  await takeUpInvitation(rig);
  await followUp(rig);
  for (let n = 0; n < 3; n += 1)
    await rig.gate.submitRequest(visitor, requestForm({ email: `p${n}@acme.example` }));
  await rig.gate.verifyByLink(visitor, 'unknown');
  await rig.database.close();
  const connections = await connectSqlite(file);
  open.push(connections);
  return connections;
}

/** Fills the tables of invitations and of staff whose rights ended. */
async function takeUpInvitation(rig: Rig): Promise<void> {
  const caller = { as: 'admin@ostermere.example' };
  const form = { to: 'bob@other.example', company: 'Other', purpose: 'Review.', documents: ['soc2-2026'] };
  await rig.gate.invite(visitor, { caller, form });
  await rig.deliver();
  const mail = rig.mailbox.find(({ text }) => text.includes('/i/'));
  const token = /\/i\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const { name, company, role, recipientCategory } = requestForm();
  await rig.gate.submitInvited(visitor, {
    token,
    form: { name, email: '', company, role, recipientCategory },
  });
  const change = { kind: 'end', reason: 'Has left.' } as const;
  await rig.gate.changeStaff(visitor, { caller, email: 'former@ostermere.example', change });
}

/** An endpoint that is told of everything, and a change that can be subscribed to. */
function followedCatalogue() {
  const crm = { name: 'crm', url: 'https://crm.example/hook', events: [], personalData: false };
  const { notify } = sampleCatalogue();
  const change = {
    id: '/reports/a/',
    title: 'A',
    summary: null,
    path: '/reports/a/',
    day: '2026-11-01',
  };
  return {
    notify: { ...notify, webhooks: [crm] },
    publication: {
      topics: [{ id: 'reports', title: 'Reports' }],
      changes: [{ ...change, topics: ['reports'] }],
    },
  };
}

/** Fills the tables of what comes after a decision: a confirmed and a waiting subscription, a reminder, a stopped endpoint. */
async function followUp(rig: Rig): Promise<void> {
  await rig.gate.followUp();
  const form = { topics: ['reports'], website: '' };
  await rig.gate.subscribe(visitor, { ...form, email: 'reader@other.example' });
  await rig.deliver();
  const mail = rig.mailbox.findLast(({ text }) => text.includes('/subscribe/'));
  await rig.gate.confirmSubscription(visitor, /\/subscribe\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '');
  const news = rig.rebuilt((catalogue) => {
    const { publication = { topics: [], changes: [] } } = catalogue;
    const changes = publication.changes.map((change) => ({ ...change, id: `${change.id}new` }));
    return { ...catalogue, publication: { ...publication, changes } };
  });
  rig.advance(12 * day);
  await news.followUp();
  await rig.gate.subscribe(visitor, { ...form, email: 'waiting@other.example' });
  await rig.database.store.transaction((tx) =>
    tx.webhookCalls.stop({ endpoint: 'crm', stoppedAt: 1, reason: '410' }),
  );
}

async function backupOf(connections: DatabaseConnections, now = 1_795_400_000_000): Promise<string> {
  let text = '';
  let told = '';
  const done = (summary: { sha256: string }) => {
    told = summary.sha256;
  };
  for await (const part of takeBackup(connections, { now, done })) text += part;
  expect(told).toBe(sha256(text));
  return text;
}

async function* linesOf(text: string): AsyncGenerator<string> {
  const lines = text.split('\n');
  yield* text.endsWith('\n') ? lines.slice(0, -1) : lines;
}

const restore = (connections: DatabaseConnections, text: string) =>
  restoreBackup(connections, linesOf(text), 1_795_500_000_000);

/** Rows of each table by name, without the log, which notes backup and restore. */
function contentOf(text: string): ReadonlyMap<string, string> {
  const ends = text.split('\n').filter((line) => line.startsWith('{"endOfTable"'));
  const tables = ends.map((line) => JSON.parse(line) as { endOfTable: string; rows: number; sha256: string });
  return new Map(
    tables
      .filter(({ endOfTable }) => endOfTable !== 'audit_entry')
      .map(({ endOfTable, rows, sha256: hash }) => [endOfTable, `${rows} ${hash}`]),
  );
}

async function isEmpty({ db }: DatabaseConnections): Promise<boolean> {
  return (await db.introspection.getTables()).length === 0;
}

describe('a backup', () => {
  test('comes back as it was, with a log that verifies and tells of both', async () => {
    const used = await usedGate();
    const text = await backupOf(used);
    const other = await sqlite();
    expect(await restore(other, text)).toMatchObject({ kind: 'restored', takenAt: 1_795_400_000_000 });
    expect(contentOf(await backupOf(other))).toEqual(contentOf(text));
    const { chain, personal } = await verifyDatabase(other);
    expect(chain).toMatchObject({ kind: 'consistent' });
    expect(personal.altered).toEqual([]);
    const rows = await other.db.selectFrom('auditEntry').select(['event', 'data']).orderBy('seq').execute();
    expect(rows.slice(-3).map(({ event }) => event)).toEqual([
      'backup-taken',
      'backup-restored',
      'backup-taken',
    ]);
    expect(JSON.parse(rows.at(-2)?.data ?? '')).toMatchObject({ sha256: sha256(text) });
  });

  test.skipIf(postgresPrograms === null)(`${onPostgres}: moves there and back again`, async () => {
    const text = await backupOf(await usedGate());
    const there = await postgres();
    expect(await restore(there, text)).toMatchObject({ kind: 'restored' });
    const moved = await backupOf(there);
    expect(contentOf(moved)).toEqual(contentOf(text));
    const back = await sqlite();
    expect(await restore(back, moved)).toMatchObject({ kind: 'restored' });
    expect(contentOf(await backupOf(back))).toEqual(contentOf(text));
    for (const connections of [there, back])
      expect((await verifyDatabase(connections)).chain).toMatchObject({ kind: 'consistent' });
  });

  test('holds no session, and every other table but the rate counters', async () => {
    const text = await backupOf(await usedGate());
    const named = [...contentOf(text).keys(), 'audit_entry'].toSorted();
    const kept = gateTables.filter(({ fleeting }) => !fleeting).map(({ name }) => name);
    expect(named).toEqual(kept.toSorted());
    for (const line of contentOf(text)) expect(line[1], line[0]).not.toMatch(/^0 /);
    expect(text).not.toContain('token_hash');
  });

  test('is one moment, also while others write', async () => {
    const file = join(folder, 'busy.db');
    const rig = await openRig({ file });
    const busy = await connectSqlite(file);
    open.push(busy);
    let isWriting = true;
    const writing = (async () => {
      for (let n = 0; isWriting; n += 1) {
        const form = requestForm({ email: `a@c${n}.example` });
        await rig.gate.submitRequest({ ...visitor, clientAddress: `c${n}` }, form);
        // SQLite never makes the process wait by itself, so that timers would not run.
        await nextTurn();
      }
    })();
    const texts: string[] = [];
    for (let n = 0; n < 4; n += 1) texts.push(await backupOf(busy));
    isWriting = false;
    await writing;
    await rig.database.close();
    for (const text of texts) {
      const other = await sqlite();
      expect(await restore(other, text)).toMatchObject({ kind: 'restored' });
      const count = async (table: 'accessRequest' | 'verification' | 'message') =>
        (await other.db.selectFrom(table).select('id').execute()).length;
      expect(
        new Set([await count('accessRequest'), await count('verification'), await count('message')]).size,
      ).toBe(1);
      expect((await verifyDatabase(other)).chain).toMatchObject({ kind: 'consistent' });
    }
  });
});

describe('a restore is refused, and leaves nothing behind,', () => {
  let text: string;
  beforeEach(async () => {
    text = await backupOf(await usedGate());
  });
  const refusedInto = async (altered: string) => {
    const other = await connectSqlite(':memory:');
    const outcome = await restore(other, altered);
    expect(await isEmpty(other)).toBe(true);
    await other.close();
    return outcome.kind === 'refused' ? outcome.message : outcome.kind;
  };

  test('where any one character of the backup is another', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom('0', 'a', '"', ' ', '[', '\n'),
        async (at, other) => {
          fc.pre(text[at] !== other);
          const message = await refusedInto(text.slice(0, at) + other + text.slice(at + 1));
          expect(message).toMatch(/damaged|no backup|newer version|names a table|do not fit|cut short/);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('where lines are missing, doubled, moved or added', async () => {
    const lines = text.trimEnd().split('\n');
    const without = (at: number) => lines.toSpliced(at, 1).join('\n');
    await fc.assert(
      fc.asyncProperty(fc.nat(lines.length - 1), fc.nat(lines.length - 1), async (at, to) => {
        const line = lines[at] ?? '';
        expect(await refusedInto(without(at))).not.toBe('restored');
        expect(await refusedInto(lines.toSpliced(to, 0, line).join('\n'))).not.toBe('restored');
        expect(await refusedInto(lines.slice(0, at).join('\n'))).not.toBe('restored');
        if (lines[to] !== line)
          expect(await refusedInto(lines.toSpliced(at, 1).toSpliced(to, 0, line).join('\n'))).toMatch(
            at === to ? /restored/ : /./,
          );
      }),
      { numRuns: 25 },
    );
    expect(await refusedInto(`${text}{}\n`)).toMatch('something follows its end');
    expect(await refusedInto('')).toMatch('no backup of Vitrine');
  });

  test('where the database holds anything, or tables of another version', async () => {
    const used = await sqlite();
    await restore(used, text);
    const before = await used.db.selectFrom('auditEntry').select('seq').execute();
    expect(await restore(used, text)).toEqual({
      kind: 'refused',
      message:
        'The database is not empty (access_request has rows). Restore into a new one: nothing is ever overwritten.',
    });
    expect(await used.db.selectFrom('auditEntry').select('seq').execute()).toEqual(before);
  });

  test('where the backup comes from a newer version', async () => {
    expect(await refusedInto(text.replace(/"migration":"[^"]+"/, '"migration":"999-later"'))).toMatch(
      'taken by a newer version (its tables have 999-later)',
    );
  });

  test('but not because a gate was started once on the empty database', async () => {
    const started = await sqlite();
    await migrate(started);
    expect(await restore(started, text)).toMatchObject({ kind: 'restored' });
  });
});

test('a database without tables has nothing to back up', async () => {
  await expect(backupOf(await sqlite())).rejects.toThrow('There is nothing to back up');
});
