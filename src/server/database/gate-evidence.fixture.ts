import { type RequestStatus, requestStatuses } from '#domain/gate/access-request.ts';
import type { AuditEntry } from '#domain/gate/audit-chain.ts';
import type { Store, Transaction } from '#gate/ports.ts';
import { verifyAudit } from '#gate/verify-audit.ts';
import { createNodeHasher } from '#server/platform/node-crypto.ts';
import { workerKey } from './gate-worker.fixture.ts';

/** A line that a worker was told: what happened, and to whom or what. */
export type Told = readonly [what: string, about: string];

/**
 * For tests: everything that is wrong with a database after its processes died. Nothing that was acknowledged may be
 * missing, nothing may be half done, and the log has to verify and to tell the same story as the tables.
 */
export async function faultsIn(store: Store, told: readonly Told[]): Promise<string[]> {
  const hasher = createNodeHasher(workerKey);
  const { chain, personal } = await verifyAudit({ ports: { store, hasher } });
  const faults = chain.kind === 'broken' ? [`chain broken at ${chain.seq}: ${chain.why}`] : [];
  if (personal.altered.length > 0) faults.push(`altered: ${personal.altered}`);
  return store.read(async (tx) => {
    const entries = await tx.audit.list(0, 1_000_000);
    const ended = (await tx.outbox.list(1_000_000)).filter(({ kind }) => kind === 'access-ended');
    const log = readLog(entries);
    for (const [what, about] of told)
      if (!(await isThere(tx, log, what, about))) faults.push(`lost: ${what} ${about}`);
    for (const request of await tx.requests.list(requestStatuses)) {
      const own = log.stories.get(request.id) ?? [];
      const grants = (await tx.grants.listByRequest(request.id)).length;
      const isInvited = (await tx.invitations.findRequest(request.id)) !== null;
      const isRenewal = own[0] === 'renewal-requested';
      const expected = (isInvited ? invitedStoryOf : isRenewal ? renewedStoryOf : storyOf)(request.status);
      const story = own.filter((event) => !besideTheStory.has(event));
      if (own.includes('expiry-told') && !ended.some(({ requestId }) => requestId === request.id))
        faults.push(`half done: the end of ${request.id} is in the log, and no mail tells it`);
      if (String(story) !== String(expected) || grants !== (request.status === 'active' ? 1 : 0))
        faults.push(`half done: ${request.id} is ${request.status} with ${grants} grants after ${story}`);
    }
    return faults;
  });
}

const besideTheStory: ReadonlySet<string> = new Set(['copy-issued', 'message-dead', 'expiry-told']);

/** The log by what it is about. */
interface ReadLog {
  /** The events of each request, in order. */
  readonly stories: ReadonlyMap<string, readonly string[]>;
  readonly copies: ReadonlySet<unknown>;
  readonly invitations: ReadonlySet<unknown>;
}

function readLog(entries: readonly AuditEntry[]): ReadLog {
  const stories = new Map<string, string[]>();
  for (const { request, event } of entries) {
    if (!request) continue;
    const story = stories.get(request);
    if (story) story.push(event);
    else stories.set(request, [event]);
  }
  const copies = new Set(entries.map(({ data }) => data.copy));
  const invitations = new Set(entries.map(({ data }) => data.invitation));
  return { stories, copies, invitations };
}

/** What the log says about a request of the workers that got so far. */
function storyOf(status: RequestStatus): string[] {
  const verified = ['request-submitted', 'email-verified'];
  const agreed = [...verified, 'agreement-accepted', 'request-queued'];
  switch (status) {
    case 'submitted':
      return verified.slice(0, 1);
    case 'verified':
      return verified;
    case 'in-review':
      return agreed;
    case 'denied':
      return [...agreed, 'request-denied'];
    case 'active':
      return [...agreed, 'request-approved', 'grant-started'];
    default:
      return ['no such status here'];
  }
}

/** The same of somebody who was invited, and so is approved already. */
function invitedStoryOf(status: RequestStatus): string[] {
  const verified = ['request-submitted', 'email-verified', 'invitation-used'];
  if (status === 'submitted') return verified.slice(0, 1);
  if (status === 'verified') return verified;
  if (status === 'active') return [...verified, 'agreement-accepted', 'request-approved', 'grant-started'];
  return ['no such status here'];
}

/** The same of somebody who asks again: the link proved the address, and the agreement stands. */
function renewedStoryOf(status: RequestStatus): string[] {
  const queued = ['renewal-requested', 'request-queued'];
  if (status === 'in-review') return queued;
  if (status === 'denied') return [...queued, 'request-denied'];
  if (status === 'active') return [...queued, 'request-approved', 'grant-started'];
  return ['no such status here'];
}

async function isThere(
  tx: Transaction,
  { stories, copies, invitations }: ReadLog,
  what: string,
  about: string,
): Promise<boolean> {
  const isFirst = ({ id }: { readonly id: string }) => stories.get(id)?.[0] === 'request-submitted';
  if (what === 'done') return true;
  if (what === 'submitted') return (await tx.requests.listByEmail(about)).filter(isFirst).length === 1;
  if (what === 'copy') return (await tx.copies.find(about)) !== null && copies.has(about);
  if (what === 'invited') return (await tx.invitations.find(about)) !== null && invitations.has(about);
  const request = await tx.requests.find(about);
  if (request === null) return false;
  if (what === 'renewed') return !isFirst(request);
  if (what === 'verified') return request.verifiedAt !== null;
  if (what === 'accepted') return (await tx.acceptances.listByEmail(request.email)).length === 1;
  return request.status === (what === 'approve' ? 'active' : 'denied');
}
