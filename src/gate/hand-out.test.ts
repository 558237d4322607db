import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  agreementOf,
  approver,
  day,
  documentOf,
  events,
  granted,
  openRig,
  type Rig,
  requestForm,
  sha256,
  staffSession,
  verified,
  visitor,
} from './gate.fixture.ts';
import type { Gate } from './gate.ts';
import type { GatePorts } from './ports.ts';

const worksheet = { file: 'a.xlsx', sha256: sha256('PK'), bytes: 2, expectations: 1, downloadName: 'a.xlsx' };
const html = '<p>Text beside the file.</p>';
const report = documentOf('soc2-2026', { worksheet });
const { title, kind, version, date, status, agreement, recipientCategories } = report;
const text = {
  ...{ id: 'soc2-2026', title, kind, version, date, status, agreement, recipientCategories },
  ...{ html, sha256: sha256(html) },
};

let rig: Rig;
/** What happens after the first look and before anything is written. */
let meanwhile: () => Promise<unknown>;
let worksheetBytes: Uint8Array | null;

beforeEach(async () => {
  worksheetBytes = new TextEncoder().encode('PK');
  meanwhile = async () => undefined;
  rig = await openRig({
    catalogue: {
      documents: [report, documentOf('pen-test-2026', { recipientCategories: [] })],
      texts: [text],
    },
    // As long as the access that is tested, so that it is the grant that ends.
    settings: { requesterSession: { idleMs: 60 * day, absoluteMs: 90 * day } },
    ports: { worksheets: { read: async () => worksheetBytes } },
  });
  const { limiter } = rig.ports;
  const hit: typeof limiter.hit = async (...given) => {
    const verdict = await limiter.hit(...given);
    const pending = meanwhile;
    meanwhile = async () => undefined;
    await pending();
    return verdict;
  };
  Object.assign(rig.ports, { limiter: { ...limiter, hit } });
});
afterEach(() => rig.database.close());

type Wanted = Readonly<{ session: string | undefined; documentId: string }>;

/** Every kind of gated thing: a new one belongs here. */
const kinds = [
  {
    name: 'file',
    event: 'copy-issued',
    get: (gate: Gate, wanted: Wanted) => gate.downloadDocument(visitor, wanted),
    look: (gate: Gate, wanted: Wanted) => gate.checkDownload(wanted),
    served: 'file',
    documentSha256: report.sha256,
  },
  {
    name: 'worksheet',
    event: 'worksheet-issued',
    get: (gate: Gate, wanted: Wanted) => gate.downloadWorksheet(visitor, wanted),
    look: (gate: Gate, wanted: Wanted) => gate.checkWorksheet(wanted),
    served: 'file',
    documentSha256: null,
  },
  {
    name: 'text',
    event: 'copy-issued',
    get: (gate: Gate, wanted: Wanted) => gate.readText(visitor, wanted),
    look: (gate: Gate, wanted: Wanted) => gate.checkText(wanted),
    served: 'text',
    documentSha256: text.sha256,
  },
] as const;

const revoke = (requestId: string) =>
  rig.gate.revokeGrant(visitor, { caller: approver, requestId, reason: 'Over.' });
const newTerms = () =>
  rig.rebuilt((catalogue) => ({
    ...catalogue,
    agreements: [agreementOf('mutual-nda', 'New words.', '2.0')],
  }));
const withReport = (changes: Partial<typeof report>) =>
  rig.rebuilt((catalogue) => ({
    ...catalogue,
    documents: [{ ...report, ...changes }],
    texts: [{ ...text, ...('status' in changes ? { status: changes.status ?? '' } : {}) }],
  }));

interface Situation {
  readonly name: string;
  readonly answer: 'sign-in' | 'not-found' | 'agreement-needed';
  /** Who asks whom, after what. */
  readonly arrange: () => Promise<{ session: string | undefined; gate?: Gate; documentId?: string }>;
}

const situations: readonly Situation[] = [
  { name: 'no session', answer: 'sign-in', arrange: async () => ({ session: undefined }) },
  { name: 'a made-up session', answer: 'sign-in', arrange: async () => ({ session: 'x'.repeat(43) }) },
  {
    name: 'a session of staff',
    answer: 'sign-in',
    arrange: async () => ({ session: await staffSession(rig, approver.as) }),
  },
  {
    name: 'a session that was signed out',
    answer: 'sign-in',
    arrange: async () => {
      const { session } = await granted(rig);
      await rig.gate.signOut(visitor, { kind: 'requester', session });
      return { session };
    },
  },
  {
    name: 'a session that was not used for too long',
    answer: 'sign-in',
    arrange: async () => {
      const { session } = await granted(rig);
      rig.advance(60 * day);
      return { session };
    },
  },
  {
    name: 'somebody else’s session',
    answer: 'not-found',
    arrange: async () => {
      await granted(rig);
      return verified(rig, requestForm({ email: 'eve@evil.example' }));
    },
  },
  {
    name: 'a request that nobody approved',
    answer: 'not-found',
    arrange: () => verified(rig),
  },
  {
    name: 'a grant for another document',
    answer: 'not-found',
    arrange: () => granted(rig, requestForm({ documents: ['pen-test-2026'], recipientCategory: '' })),
  },
  {
    name: 'the millisecond at which the grant ends',
    answer: 'not-found',
    arrange: async () => {
      const own = await granted(rig);
      rig.advance(14 * day);
      return own;
    },
  },
  {
    name: 'a revoked grant',
    answer: 'not-found',
    arrange: async () => {
      const own = await granted(rig);
      await revoke(own.requestId);
      return own;
    },
  },
  {
    name: 'an agreement that has changed since',
    answer: 'agreement-needed',
    arrange: async () => ({ ...(await granted(rig)), gate: newTerms() }),
  },
  {
    name: 'a withdrawn document',
    answer: 'not-found',
    arrange: async () => ({ ...(await granted(rig)), gate: withReport({ status: 'withdrawn' }) }),
  },
  {
    name: 'a document that left the catalogue',
    answer: 'not-found',
    arrange: async () => ({
      ...(await granted(rig)),
      gate: rig.rebuilt((catalogue) => ({ ...catalogue, documents: [], texts: [] })),
    }),
  },
  {
    name: 'an id that is a path',
    answer: 'not-found',
    arrange: async () => ({ ...(await granted(rig)), documentId: '../soc2-2026' }),
  },
];

const issued = async () => (await events(rig)).filter((event) => /-issued$/.test(event));
const copies = (requestId: string) => rig.database.store.read((tx) => tx.copies.listByRequest(requestId));
const wantedBy = (session: string | undefined, documentId = 'soc2-2026') => ({ session, documentId });

describe.each(kinds)('a gated $name', ({ get, look, event, served, documentSha256 }) => {
  test.each(situations)(
    'with $name: $answer, by HEAD too, and no entry says otherwise',
    async (situation) => {
      const { session, gate = rig.gate, documentId } = await situation.arrange();
      const wanted = wantedBy(session, documentId);
      expect((await get(gate, wanted)).kind).toBe(situation.answer);
      expect(await look(gate, wanted)).toBe(situation.answer);
      expect(await issued()).toEqual([]);
    },
  );

  test('is served until the last millisecond, each time with an entry of its own', async () => {
    const own = await granted(rig);
    rig.advance(14 * day - 1);
    for (const expected of [[event], [event, event]]) {
      expect((await get(rig.gate, wantedBy(own.session))).kind).toBe(served);
      expect(await issued()).toEqual(expected);
    }
  });

  test('is looked at by HEAD without an entry, a copy or a count', async () => {
    const own = await granted(rig);
    for (let time = 0; time < 61; time += 1)
      expect(await look(rig.gate, wantedBy(own.session))).toBe('allowed');
    expect(await issued()).toEqual([]);
    expect((await get(rig.gate, wantedBy(own.session))).kind).toBe(served);
  });

  test.each([
    ['revoked', 'not-found', (requestId: string) => revoke(requestId)],
    ['ended by the clock', 'not-found', async () => rig.advance(14 * day)],
    [
      'erased',
      'sign-in',
      () =>
        rig.gate.erasePerson(visitor, {
          ...{ caller: { as: 'admin@ostermere.example' }, reference: 'DSR-1' },
          ...{ email: 'ada@acme.example', confirmation: 'ada@acme.example' },
        }),
    ],
  ] as const)('whose access is %s while it is prepared: %s', async (_, answer, change) => {
    const own = await granted(rig);
    meanwhile = async () => change(own.requestId);
    expect(await get(rig.gate, wantedBy(own.session))).toEqual({ kind: answer });
    expect(await issued()).toEqual([]);
    expect(await copies(own.requestId)).toEqual([]);
  });

  test('whose reader signs out while it is prepared: sign-in', async () => {
    const own = await granted(rig);
    meanwhile = () => rig.gate.signOut(visitor, { kind: 'requester', session: own.session });
    expect(await get(rig.gate, wantedBy(own.session))).toEqual({ kind: 'sign-in' });
    expect(await issued()).toEqual([]);
  });

  test('stays with the grant that it was prepared for when a longer one comes meanwhile', async () => {
    const own = await granted(rig);
    let other = '';
    meanwhile = async () => {
      rig.advance(1);
      other = (await verified(rig, requestForm({ name: 'Ada Married' }))).requestId;
      const decision = { kind: 'approve' } as const;
      await rig.gate.decideRequest(visitor, { caller: approver, requestId: other, decision });
    };
    expect((await get(rig.gate, wantedBy(own.session))).kind).toBe(served);
    const log = await rig.database.store.read((tx) => tx.audit.list(0, 1_000));
    expect(other).not.toBe('');
    expect(log.findLast((entry) => entry.event === event)?.request).toBe(own.requestId);
    expect(await copies(other)).toEqual([]);
  });

  test('whose grant is revoked while it is prepared is not given on a new one: the next try is', async () => {
    const own = await granted(rig);
    meanwhile = async () => {
      await revoke(own.requestId);
      const { requestId } = await verified(rig, requestForm({ name: 'Ada Married' }));
      const decision = { kind: 'approve' } as const;
      await rig.gate.decideRequest(visitor, { caller: approver, requestId, decision });
    };
    expect(await get(rig.gate, wantedBy(own.session))).toEqual({ kind: 'not-found' });
    expect(await issued()).toEqual([]);
    expect((await get(rig.gate, wantedBy(own.session))).kind).toBe(served);
  });

  test('of a later build names the hash of what was served', async () => {
    const own = await granted(rig);
    const replaced = withReport({ sha256: sha256('another file'), version: '2' });
    expect((await get(replaced, wantedBy(own.session))).kind).toBe(served);
    const [copy] = await copies(own.requestId);
    const expected = documentSha256 === report.sha256 ? sha256('another file') : documentSha256;
    expect(copy?.documentSha256 ?? null).toBe(expected);
  });

  test('is counted when many ask at once: not one more than the limit', async () => {
    const own = await granted(rig);
    for (let time = 0; time < 55; time += 1) await get(rig.gate, wantedBy(own.session));
    const answers = await Promise.all(Array.from({ length: 12 }, () => get(rig.gate, wantedBy(own.session))));
    expect(answers.filter((answer) => answer.kind === served)).toHaveLength(5);
    expect(answers.filter((answer) => answer.kind === 'too-many')).toHaveLength(7);
    expect(await issued()).toHaveLength(60);
  });

  test('shares the limit of a person with the other kinds', async () => {
    const own = await granted(rig);
    for (let time = 0; time < 60; time += 1)
      await (kinds[time % kinds.length] ?? kinds[0]).get(rig.gate, wantedBy(own.session));
    expect(await get(rig.gate, wantedBy(own.session))).toEqual({
      kind: 'too-many',
      retryAfterSeconds: 60 * 60,
    });
  });

  test.each([
    ['an entry cannot be written', failingEntry],
    ['the commit fails', failingCommit],
  ])('is not given when %s, and nothing of it stays', async (_, failing) => {
    const own = await granted(rig);
    const { store } = rig.ports;
    Object.assign(rig.ports, { store: failing(store) });
    await expect(get(rig.gate, wantedBy(own.session))).rejects.toThrow('disk full');
    Object.assign(rig.ports, { store });
    expect(await issued()).toEqual([]);
    expect(await copies(own.requestId)).toEqual([]);
  });

  test('that does not exist is not found, and nobody is asked to sign for it', async () => {
    const form = requestForm({ documents: ['pen-test-2026'], recipientCategory: '' });
    const { session } = await granted(rig, form);
    const wanted = wantedBy(session, 'pen-test-2026');
    if (served === 'file' && event === 'copy-issued')
      return expect(await look(rig.gate, wanted)).toBe('allowed');
    expect(await get(newTerms(), wanted)).toEqual({ kind: 'not-found' });
    expect(await look(newTerms(), wanted)).toBe('not-found');
  });
});

describe('a gated thing that cannot be made', () => {
  test('as a file: unavailable, no copy, and the entry says why', async () => {
    const own = await granted(rig);
    rig.fail.stamp = { refused: 'damaged', message: 'page 3 has no content' };
    expect(await rig.gate.downloadDocument(visitor, wantedBy(own.session))).toEqual({ kind: 'unavailable' });
    expect(await issued()).toEqual([]);
    expect((await events(rig)).at(-1)).toBe('download-refused');
  });

  test('as a worksheet: unavailable, and no entry', async () => {
    const own = await granted(rig);
    worksheetBytes = null;
    expect(await rig.gate.downloadWorksheet(visitor, wantedBy(own.session))).toEqual({ kind: 'unavailable' });
    expect(await issued()).toEqual([]);
  });
});

test('whatever makes, keeps or logs what is handed out is a kind of `handOut`', () => {
  const sources = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name))
    .map((name) => [name, readFileSync(join(import.meta.dirname, name), 'utf8')] as const);
  const makers = sources.filter(([, source]) =>
    /stamper\.stamp\(|worksheets\?*\.read\(|copies\.insert\(|event: '[a-z]+-issued'/.test(source),
  );
  expect(makers.map(([name]) => name)).toEqual([
    'download-document.ts',
    'download-worksheet.ts',
    'keep-copy.ts',
  ]);
  for (const [name, source] of makers) expect(source, name).toContain("from './hand-out.ts'");
});

type Store = GatePorts['store'];

function failingEntry(store: Store): Store {
  const insert = () => Promise.reject(new Error('disk full'));
  return {
    ...store,
    transaction: (work) =>
      store.transaction((tx) => {
        const audit = Object.assign(Object.create(tx.audit), { insert });
        return work(Object.assign(Object.create(tx), { audit }));
      }),
  };
}

function failingCommit(store: Store): Store {
  return {
    ...store,
    transaction: (work) =>
      store.transaction(async (tx) => {
        await work(tx);
        throw new Error('disk full');
      }),
  };
}
