import { normalizeCrockford } from '#domain/gate/crockford.ts';
import type { GateParts } from './gate-parts.ts';
import type { GatePorts, Transaction } from './ports.ts';
import type { CopyRecord, GrantRecord, RequestRecord } from './records.ts';
import { readAsStaff, type StaffCaller, type StaffDenied } from './staff-access.ts';

export type IssuedCopy = {
  readonly kind: 'copy';
  readonly copy: CopyRecord;
  /** Null where it was erased. */
  readonly request: RequestRecord | null;
  readonly grant: GrantRecord | null;
};

export type CopyTraced = IssuedCopy | { readonly kind: 'not-found' } | StaffDenied;

/** Whose copy it is: the id from a page, as read or typed by a person → the copy, its request and its grant. */
export function traceCopy(
  parts: GateParts,
  { caller, copyId }: { readonly caller: StaffCaller; readonly copyId: string },
): Promise<CopyTraced> {
  return readAsStaff(parts, caller, 'read-requests', async (tx) => findCopy(tx, copyId));
}

/** The same for the operator, who has the database in hand and needs no build. Not for visitors. */
export function traceIssuedCopy(
  parts: { readonly ports: Pick<GatePorts, 'store'> },
  copyId: string,
): Promise<IssuedCopy | { readonly kind: 'not-found' }> {
  return parts.ports.store.read((tx) => findCopy(tx, copyId));
}

/** The copy with its request and grant, in the caller’s transaction. */
export async function findCopy(
  tx: Transaction,
  copyId: string,
): Promise<IssuedCopy | { readonly kind: 'not-found' }> {
  const copy = await tx.copies.find(normalizeCrockford(copyId));
  if (!copy) return { kind: 'not-found' };
  const grants = await tx.grants.listByRequest(copy.requestId);
  return {
    kind: 'copy',
    copy,
    request: await tx.requests.find(copy.requestId),
    grant: grants.find(({ id }) => id === copy.grantId) ?? null,
  };
}
