import { type CaseFile, findCase } from './case-file.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import { authorizeStaff, type Staff, type StaffCaller, type StaffDenied } from './staff-access.ts';

export type OpenedCase =
  | { readonly kind: 'case'; readonly staff: Staff; readonly file: CaseFile }
  | { readonly kind: 'not-found' }
  | StaffDenied;

/** A request for a member of staff who may decide, as of now: asked before anything about it is said or changed. */
export async function openCase(
  parts: GateParts,
  tx: Transaction,
  { caller, requestId }: { readonly caller: StaffCaller; readonly requestId: string },
): Promise<OpenedCase> {
  const allowed = await authorizeStaff(parts, tx, caller, 'decide');
  if (allowed.kind !== 'staff') return allowed;
  const file = await findProvedCase(tx, requestId);
  return file ? { kind: 'case', staff: allowed.staff, file } : { kind: 'not-found' };
}

/** A request as staff know it: one whose address was never proved does not exist for them. */
export async function findProvedCase(tx: Transaction, requestId: string): Promise<CaseFile | null> {
  const file = await findCase(tx, requestId);
  return file && file.request.verifiedAt !== null ? file : null;
}
