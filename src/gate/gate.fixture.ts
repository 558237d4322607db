import { createHash } from 'node:crypto';
import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { gateCatalogueSchema } from '#domain/gate/gate-catalogue.ts';
import type { GateDatabase } from '#server/database/gate-database.ts';
import { createNodePlatform } from '#server/platform/node-platform.ts';
import { createGate, type Gate } from './gate.ts';
import { defaultGateSettings, type GateSettings, type RequestContext } from './gate-parts.ts';
import type { GatePorts, MailMessage, StampedCopy, StampMarks } from './ports.ts';
import { rigStores } from './rig-stores.fixture.ts';
import type { RequestForm } from './submit-request.ts';

/** For tests: the gate on a real store, with a clock that stands still, seeded randomness and a mailbox. */
export interface Rig {
  readonly gate: Gate;
  readonly ports: GatePorts;
  readonly database: GateDatabase;
  readonly mailbox: MailMessage[];
  readonly stamps: StampMarks[];
  readonly advance: (ms: number) => void;
  readonly deliver: () => Promise<void>;
  /** Makes the mailer or the stamper fail until told otherwise. */
  readonly fail: { mail: string | null; stamp: StampedCopy | null };
  /** The same store under another catalogue, as after a new build. */
  readonly rebuilt: (change: (catalogue: GateCatalogue) => GateCatalogue) => Gate;
}

export interface RigOptions {
  readonly file?: string;
  readonly seed?: number;
  readonly catalogue?: Partial<GateCatalogue>;
  readonly settings?: Partial<GateSettings>;
  readonly ports?: Partial<GatePorts>;
}

export const start = Date.UTC(2026, 10, 23, 9, 0, 0);
export const minute = 60_000;
export const day = 24 * 60 * minute;
export const visitor: RequestContext = { clientAddress: '203.0.113.7', userAgent: 'Mozilla/5.0 (test)' };
export const approver = { as: 'approver@ostermere.example' };

export async function openRig(options: RigOptions = {}): Promise<Rig> {
  const database = await rigStores().open(options.file);
  const mailbox: MailMessage[] = [];
  const stamps: StampMarks[] = [];
  const fail: Rig['fail'] = { mail: null, stamp: null };
  let now = start;
  const ports: GatePorts = {
    ...createNodePlatform(new Uint8Array(32).fill(7)),
    clock: { now: () => now },
    random: seededRandom(options.seed),
    store: database.store,
    limiter: database.limiter,
    stamper: {
      stamp: async (_, marks) => {
        stamps.push(marks);
        return fail.stamp ?? { head: encode('%PDF head '), tail: encode(marks.copyId), length: 22 };
      },
    },
    mailer: {
      send: async (message) => {
        if (fail.mail) throw new Error(fail.mail);
        mailbox.push(message);
      },
    },
    log: { info: () => {}, error: () => {} },
    wakeDelivery: () => {},
    ...options.ports,
  };
  const catalogue = sampleCatalogue(options.catalogue);
  const settings = { ...defaultGateSettings, ...options.settings };
  const gate = createGate(ports, catalogue, settings);
  return {
    gate,
    ports,
    database,
    mailbox,
    stamps,
    fail,
    advance: (ms) => {
      now += ms;
    },
    deliver: async () => void (await gate.deliverOutbox()),
    rebuilt: (change) => createGate(ports, gateCatalogueSchema.parse(change(catalogue)), settings),
  };
}

/** A form that is filled in well. */
export function requestForm(changes: Partial<RequestForm> = {}): RequestForm {
  return {
    documents: ['soc2-2026'],
    name: 'Ada Prospect',
    email: 'ada@acme.example',
    company: 'Acme GmbH',
    role: 'Security Analyst',
    purpose: 'Vendor review before signing.',
    recipientCategory: 'prospective user entities',
    website: '',
    ...changes,
  };
}

/** Link token and code of the newest mail to somebody. */
export function proofOf(rig: Rig, email: string): { token: string; code: string } {
  const mail = rig.mailbox.findLast(
    ({ to, text }) => to === email.toLowerCase() && /\/(verify|sign-in)\//.test(text),
  );
  if (!mail) throw new Error(`no proof was mailed to ${email}`);
  return {
    token: /\/(?:verify|admin\/sign-in)\/([\w-]+)/.exec(mail.text)?.[1] ?? '',
    code: /^ {4}(\d{6})$/m.exec(mail.text)?.[1] ?? '',
  };
}

/** Submits and proves an address; the session and the request's id. */
export async function verified(
  rig: Rig,
  form = requestForm(),
  gate = rig.gate,
): Promise<{ session: string; requestId: string }> {
  await gate.submitRequest(visitor, form);
  await rig.deliver();
  const outcome = await gate.verifyByLink(visitor, proofOf(rig, form.email).token);
  if (outcome.kind !== 'verified') throw new Error(`not verified: ${outcome.kind}`);
  const log = await rig.database.store.read((tx) => tx.audit.list(0, 10_000));
  const requestId = log.findLast(({ event }) => event === 'email-verified')?.request;
  if (!requestId) throw new Error('no request was verified');
  return { session: outcome.session.token, requestId };
}

/** Signs the next agreement of a request. */
export async function sign(rig: Rig, own: { session: string; requestId: string }, gate = rig.gate) {
  const shown = await gate.showAgreement(own);
  if (shown.kind !== 'agreement') throw new Error(`nothing to sign: ${shown.kind}`);
  return gate.acceptAgreement(visitor, acceptanceForm(own, shown.view.agreement));
}

export function acceptanceForm(
  own: { session: string; requestId: string },
  { id, version, sha256, htmlSha256 }: { id: string; version: string; sha256: string; htmlSha256: string },
) {
  const signer = { name: 'Ada Prospect', title: 'Security Analyst', authority: true, assent: true };
  return { ...own, agreementId: id, version, sha256, htmlSha256, ...signer };
}

/** A request with running access. */
export async function granted(
  rig: Rig,
  form = requestForm(),
): Promise<{ session: string; requestId: string }> {
  const own = await verified(rig, form);
  await sign(rig, own);
  const decision = { kind: 'approve' } as const;
  const outcome = await rig.gate.decideRequest(visitor, {
    caller: approver,
    requestId: own.requestId,
    decision,
  });
  if (outcome.kind !== 'decided') throw new Error(`not approved: ${outcome.kind}`);
  return own;
}

/** Signs a member of staff in; the session. */
export async function staffSession(rig: Rig, email: string): Promise<string> {
  const asked = await rig.gate.requestStaffSignIn(visitor, email);
  if (asked.kind !== 'check-mail') throw new Error(asked.kind);
  await rig.deliver();
  const { token } = proofOf(rig, email);
  const outcome = await rig.gate.confirmStaffSignIn(visitor, { token, flow: asked.flow.token });
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  return outcome.session.token;
}

/** Every event name of the log, in order. */
export async function events(rig: Rig): Promise<readonly string[]> {
  return (await rig.database.store.read((tx) => tx.audit.list(0, 10_000))).map(({ event }) => event);
}

export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

export function agreementOf(id: string, markdown: string, version = '1.0') {
  const html = `<p>${markdown}</p>`;
  const hashes = { sha256: sha256(markdown), htmlSha256: sha256(html) };
  const words = {
    title: 'Mutual NDA',
    governs: ['soc2'],
    party: 'Ostermere, Inc.',
    reaccept: 'required' as const,
  };
  return { id, version, markdown, html, ...hashes, ...words };
}

export function documentOf(id: string, changes: Partial<GateCatalogue['documents'][number]> = {}) {
  return {
    id,
    title: `Document ${id}`,
    kind: 'soc2',
    version: '1',
    date: '2026-08-14',
    status: 'issued',
    vaultFile: `${id}.pdf.age`,
    sha256: sha256(id),
    pages: 3,
    bytes: 1000,
    agreement: 'mutual-nda',
    recipientCategories: ['user entities', 'prospective user entities'],
    downloadName: `${id}.pdf`,
    ...changes,
  };
}

export function sampleCatalogue(changes: Partial<GateCatalogue> = {}): GateCatalogue {
  return gateCatalogueSchema.parse({
    version: 1,
    builtAt: '2026-11-22T12:00:00Z',
    site: {
      name: 'Ostermere',
      legalName: 'Ostermere, Inc.',
      title: 'Ostermere Trust Center',
      url: 'https://trust.ostermere.example',
      gateUrl: 'https://gate.ostermere.example',
      securityEmail: 'security@ostermere.example',
      locale: 'en',
    },
    documents: [
      documentOf('soc2-2026'),
      documentOf('pen-test-2026', { kind: 'pen-test', recipientCategories: [] }),
    ],
    agreements: [agreementOf('mutual-nda', 'Each party keeps the other’s secrets.')],
    staff: [
      { email: 'approver@ostermere.example', role: 'approver' },
      { email: 'second@ostermere.example', role: 'approver' },
      { email: 'admin@ostermere.example', role: 'admin' },
      { email: 'sales@ostermere.example', role: 'sales' },
      { email: 'auditor@ostermere.example', role: 'auditor' },
    ],
    approval: { order: 'nda-first', grantDays: 14, maxGrantDays: 90, target: '1 business day' },
    autoApprove: [],
    block: { domains: ['rival.example'], freeMail: 'review' },
    retention: { requests: { count: 12, unit: 'month' }, evidence: { count: 7, unit: 'year' } },
    notify: { email: ['trust@ostermere.example'] },
    ...changes,
  });
}

/** Deterministic bytes (xorshift32): two runs of a test are the same run. */
function seededRandom(seed = 20_261_123): GatePorts['random'] {
  let state = seed;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 255;
  };
  return { bytes: (count) => Uint8Array.from({ length: count }, next) };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
