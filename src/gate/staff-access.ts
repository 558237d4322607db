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
  | { readonly kind: 'forbidden'; readonly why: ForbiddenReason; readonly message: string };

export type ForbiddenReason = 'ended' | 'not-staff' | 'role';

export type StaffAllowed = { readonly kind: 'staff'; readonly staff: Staff };

/** Whether a caller may do something, as of now. */
export async function authorizeStaff(
  parts: GateParts,
  tx: Transaction,
  caller: StaffCaller,
  action: StaffAction,
): Promise<StaffAllowed | StaffDenied> {
  const signedIn = 'as' in caller ? operator(caller.as) : await sessionHolder(parts, tx, caller.session);
  if (signedIn === null) return { kind: 'sign-in' };
  const { email } = signedIn;
  // Ended at once, whatever the running build's gate.yaml and the provider still say.
  if (await tx.endedStaff.find(email))
    return { kind: 'forbidden', why: 'ended', message: `The rights of ${email} have ended.` };
  const role = roleOf(parts, email, signedIn.groups);
  if (role === null)
    return { kind: 'forbidden', why: 'not-staff', message: `${email} is not in gate.yaml's staff.` };
  if (!may(role, action))
    return { kind: 'forbidden', why: 'role', message: `The role ${role} may not do this.` };
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

/**
 * The role of an address in the catalogue, which was reviewed, before one that groups at the provider give; null: none.
 * @param groups that the provider named when this person signed in there
 */
export function roleOf(
  { catalogue, ports }: GateParts,
  email: string,
  groups: readonly string[] = [],
): StaffRole | null {
  const listed = catalogue.staff.find((one) => one.email.toLowerCase() === email)?.role;
  return listed ?? ports.identityProvider?.roleOf(groups) ?? null;
}

/**
 * Whether somebody who is not asking may still do something, as far as is known: who has left or lost the role may not. A role
 * that a group gives is seen at sign-in alone, so that it counts on only where some group gives one that may do this.
 */
export async function mayStill(
  parts: GateParts,
  tx: Transaction,
  email: string,
  action: StaffAction,
): Promise<boolean> {
  if (await tx.endedStaff.find(email)) return false;
  const listed = roleOf(parts, email);
  if (listed !== null) return may(listed, action);
  return parts.ports.identityProvider?.givenRoles.some((role) => may(role, action)) ?? false;
}

/** Whether staff may sign in by a mailed link, and stay signed in by one. */
export function allowsMailedLinks({ ports }: GateParts): boolean {
  return ports.identityProvider?.allowsMailedLinks ?? true;
}

interface SignedIn {
  readonly email: string;
  readonly groups: readonly string[];
}

function operator(as: string): SignedIn {
  return { email: as.trim().toLowerCase(), groups: [] };
}

/** Also ends what a setting of today no longer allows: a provider that was taken away, links that were switched off. */
async function sessionHolder(
  parts: GateParts,
  tx: Transaction,
  token: string | undefined,
): Promise<SignedIn | null> {
  const session = await findSession(parts, tx, 'staff', token);
  if (!session) return null;
  const isAllowed =
    session.verifiedBy === 'provider' ? parts.ports.identityProvider !== undefined : allowsMailedLinks(parts);
  return isAllowed ? { email: session.email, groups: session.staffGroups ?? [] } : null;
}

async function touchStaff(parts: GateParts, token: string | undefined): Promise<void> {
  const session = await parts.ports.store.read((tx) => findSession(parts, tx, 'staff', token));
  if (session) await touchSession(parts, session);
}
