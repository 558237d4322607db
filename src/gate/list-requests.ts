import type { RequestStatus } from '#domain/gate/access-request.ts';
import type { GateParts } from './gate-parts.ts';
import { statusAt } from './request-status.ts';
import { readAsStaff, type StaffCaller, type StaffDenied } from './staff-access.ts';

/** One line of the queue; also the JSON of `requests list`. Times are epoch milliseconds. */
export interface RequestSummary {
  readonly id: string;
  readonly status: RequestStatus;
  readonly submittedAt: number;
  readonly queuedAt: number | null;
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
    const now = parts.ports.clock.now();
    const requests: RequestSummary[] = [];
    for (const request of await tx.requests.list()) {
      const status = statusAt(request, await tx.grants.listByRequest(request.id), now);
      if (statuses && !statuses.includes(status)) continue;
      const { id, submittedAt, queuedAt, decidedAt, name, email, company } = request;
      const documents = await tx.requests.documentsOf(id);
      requests.push({ id, status, submittedAt, queuedAt, decidedAt, name, email, company, documents });
    }
    return { kind: 'requests', requests };
  });
}
