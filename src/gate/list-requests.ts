import type { RequestStatus } from '#domain/gate/access-request.ts';
import { decisionDue } from '#domain/gate/decision-target.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import type { GrantRecord, RequestRecord } from './records.ts';
import { statusAt } from './request-status.ts';
import { readAsStaff, type StaffCaller, type StaffDenied } from './staff-access.ts';

/** One line of the queue; also the JSON of `requests list`. Times are epoch milliseconds. */
export interface RequestSummary {
  readonly id: string;
  readonly status: RequestStatus;
  readonly submittedAt: number;
  readonly queuedAt: number | null;
  /** When a decision is late, by `approval.target`; null: nobody waits for one, or the target cannot be counted. */
  readonly dueAt: number | null;
  readonly decidedAt: number | null;
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly documents: readonly string[];
}

export type RequestList = { readonly kind: 'requests'; readonly requests: readonly RequestSummary[] };

/** The requests whose address is proved, oldest first; `statuses` narrows. */
export function listRequests(
  parts: GateParts,
  { caller, statuses }: { readonly caller: StaffCaller; readonly statuses?: readonly RequestStatus[] },
): Promise<RequestList | StaffDenied> {
  return readAsStaff(parts, caller, 'read-requests', async (tx): Promise<RequestList> => {
    const found = await summarize(parts, tx, await tx.requests.list());
    const requests = statuses ? found.filter(({ status }) => statuses.includes(status)) : found;
    return { kind: 'requests', requests };
  });
}

/** Lines for many requests with a fixed number of queries. */
export async function summarize(
  { ports, catalogue }: GateParts,
  tx: Transaction,
  requests: readonly RequestRecord[],
): Promise<readonly RequestSummary[]> {
  const now = ports.clock.now();
  const ids = requests.map(({ id }) => id);
  const documents = await tx.requests.documentsOfAll(ids);
  const active = requests.filter(({ status }) => status === 'active').map(({ id }) => id);
  const grants = byRequest(await tx.grants.listByRequests(active));
  return requests.map((request) => {
    const { id, submittedAt, queuedAt, decidedAt, name, email, company } = request;
    const status = statusAt(request, grants.get(id) ?? [], now);
    const { target } = catalogue.approval;
    const dueAt =
      status === 'in-review' && queuedAt !== null && target ? decisionDue(queuedAt, target) : null;
    return {
      ...{ id, status, submittedAt, queuedAt, dueAt, decidedAt, name, email, company },
      documents: documents.get(id) ?? [],
    };
  });
}

function byRequest(grants: readonly GrantRecord[]): ReadonlyMap<string, readonly GrantRecord[]> {
  const found = new Map<string, GrantRecord[]>();
  for (const grant of grants) {
    const own = found.get(grant.requestId);
    if (own) own.push(grant);
    else found.set(grant.requestId, [grant]);
  }
  return found;
}
