import type { RequestStatus } from '#domain/gate/access-request.ts';
import { type InvitationStatus, invitationStatus } from '#domain/gate/invitation.ts';
import { may } from '#domain/gate/staff-role.ts';
import type { GateParts } from './gate-parts.ts';
import type { InvitationRecord, InvitedRequest } from './invitation-record.ts';
import { type InvitationAction, visibleInvitation } from './manage-invitation.ts';
import type { Transaction } from './ports.ts';
import { statusAt } from './request-status.ts';
import { readAsStaff, type Staff, type StaffCaller, type StaffDenied } from './staff-access.ts';

/** One invitation, without its token's hash; also the JSON of `requests invitations`. */
export type InvitationSummary = Omit<InvitationRecord, 'linkHash'> & {
  readonly status: InvitationStatus;
  readonly taken: number;
};

export type InvitationList =
  | { readonly kind: 'invitations'; readonly invitations: readonly InvitationSummary[] }
  | StaffDenied;

/** Invitations, newest first; sales see their own ones. */
export function listInvitations(
  parts: GateParts,
  { caller }: { readonly caller: StaffCaller },
): Promise<InvitationList> {
  return readAsStaff(parts, caller, 'read-invitations', async (tx, staff): Promise<InvitationList> => {
    const seesAll = may(staff.role, 'read-requests');
    const invitations = await tx.invitations.list(seesAll ? undefined : staff.email);
    const now = parts.ports.clock.now();
    return { kind: 'invitations', invitations: await summariesOf(tx, invitations, now) };
  });
}

/** Invitations with how they stand. */
export async function summariesOf(
  tx: Transaction,
  invitations: readonly InvitationRecord[],
  now: number,
): Promise<readonly InvitationSummary[]> {
  const requests = await tx.invitations.requestsOf(invitations.map(({ id }) => id));
  return invitations.map((one) => summaryOf(one, requests, now));
}

export interface InvitedPerson {
  readonly requestId: string;
  readonly name: string;
  readonly email: string;
  readonly status: RequestStatus;
  readonly submittedAt: number;
  /** Took a place, so that the approval in advance counts. */
  readonly counted: boolean;
}

export type InvitationShown =
  | {
      readonly kind: 'invitation';
      readonly invitation: InvitationSummary;
      readonly people: readonly InvitedPerson[];
      /** What this caller may do with it now. */
      readonly offers: readonly InvitationAction['kind'][];
    }
  | { readonly kind: 'not-found' }
  | StaffDenied;

/** One invitation and who came by it. Those who never proved an address are not shown. */
export function showInvitation(
  parts: GateParts,
  { caller, invitationId }: { readonly caller: StaffCaller; readonly invitationId: string },
): Promise<InvitationShown> {
  return readAsStaff(parts, caller, 'read-invitations', async (tx, staff): Promise<InvitationShown> => {
    const found = await visibleInvitation(tx, staff, invitationId);
    if (!found) return { kind: 'not-found' };
    const now = parts.ports.clock.now();
    const requests = await tx.invitations.requestsOf([found.id]);
    const invitation = summaryOf(found, requests, now);
    return {
      kind: 'invitation',
      invitation,
      people: await peopleOf(tx, requests, now),
      offers: offersTo(staff, invitation),
    };
  });
}

function summaryOf(
  { linkHash: _, ...invitation }: InvitationRecord,
  requests: readonly InvitedRequest[],
  now: number,
): InvitationSummary {
  const taken = requests.filter(
    ({ invitationId, countedAt }) => invitationId === invitation.id && countedAt !== null,
  ).length;
  return { ...invitation, taken, status: invitationStatus(invitation, taken, now) };
}

async function peopleOf(
  tx: Transaction,
  requests: readonly InvitedRequest[],
  now: number,
): Promise<readonly InvitedPerson[]> {
  const people: InvitedPerson[] = [];
  for (const { requestId, countedAt } of requests) {
    const request = await tx.requests.find(requestId);
    if (request?.verifiedAt == null) continue;
    const { name, email, submittedAt } = request;
    const status = statusAt(request, await tx.grants.listByRequest(requestId), now);
    people.push({ requestId, name, email, status, submittedAt, counted: countedAt !== null });
  }
  return people.toSorted((a, b) => a.submittedAt - b.submittedAt);
}

function offersTo(
  { role, email }: Staff,
  { status, address }: InvitationSummary,
): readonly InvitationAction['kind'][] {
  const decides: readonly InvitationAction['kind'][] =
    status === 'waiting' && may(role, 'decide') && address !== email ? ['approve', 'decline'] : [];
  if (!may(role, 'invite')) return [];
  switch (status) {
    case 'waiting':
      return [...decides, 'extend', 'revoke'];
    case 'open':
      return ['resend', 'extend', 'revoke'];
    case 'expired':
      return ['extend', 'revoke'];
    case 'used':
      return ['revoke'];
    case 'declined':
    case 'revoked':
      return [];
    default:
      return status satisfies never;
  }
}
