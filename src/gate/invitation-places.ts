import type { Transaction } from './ports.ts';
import type { RequestRecord } from './records.ts';

/** The requests that have taken a place of an invitation. */
export async function placesTaken(tx: Transaction, invitationId: string): Promise<readonly RequestRecord[]> {
  const taken: RequestRecord[] = [];
  for (const { requestId, countedAt } of await tx.invitations.requestsOf([invitationId])) {
    const request = countedAt === null ? null : await tx.requests.find(requestId);
    if (request) taken.push(request);
  }
  return taken;
}
