import { type DecisionOutcome, decideRequest } from './decide-request.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import type { StaffCaller, StaffDenied } from './staff-access.ts';

export interface BulkResult {
  readonly requestId: string;
  readonly outcome: Exclude<DecisionOutcome, StaffDenied>;
}

export type BulkOutcome = { readonly kind: 'done'; readonly results: readonly BulkResult[] } | StaffDenied;

/** As many as one page shows. */
const most = 100;

/**
 * Approves several requests with all their documents and the usual days. Each is a decision of its own, with its own
 * transition and log entry: what cannot be approved is refused alone, and the others stand. So is one about which somebody
 * has asked a question since the list was shown.
 */
export async function approveRequests(
  parts: GateParts,
  context: RequestContext,
  { caller, requestIds }: { readonly caller: StaffCaller; readonly requestIds: readonly string[] },
): Promise<BulkOutcome> {
  const results: BulkResult[] = [];
  for (const requestId of [...new Set(requestIds)].slice(0, most)) {
    const decision = { kind: 'approve' } as const;
    const one = { caller, requestId, decision, despiteQuestion: false };
    const outcome = await decideRequest(parts, context, one);
    if (outcome.kind === 'sign-in' || outcome.kind === 'forbidden') return outcome;
    results.push({ requestId, outcome });
  }
  return { kind: 'done', results };
}
