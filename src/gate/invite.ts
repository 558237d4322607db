import { isBlocked } from '#domain/gate/admission.ts';
import { parseEmailAddress } from '#domain/gate/email-address.ts';
import { freeMailDomains } from '#domain/gate/free-mail.ts';
import { grantEnd } from '#domain/gate/grant.ts';
import { allowedByRules, invitationDays, mostPlaces } from '#domain/gate/invitation.ts';
import { may } from '#domain/gate/staff-role.ts';
import { readLine, readLines, type TextProblem } from '#domain/gate/written-text.ts';
import { servedDocument, titlesOf } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { invitationWaitsMail } from './invitation-mails.ts';
import { type InvitationLanguage, type InvitationRecord, invitationLanguages } from './invitation-record.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { newId } from './secrets.ts';
import { sendInvitation } from './send-invitation.ts';
import { notifyStaff } from './send-message.ts';
import { authorizeStaff, roleOf, type Staff, type StaffCaller, type StaffDenied } from './staff-access.ts';

/** What staff write about whom they invite. Numbers are whole; what is left out takes its usual value. */
export interface InvitationForm {
  /** An address (one person), or a domain such as `acme.com` (several people). */
  readonly to: string;
  readonly company: string;
  readonly purpose: string;
  readonly documents: readonly string[];
  /** Default: `approval.grantDays`. */
  readonly days?: number;
  /** Days that the invitation is open. */
  readonly openDays?: number;
  /** People of a domain. */
  readonly places?: number;
  readonly dealId?: string;
  readonly language?: string;
  /** Who is told how it goes; default: the caller. Only those who decide may name another. */
  readonly salesperson?: string;
}

export type InvitationField = keyof InvitationForm;
export type InvitationProblem =
  | TextProblem
  | 'not-an-address'
  | 'free-mail-domain'
  | 'blocked'
  | 'own-address'
  | 'unknown-choice'
  | 'out-of-range'
  | 'not-staff';

export type InviteOutcome =
  /** `open`: its mail is on its way. `waiting`: somebody who decides has to approve it first. */
  | { readonly kind: 'invited'; readonly invitationId: string; readonly status: 'open' | 'waiting' }
  | {
      readonly kind: 'invalid';
      readonly problems: Readonly<Partial<Record<InvitationField, InvitationProblem>>>;
    }
  | StaffDenied;

/**
 * Invites a person or the people of a domain. What somebody who decides writes is approved with it; what sales write is
 * approved only where a rule of `gate.yaml` approves the same by itself. Anything else waits: until then there is no link.
 */
export async function invite(
  parts: GateParts,
  context: RequestContext,
  { caller, form }: { readonly caller: StaffCaller; readonly form: InvitationForm },
): Promise<InviteOutcome> {
  const outcome = await parts.ports.store.transaction(async (tx): Promise<InviteOutcome> => {
    const allowed = await authorizeStaff(parts, tx, caller, 'invite');
    if (allowed.kind !== 'staff') return allowed;
    const read = readInvitation(parts, allowed.staff, form);
    if (read.kind === 'invalid') return read;
    return keep(parts, tx, context, allowed.staff, read.invitation);
  });
  if (outcome.kind === 'invited') parts.ports.wakeDelivery();
  return outcome;
}

async function keep(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  staff: Staff,
  invitation: InvitationRecord,
): Promise<InviteOutcome> {
  const { id, audience, documents, days, places, dealId, expiresAt, approvedBy } = invitation;
  await tx.invitations.insert(invitation);
  await recordEvent(parts, tx, {
    event: 'invitation-made',
    actor: { kind: 'staff', email: staff.email },
    data: {
      invitation: id,
      ...{ audience, documents, days, places, expiresAt },
      deal: dealId,
      domain: audience === 'domain' ? invitation.domain : null,
      approved: approvedBy === null ? 'not-yet' : approvedBy === 'rule' ? 'by-rule' : 'by-author',
      via: staff.via,
    },
    personal: {
      ...(audience === 'person' ? { address: ['email', invitation.address] as const } : {}),
      salesperson: ['email', invitation.salesperson],
      company: ['text', invitation.company],
    },
    context,
  });
  if (approvedBy !== null) {
    await sendInvitation(parts, tx, invitation);
    return { kind: 'invited', invitationId: id, status: 'open' };
  }
  const mail = invitationWaitsMail(parts.catalogue.site, invitation, titlesOf(parts.catalogue, documents));
  await notifyStaff(parts, tx, { kind: 'invitation-waits', mail });
  return { kind: 'invited', invitationId: id, status: 'waiting' };
}

type ReadInvitation =
  | { readonly kind: 'read'; readonly invitation: InvitationRecord }
  | Extract<InviteOutcome, { kind: 'invalid' }>;

/** Everything that is wrong, in one answer. */
function readInvitation(parts: GateParts, staff: Staff, form: InvitationForm): ReadInvitation {
  const { ports, catalogue } = parts;
  const problems: Partial<Record<InvitationField, InvitationProblem>> = {};
  const audience = readAudience(parts, staff, form.to);
  if ('problem' in audience) problems.to = audience.problem;
  const company = readLine(form.company, 200);
  if (company.kind === 'refused') problems.company = company.problem;
  const purpose = readLines(form.purpose, 2000);
  if (purpose.kind === 'refused') problems.purpose = purpose.problem;
  const documents = [...new Set(form.documents)];
  if (documents.length === 0) problems.documents = 'missing';
  else if (documents.some((id) => servedDocument(catalogue, id) === null))
    problems.documents = 'unknown-choice';
  const whole = (field: 'days' | 'openDays' | 'places', usual: number, most: number) => {
    const number = form[field] ?? usual;
    if (!Number.isInteger(number) || number < 1 || number > most) problems[field] = 'out-of-range';
    return number;
  };
  const days = whole('days', catalogue.approval.grantDays, catalogue.approval.maxGrantDays);
  const openDays = whole('openDays', invitationDays.usual, invitationDays.longest);
  const isDomain = 'domain' in audience && audience.address === '';
  const places = isDomain ? whole('places', 5, mostPlaces) : 1;
  const deal = readDeal(form.dealId);
  if (deal.kind === 'refused') problems.dealId = deal.problem;
  const language = readLanguage(form.language, catalogue.site.locale);
  if (language === null) problems.language = 'unknown-choice';
  const salesperson = readSalesperson(parts, staff, form.salesperson);
  if (salesperson === null) problems.salesperson = 'not-staff';
  if (
    Object.keys(problems).length > 0 ||
    'problem' in audience ||
    company.kind === 'refused' ||
    purpose.kind === 'refused' ||
    deal.kind === 'refused' ||
    language === null ||
    salesperson === null
  )
    return { kind: 'invalid', problems };
  const now = ports.clock.now();
  const approvedBy = approverOf(parts, staff, { domain: audience.domain, documents, days });
  return {
    kind: 'read',
    invitation: {
      id: newId(ports.random, 'i'),
      linkHash: null,
      audience: isDomain ? 'domain' : 'person',
      ...audience,
      company: company.text,
      purpose: purpose.text,
      documents,
      days,
      places,
      dealId: deal.text,
      language,
      salesperson,
      createdBy: staff.email,
      createdAt: now,
      expiresAt: grantEnd(now, openDays),
      approvedAt: approvedBy === null ? null : now,
      approvedBy,
      sentAt: null,
      endedAt: null,
      endedBy: null,
      endReason: null,
    },
  };
}

type Audience =
  | { readonly address: string; readonly domain: string }
  | { readonly problem: InvitationProblem };

/** An address, or a domain written with or without its @. */
function readAudience({ ports, catalogue }: GateParts, staff: Staff, written: string): Audience {
  const to = written.trim();
  if (to === '') return { problem: 'missing' };
  const isDomain = to.startsWith('@') || !to.includes('@');
  const read = parseEmailAddress(isDomain ? `someone@${to.replace(/^@/, '')}` : to, ports.toAsciiDomain);
  if (!read) return { problem: 'not-an-address' };
  if (isBlocked(read, catalogue.block)) return { problem: 'blocked' };
  if (isDomain)
    return freeMailDomains.has(read.domain)
      ? { problem: 'free-mail-domain' }
      : { address: '', domain: read.domain };
  return read.address === staff.email
    ? { problem: 'own-address' }
    : { address: read.address, domain: read.domain };
}

function readDeal(
  written = '',
):
  | { readonly kind: 'text'; readonly text: string | null }
  | { readonly kind: 'refused'; readonly problem: TextProblem } {
  return written.trim() === '' ? { kind: 'text', text: null } : readLine(written, 100);
}

function readLanguage(written: string | undefined, locale: string): InvitationLanguage | null {
  const wanted = written || locale.slice(0, 2).toLowerCase();
  const known = invitationLanguages.find((language) => language === wanted);
  return known ?? (written ? null : 'en');
}

function readSalesperson(parts: GateParts, staff: Staff, written = ''): string | null {
  const email = written.trim().toLowerCase() || staff.email;
  if (email === staff.email) return email;
  return may(staff.role, 'decide') && roleOf(parts, email) !== null ? email : null;
}

function approverOf(
  { catalogue }: GateParts,
  staff: Staff,
  promise: Parameters<typeof allowedByRules>[0],
): string | null {
  if (may(staff.role, 'decide')) return staff.email;
  return allowedByRules(promise, catalogue.autoApprove) ? 'rule' : null;
}
