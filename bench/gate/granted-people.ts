import { createGate } from '../../src/gate/gate.ts';
import type { MailMessage } from '../../src/gate/ports.ts';
import { openSqlite } from '../../src/server/database/open-sqlite.ts';
import { createNodePlatform } from '../../src/server/platform/node-platform.ts';
import { readCatalogue } from '../../src/server/read-catalogue.ts';

export interface GrantedPeople {
  readonly database: string;
  readonly catalogue: string;
  readonly key: Uint8Array;
  readonly document: string;
  readonly count: number;
}

/** Sends people through the whole way of a request on a database that no server has open yet; their sessions. */
export async function grantPeople(wanted: GrantedPeople): Promise<readonly string[]> {
  const read = await readCatalogue(wanted.catalogue);
  if (read.kind === 'refused') throw new Error(read.message);
  const { store, limiter, close } = await openSqlite(wanted.database);
  const mails: MailMessage[] = [];
  const gate = createGate(
    {
      ...createNodePlatform(wanted.key),
      store,
      limiter,
      stamper: { stamp: () => Promise.reject(new Error('nothing is downloaded here')) },
      mailer: { send: async (mail) => void mails.push(mail) },
      log: { info: () => undefined, error: () => undefined },
      wakeDelivery: () => undefined,
    },
    read.catalogue,
  );
  const approver = read.catalogue.staff.find(({ role }) => role === 'approver')?.email ?? '';
  const sessions: string[] = [];
  for (let n = 0; n < wanted.count; n += 1) sessions.push(await grantOne(n));
  await close();
  return sessions;

  async function grantOne(n: number): Promise<string> {
    const context = { clientAddress: `bench-${n}`, userAgent: 'bench' };
    const email = `reader@bench-${n}.example`;
    const person = { name: 'Ada', email, company: 'Acme', role: 'Analyst', purpose: 'Review.', website: '' };
    await gate.submitRequest(context, { ...person, documents: [wanted.document], recipientCategory: '' });
    const proof = await verify(context, email);
    const shown = await gate.showAgreement(proof);
    if (shown.kind !== 'agreement') throw new Error(shown.kind);
    const { id: agreementId, version, sha256, htmlSha256 } = shown.view.agreement;
    const signer = { name: 'Ada', title: 'Analyst', authority: true, assent: true };
    await gate.acceptAgreement(context, { ...proof, agreementId, version, sha256, htmlSha256, ...signer });
    const decided = await gate.decideRequest(context, {
      caller: { as: approver },
      requestId: proof.requestId,
      decision: { kind: 'approve' },
    });
    if (decided.kind !== 'decided' && decided.kind !== 'refused') throw new Error(decided.kind);
    return proof.session;
  }

  async function verify(context: { clientAddress: string; userAgent: string }, email: string) {
    await gate.deliverOutbox();
    const mail = mails.findLast(({ to, text }) => to === email && text.includes('/verify/'));
    const proved = await gate.verifyByLink(context, /\/verify\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '');
    if (proved.kind !== 'verified' || proved.next.kind !== 'agree')
      throw new Error(`not verified: ${proved.kind}`);
    return { session: proved.session.token, requestId: proved.next.requestId };
  }
}
