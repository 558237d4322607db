import { isOpen } from '#domain/gate/access-request.ts';
import { isBlocked } from '#domain/gate/admission.ts';
import { parseEmailAddress } from '#domain/gate/email-address.ts';
import { advanceRequest } from './advance-request.ts';
import { findCase, servedDocument } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { moveRequest } from './move-request.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import type { RequestRecord, VerifiedBy } from './records.ts';
import { newId } from './secrets.ts';
import { nextAgreement } from './show-agreement.ts';
import { categoryProblem, newRequest } from './submit-request.ts';

/** A request that is made once more. */
export interface Renewal {
  readonly old: RequestRecord;
  /** Those that can still be handed out. */
  readonly documents: readonly string[];
}

export interface AskedAgain {
  readonly kind: 'asked';
  readonly requestId: string;
  /** What is left to do: nothing but to read, an agreement to accept, or to wait. */
  readonly next: 'access' | 'agree' | 'status';
}

/** What of a request can be asked for once more without a new form; null: nothing, and the form says what can. */
export function renewalOf(
  { ports, catalogue }: GateParts,
  old: RequestRecord,
  documents: readonly string[],
): Renewal | null {
  const served = documents.flatMap((id) => servedDocument(catalogue, id) ?? []);
  const restrictions = served.flatMap(({ recipientCategories }) =>
    recipientCategories.length > 0 ? [recipientCategories] : [],
  );
  const address = parseEmailAddress(old.email, ports.toAsciiDomain);
  if (!address || isBlocked(address, catalogue.block) || served.length === 0) return null;
  // A report may by now be meant for other people than it was then.
  if (categoryProblem(old.recipientCategory, restrictions) !== null) return null;
  return { old, documents: served.map(({ id }) => id) };
}

/** What this person has asked for and nobody has decided yet: asked twice, it is one request. */
export async function waitingRequest(
  tx: Transaction,
  { old, documents }: Renewal,
): Promise<RequestRecord | null> {
  for (const request of await tx.requests.listByEmail(old.email)) {
    if (request.verifiedAt === null || !isOpen(request.status)) continue;
    const asked = await tx.requests.documentsOf(request.id);
    if (documents.every((id) => asked.includes(id))) return request;
  }
  return null;
}

/**
 * Makes a request once more, or finds the one that waits already. An agreement that was accepted as it stands needs no second
 * acceptance; who decides, decides anew.
 * @param proved when and how the address was proved to be theirs
 * @param use what has to succeed first, in the same transaction, given the id of the request; false: nothing is done
 */
export async function askAgain(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  renewal: Renewal,
  proved: { readonly verifiedAt: number; readonly verifiedBy: VerifiedBy },
  use: (requestId: string) => Promise<boolean> = async () => true,
): Promise<AskedAgain | null> {
  const waiting = await waitingRequest(tx, renewal);
  const requestId = waiting?.id ?? newId(parts.ports.random, 'r');
  if (!(await use(requestId))) return null;
  if (!waiting) await open(parts, tx, context, renewal, requestId, proved);
  const { status } = await advanceRequest(parts, tx, requestId);
  if (status === 'active') return { kind: 'asked', requestId, next: 'access' };
  const file = await findCase(tx, requestId);
  const toSign = file !== null && nextAgreement(parts, file) !== null;
  return { kind: 'asked', requestId, next: toSign ? 'agree' : 'status' };
}

async function open(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  { old, documents }: Renewal,
  id: string,
  proved: { readonly verifiedAt: number; readonly verifiedBy: VerifiedBy },
): Promise<void> {
  const { email, name, company, role, purpose, recipientCategory } = old;
  const written = { id, email, name, company, role, purpose, recipientCategory };
  await tx.requests.insert(newRequest(parts, context, written), documents);
  await recordEvent(parts, tx, {
    event: 'renewal-requested',
    actor: { kind: 'requester', email },
    request: id,
    data: { documents, renews: old.id },
    context,
  });
  const file = await findCase(tx, id);
  const moved = file && (await moveRequest(parts, tx, file, 'verify', proved));
  if (moved?.kind !== 'moved') throw new Error(`request ${id} cannot be verified in its own transaction`);
}
