import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chain, verifyChain } from '#domain/gate/audit-chain.ts';
import type { Transaction } from '#gate/ports.ts';
import type { MessageRecord, RequestRecord, VerificationRecord } from '#gate/records.ts';
import { createNodeHasher } from '#server/platform/node-crypto.ts';
import type { GateDatabase } from './gate-database.ts';
import { gateTables } from './gate-tables.ts';
import { connectDatabase, type DatabaseSettings, openDatabase } from './open-database.ts';
import { acceptServerKey } from './server-key-check.ts';

/** An empty database of its own for one test. */
export interface ContractPlace {
  readonly settings: DatabaseSettings;
  /** Runs a statement past the gate. */
  readonly query: (statement: string) => Promise<readonly Record<string, unknown>[]>;
  readonly tables: () => Promise<readonly string[]>;
  readonly remove: () => Promise<void>;
}

const { sha256 } = createNodeHasher(new Uint8Array(32));
const run = promisify(execFile);

/** What every database of the gate promises, whatever it is made of. */
export function storeContract(makePlace: () => Promise<ContractPlace>): void {
  let place: ContractPlace;
  let opened: GateDatabase[];
  beforeEach(async () => {
    place = await makePlace();
    opened = [];
  });
  afterEach(async () => {
    for (const database of opened) await database.close();
    await place.remove();
  });

  /** Once more each time, as another process does it. */
  const open = async () => {
    const database = await openDatabase(place.settings);
    opened.push(database);
    return database;
  };
  const inProcess = (code: string) => run(process.execPath, argumentsOf(code), { cwd: process.cwd() });
  const argumentsOf = (code: string) => [
    '--input-type=module',
    '-e',
    opening + code,
    JSON.stringify(place.settings),
  ];

  describe('opening', () => {
    test('four processes that start together all succeed, and what is there stays', async () => {
      await Promise.all(Array.from({ length: 4 }, () => inProcess('await database.close();')));
      const first = await open();
      await first.store.transaction((tx) => tx.failures.count('kept', 1));
      await first.ping();
      const second = await open();
      expect(await second.store.transaction((tx) => tx.failures.takeBefore(2))).toHaveLength(1);
    });

    test('the list of tables is complete', async () => {
      await open();
      const tables = (await place.tables()).filter((name) => !/^(kysely|sqlite)_/.test(name));
      expect(tables.toSorted()).toEqual(gateTables.map(({ name }) => name).toSorted());
    });
  });

  describe('the mark of the server’s key', () => {
    const [key, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];

    test('is left by the first server, stays whoever looks, and tells another key in every process', async () => {
      const [first, second] = [await open(), await open()];
      expect(await first.checkKey(other, 'look')).toBe('first');
      const marks = await Promise.all([first, second, first].map((one) => one.checkKey(key, 'mark')));
      expect(marks.toSorted()).toEqual(['first', 'same', 'same']);
      expect([await second.checkKey(other, 'mark'), await first.checkKey(other, 'look')]).toEqual([
        'other',
        'other',
      ]);
      expect(await second.checkKey(key, 'look')).toBe('same');
      const [fact] = await place.query('select value from server_fact');
      expect(String(fact?.value)).not.toContain(Buffer.from(key).toString('base64url'));
    });

    test('is another one once a change was accepted', async () => {
      const database = await open();
      await database.checkKey(key, 'mark');
      const connections = await connectDatabase(place.settings);
      await acceptServerKey(connections.db, other);
      await connections.close();
      expect([await database.checkKey(other, 'mark'), await database.checkKey(key, 'mark')]).toEqual([
        'same',
        'other',
      ]);
    });
  });

  describe('writing', () => {
    test('four processes keep one chain', async () => {
      await (await open()).ping();
      await Promise.all(Array.from({ length: 4 }, () => inProcess(appending)));
      const entries = await (await open()).store.read((tx) => tx.audit.list(0, 1000));
      expect(verifyChain(entries, sha256)).toMatchObject({ kind: 'consistent', to: 120 });
      expect(new Set(entries.map(({ data }) => data.pid)).size).toBe(4);
    });

    test('writers come one after the other: nobody acts on a state that is about to change', async () => {
      const databases = [await open(), await open(), await open()];
      let inside = 0;
      await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          databases[index % 3]?.store.transaction(async (tx) => {
            inside += 1;
            await tx.failures.count('seen', 1);
            await tx.audit.last();
            expect(inside).toBe(1);
            inside -= 1;
          }),
        ),
      );
      expect(await (await open()).store.transaction((tx) => tx.failures.takeBefore(2))).toEqual([
        { kind: 'seen', minute: 1, count: 30 },
      ]);
    });

    test('a process that is killed within a transaction leaves nothing behind and holds up nobody', async () => {
      const database = await open();
      const child = spawn(process.execPath, argumentsOf(stopping), { stdio: ['ignore', 'pipe', 'inherit'] });
      await new Promise((resolve) => child.stdout.once('data', resolve));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      const started = performance.now();
      expect(await database.store.transaction((tx) => tx.failures.takeBefore(2))).toEqual([]);
      expect(performance.now() - started).toBeLessThan(5_000);
    });

    test('a rolled-back unit of work takes nothing of another with it', async () => {
      const { store } = await open();
      const failing = store.transaction(async (tx) => {
        await tx.failures.count('lost', 1);
        throw new Error('no');
      });
      const other = store.transaction((tx) => tx.failures.count('kept', 1));
      await expect(failing).rejects.toThrow('no');
      await other;
      const kept = await store.transaction((tx) => tx.failures.takeBefore(2));
      expect(kept).toEqual([{ kind: 'kept', minute: 1, count: 1 }]);
    });

    test('an error within a unit of work undoes all of it, also what came before and was caught', async () => {
      const { store } = await open();
      const entry = chain(null, eventOf(1), sha256);
      await store.transaction((tx) => tx.audit.insert(entry));
      const twice = store.transaction(async (tx) => {
        await tx.failures.count('half', 1);
        await tx.audit.insert(entry);
      });
      await expect(twice).rejects.toThrow(/unique/i);
      expect(await store.transaction((tx) => tx.failures.takeBefore(2))).toEqual([]);
    });

    test('neither a place in the chain nor a link of it is taken twice', async () => {
      const { store } = await open();
      const first = chain(null, eventOf(1), sha256);
      await store.transaction((tx) => tx.audit.insert(first));
      const fork = { ...chain(null, eventOf(2), sha256), seq: 2 };
      await expect(store.transaction((tx) => tx.audit.insert(fork))).rejects.toThrow(/unique/i);
    });

    test('log and evidence are append-only', async () => {
      const { store } = await open();
      await store.transaction(async (tx) => {
        await tx.audit.insert(chain(null, eventOf(1), sha256));
        await tx.acceptances.keepText('0'.repeat(64), 'markdown', 'text', 1);
      });
      for (const statement of [
        'delete from audit_entry',
        "update audit_entry set event = 'x'",
        "update agreement_text set body = 'x'",
        'delete from agreement_text',
      ])
        await expect(place.query(statement), statement).rejects.toThrow('append-only');
    });

    test('a fraction is refused where whole numbers belong', async () => {
      const { store } = await open();
      await expect(store.transaction((tx) => tx.failures.count('x', 1.5))).rejects.toThrow();
    });
  });

  describe('reading', () => {
    test('cannot write', async () => {
      const { store } = await open();
      await expect(store.read((tx) => tx.failures.count('x', 1))).rejects.toThrow(/read-?only/);
      await store.transaction((tx) => tx.failures.count('x', 1));
    });

    test('sees one state from beginning to end, and waits for no writer', async () => {
      const [reader, writer] = [await open(), await open()];
      const add = (seq: number) =>
        writer.store.transaction(async (tx) =>
          tx.audit.insert(chain(await tx.audit.last(), eventOf(seq), sha256)),
        );
      await add(1);
      const seen = await reader.store.read(async (tx) => {
        const before = await tx.audit.list(0, 10);
        await add(2);
        return [before.length, (await tx.audit.list(0, 10)).length];
      });
      expect(seen).toEqual([1, 1]);
      expect(await reader.store.read((tx) => tx.audit.list(0, 10))).toHaveLength(2);
    });

    test('what was written comes back as it was: numbers as numbers, every script, long texts', async () => {
      const { store } = await open();
      const request = requestOf('r-1', { name: 'Zoë 王 😀 é "\\', purpose: 'x'.repeat(100_000) });
      await store.transaction((tx) => tx.requests.insert(request, ['b', 'a']));
      expect(await store.read((tx) => tx.requests.find('r-1'))).toEqual(request);
      expect(await store.read((tx) => tx.requests.documentsOf('r-1'))).toEqual(['b', 'a']);
    });

    test('an odd id or an empty choice finds nothing', async () => {
      const { store } = await open();
      for (const id of ['', '\0', "r-1' or 1=1", '%', 'x'.repeat(5000)]) {
        expect(await store.read((tx) => tx.requests.find(id))).toBeNull();
        expect(await store.read((tx) => tx.copies.find(id))).toBeNull();
      }
      expect(await store.read((tx) => tx.copies.listIds())).toEqual([]);
      expect(await store.read((tx) => tx.requests.list([]))).toEqual([]);
    });

    test('texts are ordered by their characters, not by a language', async () => {
      const { store } = await open();
      const emails = ['b', 'A', 'a', 'Z', 'ä'];
      const records = emails.map((value) => personalOf(value));
      await store.transaction(async (tx) => {
        for (const record of records) await tx.audit.insertPersonal(record);
      });
      const listed = await store.read((tx) => tx.audit.listPersonal('', 10));
      expect(listed.map(({ reference }) => reference)).toEqual(['A', 'Z', 'a', 'b', 'ä']);
    });
  });

  describe('races', () => {
    const atOnce = async <T>(times: number, work: (tx: Transaction) => Promise<T>): Promise<T[]> => {
      const databases = [await open(), await open()];
      return Promise.all(
        Array.from({ length: times }, (_, index) =>
          (databases[index % 2] as GateDatabase).store.transaction(work),
        ),
      );
    };

    test('a proof is used once and tried five times', async () => {
      const { store } = await open();
      await store.transaction((tx) => tx.verifications.insert(verificationOf('v-1')));
      const tries = await atOnce(12, (tx) => tx.verifications.countTry('v-1', 5));
      expect(tries.filter((count) => count !== null).toSorted()).toEqual([1, 2, 3, 4, 5]);
      const uses = await atOnce(12, (tx) => tx.verifications.use('v-1', 5));
      expect(uses.filter(Boolean)).toHaveLength(1);
    });

    test('a request changes once from one status', async () => {
      const { store } = await open();
      await store.transaction((tx) => tx.requests.insert(requestOf('r-1'), ['a']));
      const changes = await atOnce(10, (tx) =>
        tx.requests.change('r-1', 'submitted', { status: 'verified' }),
      );
      expect(changes.filter(Boolean)).toHaveLength(1);
    });

    test('two workers share the outbox: no message twice, none left, each batch within its limit', async () => {
      const { store } = await open();
      await store.transaction(async (tx) => {
        for (let n = 0; n < 50; n += 1) await tx.outbox.insert(messageOf(`m-${n}`));
      });
      const batches = await atOnce(8, (tx) => tx.outbox.claim(1000, 2000, 9));
      expect(Math.max(...batches.map(({ length }) => length))).toBe(9);
      const ids = batches.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(50);
      expect(ids).toHaveLength(50);
      expect(batches.flat().every(({ attempts }) => attempts === 1)).toBe(true);
      expect(await store.transaction((tx) => tx.outbox.claim(1999, 3000, 99))).toEqual([]);
      expect(await store.transaction((tx) => tx.outbox.claim(2000, 3000, 99))).toHaveLength(50);
    });
  });

  describe('rate limits', () => {
    test('let exactly the allowed number through, over several connections, and start anew in the next window', async () => {
      const databases = [await open(), await open()];
      const limit = { max: 10, windowMs: 60_000 };
      const hits = await Promise.all(
        Array.from({ length: 60 }, (_, index) => databases[index % 2]?.limiter.hit('k', limit, 90_000)),
      );
      expect(hits.filter((hit) => hit?.kind === 'allowed')).toHaveLength(10);
      const { limiter } = databases[0] as GateDatabase;
      expect(await limiter.hit('k', limit, 90_000)).toEqual({ kind: 'limited', retryAfterSeconds: 30 });
      expect(await limiter.hit('other', limit, 90_000)).toEqual({ kind: 'allowed' });
      expect(await limiter.hit('k', limit, 120_000)).toEqual({ kind: 'allowed' });
      await limiter.forgetBefore(130_000);
      expect(await place.query('select * from rate_counter')).toEqual([]);
    });
  });
}

const opening = `
  import { openDatabase } from '#server/database/open-database.ts';
  const database = await openDatabase(JSON.parse(process.argv[1]));
`;
const appending = `
  import { chain } from '#domain/gate/audit-chain.ts';
  import { createNodeHasher } from '#server/platform/node-crypto.ts';
  const { sha256 } = createNodeHasher(new Uint8Array(32));
  for (let n = 0; n < 30; n += 1) {
    await database.store.transaction(async (tx) => {
      const event = { at: n, event: 'tried', actor: 'system', request: null, data: { pid: process.pid }, personal: {} };
      await tx.audit.insert(chain(await tx.audit.last(), event, sha256));
    });
  }
  await database.close();
`;
const stopping = `
  await database.store.transaction(async (tx) => {
    await tx.failures.count('lost', 1);
    console.log('inside');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  });
`;

function eventOf(at: number) {
  return { at, event: 'tried', actor: 'system', request: null, data: {}, personal: {} };
}

function requestOf(id: string, changes: Partial<RequestRecord> = {}): RequestRecord {
  return {
    id,
    status: 'submitted',
    approvalOrder: 'nda-first',
    submittedAt: 1_795_321_182_860,
    email: 'ada@acme.example',
    name: 'Ada',
    company: 'Acme',
    role: 'Engineer',
    purpose: 'Review',
    recipientCategory: null,
    clientAddress: '203.0.113.7',
    userAgent: '',
    verifiedAt: null,
    verifiedBy: null,
    queuedAt: null,
    decidedAt: null,
    decidedBy: null,
    reason: null,
    question: null,
    answer: null,
    language: null,
    ...changes,
  };
}

function verificationOf(id: string): VerificationRecord {
  return {
    id,
    purpose: 'sign-in',
    email: 'ada@acme.example',
    requestId: null,
    linkHash: id,
    flowHash: id,
    codeHmac: null,
    tries: 0,
    createdAt: 1,
    expiresAt: 10,
    usedAt: null,
    replacedAt: null,
  };
}

function messageOf(id: string): MessageRecord {
  return {
    id,
    kind: 'verify-request',
    requestId: null,
    recipient: 'ada@acme.example',
    sealed: 'sealed',
    state: 'pending',
    attempts: 0,
    createdAt: 1,
    nextAttemptAt: 1,
    lockedUntil: null,
    sentAt: null,
    lastError: null,
  };
}

function personalOf(reference: string) {
  return {
    reference,
    kind: 'text',
    value: reference,
    salt: 's',
    hash: 'h',
    erasedAt: null,
    subject: null,
    usedAt: 1,
  } as const;
}
