import { approvingRule } from '#domain/gate/admission.ts';
import { type EmailAddress, parseEmailAddress } from '#domain/gate/email-address.ts';
import type { AutoApprovalRule } from '#domain/gate/gate-catalogue.ts';
import { allowedByRules, isInvited } from '#domain/gate/invitation.ts';
import type { CaseFile } from './case-file.ts';
import type { GateParts } from './gate-parts.ts';
import type { InvitationRecord } from './invitation-record.ts';
import type { Transaction } from './ports.ts';
import type { Actor } from './record-event.ts';
import { mayStill } from './staff-access.ts';

/** An approval that was there before the request: of a rule, or of the person who approved an invitation. */
export interface StandingApproval {
  readonly days: number;
  readonly actor: Actor;
  readonly invitation: string | null;
  readonly ndaOnFile: AutoApprovalRule['ndaOnFile'];
}

/** What approves a request without another look at it, or null: staff decide. Asked anew each time, so it only narrows. */
export async function standingApproval(
  parts: GateParts,
  tx: Transaction,
  { request, documentIds }: CaseFile,
): Promise<StandingApproval | null> {
  const address = parseEmailAddress(request.email, parts.ports.toAsciiDomain);
  if (!address) return null;
  const refusedAt = await lastRefusal(tx, request.email);
  const invited = await byInvitation(parts, tx, { requestId: request.id, address, documentIds, refusedAt });
  if (invited) return invited;
  const rule = refusedAt === null ? approvingRule(address, documentIds, parts.catalogue.autoApprove) : null;
  const { maxGrantDays } = parts.catalogue.approval;
  return (
    rule && {
      days: Math.min(rule.days, maxGrantDays),
      actor: { kind: 'rule' },
      invitation: null,
      ndaOnFile: rule.ndaOnFile,
    }
  );
}

interface Claim {
  readonly requestId: string;
  readonly address: EmailAddress;
  readonly documentIds: readonly string[];
  readonly refusedAt: number | null;
}

async function byInvitation(
  parts: GateParts,
  tx: Transaction,
  { requestId, address, documentIds, refusedAt }: Claim,
): Promise<StandingApproval | null> {
  const invited = await tx.invitations.findRequest(requestId);
  const invitation = invited?.countedAt ? await tx.invitations.find(invited.invitationId) : null;
  if (!invitation || invitation.endedAt !== null || !isInvited(address, invitation)) return null;
  if (!documentIds.every((id) => invitation.documents.includes(id))) return null;
  if (refusedAt !== null && !isNewDecision(invitation, refusedAt)) return null;
  const { autoApprove, approval } = parts.catalogue;
  const days = Math.min(invitation.days, approval.maxGrantDays);
  if (invitation.approvedBy === 'rule') {
    if (!allowedByRules({ ...invitation, days }, autoApprove)) return null;
    return { days, actor: { kind: 'rule' }, invitation: invitation.id, ndaOnFile: undefined };
  }
  const email = invitation.approvedBy;
  if (email === null || email === address.address || !(await mayStill(parts, tx, email, 'decide')))
    return null;
  return { days, actor: { kind: 'staff', email }, invitation: invitation.id, ndaOnFile: undefined };
}

/** Staff knew of the refusal when they approved an invitation of this very person. */
function isNewDecision({ audience, approvedAt, approvedBy }: InvitationRecord, refusedAt: number): boolean {
  return audience === 'person' && approvedBy !== 'rule' && approvedAt !== null && approvedAt > refusedAt;
}

/** When staff last denied this address a request or ended its access, or null: from then on people decide, not rules. */
async function lastRefusal(tx: Transaction, email: string): Promise<number | null> {
  const grants = await tx.grants.listByEmail(email);
  // A request that is withdrawn ends its grants in the name of the requester.
  const ended = grants.flatMap(({ revokedBy, revokedAt }) =>
    revokedBy !== null && revokedBy !== email ? [revokedAt ?? 0] : [],
  );
  const denied = (await tx.requests.listByEmail(email)).flatMap(({ status, decidedAt }) =>
    status === 'denied' ? [decidedAt ?? 0] : [],
  );
  const moments = [...ended, ...denied];
  return moments.length > 0 ? Math.max(...moments) : null;
}
