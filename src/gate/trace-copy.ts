import { normalizeCrockford } from '#domain/gate/crockford.ts';
import type { GateParts } from './gate-parts.ts';
import type { CopyRecord, RequestRecord } from './records.ts';
import { readAsStaff, type StaffCaller, type StaffDenied } from './staff-access.ts';

export type CopyTraced =
  | { readonly kind: 'copy'; readonly copy: CopyRecord; readonly request: RequestRecord | null }
  | { readonly kind: 'not-found' }
  | StaffDenied;

/** Whose copy it is: the id from a page, as read or typed by a person → the copy and the request behind it. */
export function traceCopy(
  parts: GateParts,
  { caller, copyId }: { readonly caller: StaffCaller; readonly copyId: string },
): Promise<CopyTraced> {
  return readAsStaff(parts, caller, 'read-requests', async (tx): Promise<CopyTraced> => {
    const copy = await tx.copies.find(normalizeCrockford(copyId));
    return copy
      ? { kind: 'copy', copy, request: await tx.requests.find(copy.requestId) }
      : { kind: 'not-found' };
  });
}
