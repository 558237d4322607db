import { grantEnd } from '#domain/gate/grant.ts';
import { type InvitationStatus, invitationDays, invitationStatus } from '#domain/gate/invitation.ts';
import { may } from '#domain/gate/staff-role.ts';
import { readLines } from '#domain/gate/written-text.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { invitationDecidedMail } from './invitation-mails.ts';
import { placesTaken } from './invitation-places.ts';
import type { InvitationRecord } from './invitation-record.ts';
import { limitRate } from './limit-rate.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { sendInvitation } from './send-invitation.ts';
import { sendMessage } from './send-message.ts';
import { authorizeStaff, type Staff, type StaffCaller, type StaffDenied } from './staff-access.ts';
import { unlessRefused } from './unless-refused.ts';

/** `days`: how long it stays open from now on. */
export type InvitationAction =
  | { readonly kind: 'approve' | 'resend' }
  | { readonly kind: 'decline' | 'revoke'; readonly reason: string }
  | { readonly kind: 'extend'; readonly days: number };

export type ManageOutcome =
  | { readonly kind: 'done'; readonly status: InvitationStatus }
  | { readonly kind: 'refused'; readonly code: ManageRefusal; readonly message: string }
  | { readonly kind: 'not-found' }
  | StaffDenied;

export type ManageRefusal =
  | 'wrong-state'
  | 'text-missing'
  | 'days-out-of-range'
  | 'own-invitation'
  | 'too-many';

/** Staff change an invitation. Sales do it with their own ones, and never approve. */
export async function manageInvitation(
  parts: GateParts,
  context: RequestContext,
  input: {
    readonly caller: StaffCaller;
    readonly invitationId: string;
    readonly action: InvitationAction;
  },
): Promise<ManageOutcome> {
  const { action } = input;
  const limited =
    action.kind === 'resend' && (await limitRate(parts, 'resend-by-request', input.invitationId));
  const outcome = await unlessRefused(parts.ports.store, async (tx): Promise<ManageOutcome> => {
    const decides = action.kind === 'approve' || action.kind === 'decline';
    const allowed = await authorizeStaff(parts, tx, input.caller, decides ? 'decide' : 'invite');
    if (allowed.kind !== 'staff') return allowed;
    const invitation = await visibleInvitation(tx, allowed.staff, input.invitationId);
    if (!invitation) return { kind: 'not-found' };
    const status = await statusOf(parts, tx, invitation);
    const refused = refusalOf(allowed.staff, invitation, status, action);
    if (refused) return refused;
    if (limited && limited.kind === 'limited') return tooMany;
    const changed = await apply(parts, tx, allowed.staff, invitation, action);
    await recordEvent(parts, tx, {
      event: events[action.kind],
      actor: { kind: 'staff', email: allowed.staff.email },
      data: { invitation: invitation.id, expiresAt: changed.expiresAt, via: allowed.staff.via },
      ...('reason' in action ? { personal: { text: ['text', action.reason.trim()] as const } } : {}),
      context,
    });
    return { kind: 'done', status: await statusOf(parts, tx, changed) };
  });
  if (outcome.kind === 'done') parts.ports.wakeDelivery();
  return outcome;
}

/** The invitation, if this member of staff may see it: sales see their own ones, others do not exist for them. */
export async function visibleInvitation(
  tx: Transaction,
  { role, email }: Staff,
  id: string,
): Promise<InvitationRecord | null> {
  const invitation = await tx.invitations.find(id);
  if (!invitation || may(role, 'read-requests')) return invitation;
  return [invitation.salesperson, invitation.createdBy].includes(email) ? invitation : null;
}

async function statusOf(
  { ports }: GateParts,
  tx: Transaction,
  invitation: InvitationRecord,
): Promise<InvitationStatus> {
  const taken = await placesTaken(tx, invitation.id);
  return invitationStatus(invitation, taken.length, ports.clock.now());
}

const events = {
  approve: 'invitation-approved',
  decline: 'invitation-declined',
  resend: 'invitation-resent',
  revoke: 'invitation-revoked',
  extend: 'invitation-extended',
} as const satisfies Record<InvitationAction['kind'], string>;

/** In which state an invitation takes which action. */
const takes: Readonly<Record<InvitationAction['kind'], readonly InvitationStatus[]>> = {
  approve: ['waiting'],
  decline: ['waiting'],
  resend: ['open'],
  extend: ['open', 'waiting', 'expired'],
  revoke: ['open', 'waiting', 'expired', 'used'],
};

function refusalOf(
  { email }: Staff,
  invitation: InvitationRecord,
  status: InvitationStatus,
  action: InvitationAction,
): ManageOutcome | null {
  if (!takes[action.kind].includes(status))
    return refusal('wrong-state', `An invitation that is ${status} cannot take "${action.kind}".`);
  if (action.kind === 'approve' && invitation.address === email)
    return refusal('own-invitation', 'Nobody approves what is meant for themselves. Ask another approver.');
  if ('reason' in action && readLines(action.reason, 2000).kind === 'refused')
    return refusal('text-missing', 'Write a reason of up to 2,000 characters.');
  const { longest } = invitationDays;
  if (
    action.kind === 'extend' &&
    !(Number.isInteger(action.days) && action.days >= 1 && action.days <= longest)
  )
    return refusal('days-out-of-range', `Days: a whole number from 1 to ${longest}.`);
  return null;
}

async function apply(
  parts: GateParts,
  tx: Transaction,
  { email }: Staff,
  invitation: InvitationRecord,
  action: InvitationAction,
): Promise<InvitationRecord> {
  const now = parts.ports.clock.now();
  const save = async (changes: Partial<InvitationRecord>) => {
    await tx.invitations.change(invitation.id, changes);
    return { ...invitation, ...changes };
  };
  switch (action.kind) {
    case 'approve': {
      const approved = await save({ approvedAt: now, approvedBy: email });
      await sendInvitation(parts, tx, approved);
      await tellDecided(parts, tx, approved, null);
      return approved;
    }
    case 'decline': {
      const declined = await save({ endedAt: now, endedBy: email, endReason: action.reason.trim() });
      await tellDecided(parts, tx, declined, action.reason.trim());
      return declined;
    }
    case 'resend':
      await sendInvitation(parts, tx, invitation);
      return invitation;
    case 'revoke':
      return save({ endedAt: now, endedBy: email, endReason: action.reason.trim() });
    case 'extend': {
      const latest = grantEnd(invitation.createdAt, invitationDays.longest);
      return save({
        expiresAt: Math.max(invitation.expiresAt, Math.min(grantEnd(now, action.days), latest)),
      });
    }
    default:
      return action satisfies never;
  }
}

async function tellDecided(
  parts: GateParts,
  tx: Transaction,
  invitation: InvitationRecord,
  reason: string | null,
): Promise<void> {
  const mail = invitationDecidedMail(parts.catalogue.site, invitation, reason);
  await sendMessage(parts, tx, { kind: 'invitation-decided', to: invitation.salesperson, mail });
}

/** Whoever is invited has not asked for mail. */
const tooMany = refusal(
  'too-many',
  'This mail has been sent several times within the hour. Wait, and ask whether it lies in spam.',
);

function refusal(code: ManageRefusal, message: string): ManageOutcome {
  return { kind: 'refused', code, message };
}
