/**
 * For tests: a process with a gate that sends people through the whole way of a request, each third by an invitation, and
 * where it is asked for through a renewal, until it is killed or has done enough. It tells what it was told has happened, a
 * line each, and only then.
 *
 * Arguments: settings of the database and `WorkerOrders`, both as JSON.
 */
import { readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { acceptanceForm, requestForm, sampleCatalogue } from '#gate/gate.fixture.ts';
import { createGate, type Gate } from '#gate/gate.ts';
import { defaultGateSettings, type RequestContext } from '#gate/gate-parts.ts';
import type { MailMessage, Store } from '#gate/ports.ts';
import { createNodePlatform } from '#server/platform/node-platform.ts';
import { openDatabase } from './open-database.ts';

export interface WorkerOrders {
  readonly name: string;
  /** Mails are files in it, one for each time that one was sent. */
  readonly mailFolder: string;
  /** How many people; 0: until killed. */
  readonly people: number;
  /** What staff of this process do with everything that waits. */
  readonly decides: 'approve' | 'deny';
  /** How long a claimed mail is left to who claimed it; where one is killed, the others must not wait for minutes. */
  readonly leaseMs?: number;
  /** Access ends right after the download, and people renew it by the link that they are sent. Default: no. */
  readonly renews?: boolean;
}

/** The same in every process, as VITRINE_SECRET is. */
export const workerKey: Uint8Array = new Uint8Array(32).fill(7);

const staff: RequestContext = { clientAddress: 'staff', userAgent: 'test' };

if (process.argv[1] === import.meta.filename) await work(JSON.parse(process.argv[3] ?? ''));

async function work(orders: WorkerOrders): Promise<void> {
  const { delivery } = defaultGateSettings;
  const database = await openDatabase(JSON.parse(process.argv[2] ?? ''));
  const gate = createGate(
    {
      ...createNodePlatform(workerKey),
      store: database.store,
      limiter: database.limiter,
      stamper: { stamp: async () => ({ head: new Uint8Array(1), tail: new Uint8Array(1), length: 2 }) },
      mailer: { send: (message) => keepMail(orders, message) },
      log: { info: () => undefined, error: () => undefined },
      wakeDelivery: () => undefined,
    },
    sampleCatalogue(),
    { ...defaultGateSettings, delivery: { ...delivery, leaseMs: orders.leaseMs ?? delivery.leaseMs } },
  );
  let isRunning = true;
  const beside = [
    repeat(() => gate.deliverOutbox()),
    repeat(() => decideAll(gate, database.store, orders)),
    ...(orders.renews ? [repeat(() => gate.followUp())] : []),
  ];
  const lanes = Array.from({ length: 3 }, async (_, lane) => {
    for (let n = lane; orders.people === 0 || n < orders.people; n += 3)
      await oneWay(gate, database.store, orders, n);
  });
  await Promise.all(lanes);
  // The other process may still need somebody to deliver and decide; a line on stdin ends it.
  told('done', orders.name);
  await new Promise((resolve) => process.stdin.once('data', resolve));
  isRunning = false;
  await Promise.all(beside);
  await database.close();
  process.stdin.pause();

  async function repeat(pass: () => Promise<unknown>): Promise<void> {
    while (isRunning) {
      await pass();
      await wait(5);
    }
  }
}

async function oneWay(gate: Gate, store: Store, orders: WorkerOrders, n: number): Promise<void> {
  const host = `${orders.name}-${n}.example`;
  const context = { clientAddress: host, userAgent: 'test' };
  const email = `ada@${host}`;
  await (isInvited(n) ? takeUp(gate, orders, context, email) : ask(gate, context, email));
  told('submitted', email);
  const proved = await gate.verifyByLink(context, await linkOf(orders, email, 'verify'));
  if (proved.kind !== 'verified' || proved.next.kind !== 'agree') throw new Error(proved.kind);
  const own = { session: proved.session.token, requestId: proved.next.requestId };
  told('verified', own.requestId);
  const shown = await gate.showAgreement(own);
  if (shown.kind !== 'agreement') throw new Error(shown.kind);
  const accepted = await gate.acceptAgreement(context, acceptanceForm(own, shown.view.agreement));
  if (accepted.kind !== 'accepted') throw new Error(accepted.kind);
  told('accepted', own.requestId);
  for (;;) {
    const status = await gate.showStatus(own.session);
    const state = status.kind === 'status' ? status.requests[0]?.status : status.kind;
    if (state === 'denied') return;
    if (state === 'active') break;
    await wait(5);
  }
  const copy = await gate.downloadDocument(context, { session: own.session, documentId: 'soc2-2026' });
  if (copy.kind !== 'file') throw new Error(copy.kind);
  told('copy', copy.copyId);
  if (orders.renews) await renew(gate, store, orders, context, { email, requestId: own.requestId });
}

/** Lets the access of a person end now, and asks for it again by the link in the mail that says so. */
async function renew(
  gate: Gate,
  store: Store,
  orders: WorkerOrders,
  context: RequestContext,
  { email, requestId }: { readonly email: string; readonly requestId: string },
): Promise<void> {
  await store.transaction(async (tx) => {
    for (const { id, expiresAt } of await tx.grants.listByRequest(requestId))
      if (expiresAt !== null) await tx.grants.extend(id, expiresAt, Date.now() - 1);
  });
  const renewed = await gate.renewAccess(context, await linkOf(orders, email, 'renew'));
  if (renewed.kind !== 'asked') throw new Error(renewed.kind);
  told('renewed', renewed.requestId);
}

/** Whether the n-th person of a worker comes by an invitation. */
function isInvited(n: number): boolean {
  return n % 3 === 2;
}

async function ask(gate: Gate, context: RequestContext, email: string): Promise<void> {
  const submitted = await gate.submitRequest(context, requestForm({ email }));
  if (submitted.kind !== 'check-mail') throw new Error(submitted.kind);
}

async function takeUp(gate: Gate, orders: WorkerOrders, context: RequestContext, email: string) {
  const form = { to: email, company: 'Acme', purpose: 'Review.', documents: ['soc2-2026'] };
  const invited = await gate.invite(staff, { caller: { as: 'approver@ostermere.example' }, form });
  if (invited.kind !== 'invited') throw new Error(invited.kind);
  told('invited', invited.invitationId);
  const token = await linkOf(orders, email, 'i');
  const taken = await gate.submitInvited(context, { token, form: { ...requestForm(), email: '' } });
  if (taken.kind !== 'check-mail') throw new Error(taken.kind);
}

async function decideAll(gate: Gate, store: Store, { decides, renews }: WorkerOrders): Promise<void> {
  const caller = { as: decides === 'approve' ? 'approver@ostermere.example' : 'second@ostermere.example' };
  const waiting = await store.read((tx) => tx.requests.list(['in-review']));
  if (renews && decides === 'approve' && waiting.length > 1)
    return approveTogether(
      gate,
      caller,
      waiting.map(({ id }) => id),
    );
  await Promise.all(
    waiting.map(async ({ id }) => {
      const decision =
        decides === 'approve' ? ({ kind: 'approve' } as const) : ({ kind: 'deny', reason: 'No.' } as const);
      const outcome = await gate.decideRequest(staff, { caller, requestId: id, decision });
      if (outcome.kind === 'decided') told(decides, id);
    }),
  );
}

/** As the button above the queue does it: a decision each, of which some may lose to other processes. */
async function approveTogether(gate: Gate, caller: { as: string }, requestIds: readonly string[]) {
  const done = await gate.approveRequests(staff, { caller, requestIds });
  if (done.kind !== 'done') throw new Error(done.kind);
  for (const { requestId, outcome } of done.results)
    if (outcome.kind === 'decided') told('approve', requestId);
}

async function keepMail({ mailFolder }: WorkerOrders, { id, to, text }: MailMessage): Promise<void> {
  writeFileSync(join(mailFolder, `${to}~${id}~${process.pid}~${process.hrtime.bigint()}`), text);
}

async function linkOf(
  { mailFolder }: WorkerOrders,
  email: string,
  path: 'verify' | 'i' | 'renew',
): Promise<string> {
  const link = new RegExp(`/${path}/([\\w-]{43})`);
  for (;;) {
    for (const file of readdirSync(mailFolder).filter((name) => name.startsWith(`${email}~`))) {
      const [, token] = link.exec(readFileSync(join(mailFolder, file), 'utf8')) ?? [];
      if (token !== undefined) return token;
    }
    await wait(5);
  }
}

/** At once and whole, so that a kill afterwards cannot take it back. */
function told(what: string, about: string): void {
  writeSync(1, `${what} ${about}\n`);
}
