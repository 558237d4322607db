import { isBlocked } from '#domain/gate/admission.ts';
import { type EmailAddress, parseEmailAddress } from '#domain/gate/email-address.ts';
import { type InvitationStatus, invitationStatus, isInvited } from '#domain/gate/invitation.ts';
import { readLine } from '#domain/gate/written-text.ts';
import { servedDocument, titlesOf } from './case-file.ts';
import { countFailure } from './count-failure.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { placesTaken } from './invitation-places.ts';
import type { InvitationLanguage, InvitationRecord } from './invitation-record.ts';
import { type Flow, issueVerification } from './issue-verification.ts';
import { limitRate } from './limit-rate.ts';
import { verificationMail } from './mails.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import type { RequestRecord } from './records.ts';
import { newId } from './secrets.ts';
import { categoryProblem, type FieldProblem, newRequest } from './submit-request.ts';

/** What an invited person writes. `email` only where a whole domain is invited. */
export interface InvitedForm {
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly role: string;
  readonly recipientCategory: string;
}

export type InvitedFieldProblem = FieldProblem | 'other-domain';

/** Why an invitation's link counts no more. */
export type DeadInvitation = 'unknown' | 'used' | 'expired' | 'revoked';

export interface InvitationView {
  readonly audience: 'person' | 'domain';
  /** The invited address with most of its local part hidden (the link may have been passed on), or the domain. */
  readonly invited: string;
  readonly company: string;
  readonly salesperson: string;
  readonly documents: readonly string[];
  readonly recipientCategories: readonly string[];
  readonly days: number;
  readonly expiresAt: number;
  readonly language: InvitationLanguage;
}

export type InvitationOpened =
  | { readonly kind: 'open'; readonly view: InvitationView }
  | { readonly kind: DeadInvitation };

/** What a link invites to. Changes nothing, however often mail scanners come by. */
export function openInvitation(parts: GateParts, token: string): Promise<InvitationOpened> {
  return parts.ports.store.read(async (tx): Promise<InvitationOpened> => {
    const found = await findOpen(parts, tx, token);
    return 'dead' in found ? { kind: found.dead } : { kind: 'open', view: viewOf(parts, found.invitation) };
  });
}

export type InvitedOutcome =
  | { readonly kind: 'check-mail'; readonly flow: Flow }
  | {
      readonly kind: 'invalid';
      readonly problems: Readonly<Partial<Record<keyof InvitedForm, InvitedFieldProblem>>>;
      readonly view: InvitationView;
    }
  | { readonly kind: DeadInvitation }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/**
 * Takes up an invitation: a request for its documents, and a proof of the address, as with every other request. The link
 * is used up only once that proof is given, so that nobody without the mailbox can use it up.
 */
export async function submitInvited(
  parts: GateParts,
  context: RequestContext,
  { token, form }: { readonly token: string; readonly form: InvitedForm },
): Promise<InvitedOutcome> {
  const { ports } = parts;
  const byClient = await limitRate(parts, 'submit-by-client', context.clientAddress);
  if (byClient.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: byClient.retryAfterSeconds };
  const first = await ports.store.read((tx) => findOpen(parts, tx, token));
  if ('dead' in first) {
    await ports.store.transaction((tx) => countFailure(parts, tx, `${first.dead}-invitation-link`));
    return { kind: first.dead };
  }
  const read = readInvited(parts, first.invitation, form);
  if (read.kind === 'invalid') return read;
  const byAddress = await limitRate(parts, 'submit-by-address', read.address.address);
  const suppressed = byAddress.kind === 'limited' || isBlocked(read.address, parts.catalogue.block);
  const outcome = await ports.store.transaction(async (tx): Promise<InvitedOutcome> => {
    const again = await findOpen(parts, tx, token);
    if ('dead' in again) return { kind: again.dead };
    const requestId = await requestOf(parts, tx, context, again.invitation, read, suppressed);
    const titles = titlesOf(parts.catalogue, again.invitation.documents);
    const site = { ...parts.catalogue.site, locale: again.invitation.language };
    const flow = await issueVerification(parts, tx, {
      purpose: 'request',
      email: read.address.address,
      requestId,
      mail: (proof) => verificationMail(site, { ...proof, documents: titles }),
      suppressed,
    });
    return { kind: 'check-mail', flow };
  });
  ports.wakeDelivery();
  return outcome;
}

type Fields = Pick<RequestRecord, 'name' | 'company' | 'role' | 'recipientCategory'>;
type ReadInvited =
  | { readonly kind: 'read'; readonly address: EmailAddress; readonly fields: Fields }
  | Extract<InvitedOutcome, { kind: 'invalid' }>;

/** One request for one link of a person, however often its button is pressed; of a domain, one each time. */
async function requestOf(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  invitation: InvitationRecord,
  { address, fields }: Extract<ReadInvited, { kind: 'read' }>,
  suppressed: boolean,
): Promise<string> {
  for (const { requestId } of await tx.invitations.requestsOf([invitation.id])) {
    const begun = await tx.requests.find(requestId);
    if (begun?.status !== 'submitted' || begun.email !== address.address) continue;
    await tx.requests.change(requestId, 'submitted', fields);
    return requestId;
  }
  const request = newRequest(parts, context, {
    id: newId(parts.ports.random, 'r'),
    email: address.address,
    purpose: invitation.purpose,
    ...fields,
  });
  const documents = invitation.documents.filter((id) => servedDocument(parts.catalogue, id));
  await tx.requests.insert(request, documents);
  await tx.invitations.addRequest(request.id, invitation.id);
  await recordEvent(parts, tx, {
    event: 'request-submitted',
    actor: { kind: 'visitor' },
    request: request.id,
    data: { documents, suppressed, invitation: invitation.id },
    personal: { address: ['email', address.address] },
    context,
  });
  return request.id;
}

type Found = { readonly invitation: InvitationRecord } | { readonly dead: DeadInvitation };

async function findOpen({ ports, catalogue }: GateParts, tx: Transaction, token: string): Promise<Found> {
  const invitation = await tx.invitations.findByLink(ports.hasher.sha256(token));
  if (!invitation) return { dead: 'unknown' };
  const taken = await placesTaken(tx, invitation.id);
  const status = invitationStatus(invitation, taken.length, ports.clock.now());
  if (status !== 'open') return { dead: deadOf(status) };
  // Nothing of what it promised can be handed out any more.
  const isServed = invitation.documents.some((id) => servedDocument(catalogue, id));
  return isServed ? { invitation } : { dead: 'revoked' };
}

function deadOf(status: Exclude<InvitationStatus, 'open'>): DeadInvitation {
  return status === 'used' || status === 'expired' ? status : status === 'revoked' ? 'revoked' : 'unknown';
}

function viewOf({ catalogue }: GateParts, invitation: InvitationRecord): InvitationView {
  const { audience, company, salesperson, days, expiresAt, language } = invitation;
  const served = invitation.documents.flatMap((id) => servedDocument(catalogue, id) ?? []);
  return {
    ...{ audience, company, salesperson, expiresAt, language },
    invited: audience === 'domain' ? invitation.domain : hidden(invitation),
    documents: served.map(({ title }) => title),
    recipientCategories: [...new Set(served.flatMap(({ recipientCategories }) => recipientCategories))],
    days: Math.min(days, catalogue.approval.maxGrantDays),
  };
}

function hidden({ address, domain }: InvitationRecord): string {
  return `${[...address][0] ?? ''}…@${domain}`;
}

/** Everything that is wrong, in one answer. */
function readInvited(parts: GateParts, invitation: InvitationRecord, form: InvitedForm): ReadInvited {
  const problems: Partial<Record<keyof InvitedForm, InvitedFieldProblem>> = {};
  const take = (field: 'name' | 'company' | 'role') => {
    const read = readLine(form[field], 200);
    if (read.kind === 'text') return read.text;
    problems[field] = read.problem;
    return '';
  };
  const fields = {
    name: take('name'),
    company: take('company'),
    role: take('role'),
    recipientCategory: form.recipientCategory === '' ? null : form.recipientCategory,
  };
  const restrictions = invitation.documents.flatMap((id) => {
    const categories = servedDocument(parts.catalogue, id)?.recipientCategories ?? [];
    return categories.length > 0 ? [categories] : [];
  });
  const category = categoryProblem(fields.recipientCategory, restrictions);
  if (category) problems.recipientCategory = category;
  const address = readAddress(parts, invitation, form.email);
  if ('problem' in address) problems.email = address.problem;
  if ('problem' in address || Object.keys(problems).length > 0)
    return { kind: 'invalid', problems, view: viewOf(parts, invitation) };
  const recipientCategory = restrictions.length > 0 ? fields.recipientCategory : null;
  return { kind: 'read', address, fields: { ...fields, recipientCategory } };
}

/** The invited address itself, whatever the form says; for a domain, the one that was typed. */
function readAddress(
  { ports }: GateParts,
  invitation: InvitationRecord,
  typed: string,
): EmailAddress | { readonly problem: InvitedFieldProblem } {
  const written = invitation.audience === 'person' ? invitation.address : typed;
  const address = parseEmailAddress(written, ports.toAsciiDomain);
  if (!address) return { problem: written.trim() === '' ? 'missing' : 'not-an-address' };
  return isInvited(address, invitation) ? address : { problem: 'other-domain' };
}
