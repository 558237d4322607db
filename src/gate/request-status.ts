import type { RequestStatus } from '#domain/gate/access-request.ts';
import { grantStatus } from '#domain/gate/grant.ts';
import type { GrantRecord, RequestRecord } from './records.ts';

/** The status as it is now: an active request whose grants have all run out is expired, noted in the store or not. */
export function statusAt(request: RequestRecord, grants: readonly GrantRecord[], now: number): RequestStatus {
  if (request.status !== 'active') return request.status;
  return grants.some((grant) => grantStatus(grant, now) === 'active') ? 'active' : 'expired';
}
