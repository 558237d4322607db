import { parseEmailAddress } from '#domain/gate/email-address.ts';
import type { StaffRole } from '#domain/gate/gate-catalogue.ts';
import { readLines } from '#domain/gate/written-text.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import type { EndedStaff } from './invitation-record.ts';
import { recordEvent } from './record-event.ts';
import { authorizeStaff, readAsStaff, roleOf, type StaffCaller, type StaffDenied } from './staff-access.ts';
import { unlessRefused } from './unless-refused.ts';

export type StaffChange =
  /** Ends rights and sessions at once and keeps the address out, until it is restored. */
  | { readonly kind: 'end'; readonly reason: string }
  /** Ends sessions only: a lost laptop. */
  | { readonly kind: 'sign-out' }
  | { readonly kind: 'restore' };

export type StaffChangeOutcome =
  | { readonly kind: 'done'; readonly sessions: number }
  | {
      readonly kind: 'refused';
      readonly code: 'not-an-address' | 'own-rights' | 'text-missing' | 'already-so';
      readonly message: string;
    }
  | StaffDenied;

/**
 * An admin ends or restores the rights of an address. It acts from the next request on, whatever `gate.yaml` of the running build
 * or a group at the identity provider says, and also for somebody who has never been here.
 */
export function changeStaff(
  parts: GateParts,
  context: RequestContext,
  input: { readonly caller: StaffCaller; readonly email: string; readonly change: StaffChange },
): Promise<StaffChangeOutcome> {
  const { ports } = parts;
  const { change } = input;
  return unlessRefused(ports.store, async (tx): Promise<StaffChangeOutcome> => {
    const allowed = await authorizeStaff(parts, tx, input.caller, 'manage-staff');
    if (allowed.kind !== 'staff') return allowed;
    const email = parseEmailAddress(input.email, ports.toAsciiDomain)?.address;
    if (!email) return refusals['not-an-address'];
    if (email === allowed.staff.email && change.kind !== 'sign-out') return refusals['own-rights'];
    const now = ports.clock.now();
    const reason = change.kind === 'end' ? readLines(change.reason, 500) : null;
    if (reason?.kind === 'refused') return refusals['text-missing'];
    const ended = { email, endedAt: now, endedBy: allowed.staff.email, reason: reason?.text ?? '' };
    if (change.kind === 'end' && !(await tx.endedStaff.insert(ended))) return refusals['already-so'];
    if (change.kind === 'restore' && !(await tx.endedStaff.remove(email))) return refusals['already-so'];
    const sessions = change.kind === 'restore' ? 0 : await tx.sessions.revokeAll('staff', email, now);
    await recordEvent(parts, tx, {
      event: events[change.kind],
      actor: { kind: 'staff', email: allowed.staff.email },
      data: { sessions, via: allowed.staff.via },
      personal: {
        address: ['email', email],
        ...(reason ? { text: ['text', reason.text] as const } : {}),
      },
      context,
    });
    return { kind: 'done', sessions };
  });
}

export interface StaffMember {
  readonly email: string;
  /** In `gate.yaml`; null: it does not name the address. */
  readonly role: StaffRole | null;
  /** Which groups at the identity provider gave at the last sign-in that is still open, where `gate.yaml` gives none. */
  readonly groupRole: StaffRole | null;
  readonly ended: EndedStaff | null;
  /** Newest use of its open sessions. */
  readonly lastSeenAt: number | null;
  readonly sessions: number;
}

export type StaffShown =
  | { readonly kind: 'staff'; readonly self: string; readonly members: readonly StaffMember[] }
  | StaffDenied;

/** Everybody who has rights, had some, or is signed in. */
export function showStaff(parts: GateParts, caller: StaffCaller): Promise<StaffShown> {
  return readAsStaff(parts, caller, 'manage-staff', async (tx, self): Promise<StaffShown> => {
    const sessions = await tx.sessions.listOpen('staff', parts.ports.clock.now());
    const ended = await tx.endedStaff.list();
    const listed = parts.catalogue.staff.map(({ email }) => email.toLowerCase());
    const emails = new Set([
      ...listed,
      ...ended.map(({ email }) => email),
      ...sessions.map(({ email }) => email),
    ]);
    const members = [...emails].map((email): StaffMember => {
      const own = sessions.filter((session) => session.email === email);
      const role = parts.catalogue.staff.find((one) => one.email.toLowerCase() === email)?.role ?? null;
      return {
        email,
        role,
        groupRole: role === null ? roleOf(parts, email, own[0]?.staffGroups ?? []) : null,
        ended: ended.find((one) => one.email === email) ?? null,
        lastSeenAt: own[0]?.lastSeenAt ?? null,
        sessions: own.length,
      };
    });
    return { kind: 'staff', self: self.email, members };
  });
}

const events = {
  end: 'staff-ended',
  'sign-out': 'staff-signed-out',
  restore: 'staff-restored',
} as const satisfies Record<StaffChange['kind'], string>;

const refusals = {
  'not-an-address': refusal('not-an-address', 'Write an address such as name@company.com.'),
  'own-rights': refusal('own-rights', 'Nobody ends or restores their own rights. Ask another admin.'),
  'text-missing': refusal('text-missing', 'Write a reason of up to 500 characters.'),
  'already-so': refusal('already-so', 'Nothing to change: it is so already.'),
} as const;

function refusal(
  code: Extract<StaffChangeOutcome, { kind: 'refused' }>['code'],
  message: string,
): StaffChangeOutcome {
  return { kind: 'refused', code, message };
}
