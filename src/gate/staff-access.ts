import type { StaffRole } from '#domain/gate/gate-catalogue.ts';
import { may, type StaffAction } from '#domain/gate/staff-role.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import { findSession, touchSession } from './sessions.ts';

/**
 * Who acts for the company: a browser with a staff session, or a person at the command line who says who they are (and
 * could read the database anyway). The role comes from the catalogue at every call, never from the session.
 */
export type StaffCaller = { readonly session: string | undefined } | { readonly as: string };

export interface Staff {
  readonly email: string;
  readonly role: StaffRole;
  readonly via: 'web' | 'command-line';
}

export type StaffDenied =
  /** Nobody is signed in: 401. */
  | { readonly kind: 'sign-in' }
  /** Signed in, but the role does not allow it: 403. */
  | { readonly kind: 'forbidden'; readonly message: string };

export type StaffAllowed = { readonly kind: 'staff'; readonly staff: Staff };

/** Whether a caller may do something, as of now. */
export async function authorizeStaff(
  parts: GateParts,
  tx: Transaction,
  caller: StaffCaller,
  action: StaffAction,
): Promise<StaffAllowed | StaffDenied> {
  const email = 'as' in caller ? caller.as.trim().toLowerCase() : await signedIn(parts, tx, caller.session);
  if (email === null) return { kind: 'sign-in' };
  const role = roleOf(parts, email);
  if (role === null) return { kind: 'forbidden', message: `${email} is not in gate.yaml's staff.` };
  if (!may(role, action)) return { kind: 'forbidden', message: `The role ${role} may not do this.` };
  return { kind: 'staff', staff: { email, role, via: 'as' in caller ? 'command-line' : 'web' } };
}

/** For pages that only show something: checks in a read transaction, then notes that the session is in use. */
export async function readAsStaff<T>(
  parts: GateParts,
  caller: StaffCaller,
  action: StaffAction,
  read: (tx: Transaction, staff: Staff) => Promise<T>,
): Promise<T | StaffDenied> {
  const answer = await parts.ports.store.read(async (tx) => {
    const allowed = await authorizeStaff(parts, tx, caller, action);
    return allowed.kind === 'staff' ? read(tx, allowed.staff) : allowed;
  });
  if ('session' in caller) await touchStaff(parts, caller.session);
  return answer;
}

/** The role of an address in the catalogue, or null. */
export function roleOf({ catalogue }: GateParts, email: string): StaffRole | null {
  return catalogue.staff.find((one) => one.email.toLowerCase() === email)?.role ?? null;
}

async function signedIn(
  parts: GateParts,
  tx: Transaction,
  token: string | undefined,
): Promise<string | null> {
  return (await findSession(parts, tx, 'staff', token))?.email ?? null;
}

async function touchStaff(parts: GateParts, token: string | undefined): Promise<void> {
  const session = await parts.ports.store.read((tx) => findSession(parts, tx, 'staff', token));
  if (session) await touchSession(parts, session);
}
