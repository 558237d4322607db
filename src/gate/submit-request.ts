import { isBlocked } from '#domain/gate/admission.ts';
import { type EmailAddress, parseEmailAddress } from '#domain/gate/email-address.ts';
import { readLine, readLines, type TextProblem } from '#domain/gate/written-text.ts';
import { servedDocument, titlesOf } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { type Flow, issueVerification } from './issue-verification.ts';
import { limitRate } from './limit-rate.ts';
import { verificationMail } from './mails.ts';
import { limitUnproved } from './prove-work.ts';
import { recordEvent } from './record-event.ts';
import type { RequestRecord } from './records.ts';
import { newId } from './secrets.ts';

/** The form as it comes from the browser. */
export interface RequestForm {
  readonly documents: readonly string[];
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly role: string;
  readonly purpose: string;
  readonly recipientCategory: string;
  /** A field that people do not see; whoever fills it in is a program. */
  readonly website: string;
  /** What the browser computed, where work is asked for; empty without JavaScript. */
  readonly proof?: string;
}

export type RequestField = Exclude<keyof RequestForm, 'website' | 'proof'>;
export type FieldProblem = TextProblem | 'not-an-address' | 'unknown-choice';

export type SubmitOutcome =
  | { readonly kind: 'check-mail'; readonly flow: Flow; readonly email: string }
  | { readonly kind: 'invalid'; readonly problems: Readonly<Partial<Record<RequestField, FieldProblem>>> }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/**
 * Takes a request. The answer and the work are the same for a known, unknown, approved, denied and blocked address: a
 * request, a proof and a message are written; the message of a blocked address, of a program and of an address that was
 * typed too often is never sent. The request reaches nobody before its address is proved.
 */
export async function submitRequest(
  parts: GateParts,
  context: RequestContext,
  form: RequestForm,
): Promise<SubmitOutcome> {
  const { ports, catalogue } = parts;
  const byClient = await limitRate(parts, 'submit-by-client', context.clientAddress);
  if (byClient.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: byClient.retryAfterSeconds };
  const read = readForm(parts, form);
  if (read.kind === 'invalid') return read;
  const { address, fields, documents } = read;
  const unproved = await limitUnproved(parts, context, form.proof ?? '');
  if (unproved.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: unproved.retryAfterSeconds };
  const byAddress = await limitRate(parts, 'submit-by-address', address.address);
  const unwanted = byAddress.kind === 'limited' || form.website.trim() !== '';
  const suppressed = unwanted || isBlocked(address, catalogue.block);

  const id = newId(ports.random, 'r');
  const request = newRequest(parts, context, { id, email: address.address, ...fields });
  const flow = await ports.store.transaction(async (tx) => {
    await tx.requests.insert(request, documents);
    await recordEvent(parts, tx, {
      event: 'request-submitted',
      actor: { kind: 'visitor' },
      request: request.id,
      data: { documents, suppressed },
      personal: { address: ['email', address.address] },
      context,
    });
    return issueVerification(parts, tx, {
      purpose: 'request',
      email: address.address,
      requestId: request.id,
      mail: (proof) =>
        verificationMail(catalogue.site, { ...proof, documents: titlesOf(catalogue, documents) }),
      suppressed,
    });
  });
  ports.wakeDelivery();
  return { kind: 'check-mail', flow, email: address.address };
}

/** A request as it begins. */
export function newRequest(
  { ports, catalogue }: GateParts,
  { clientAddress, userAgent }: RequestContext,
  written: Pick<
    RequestRecord,
    'id' | 'email' | 'name' | 'company' | 'role' | 'purpose' | 'recipientCategory'
  >,
): RequestRecord {
  return {
    ...written,
    status: 'submitted',
    approvalOrder: catalogue.approval.order,
    submittedAt: ports.clock.now(),
    clientAddress,
    userAgent,
    verifiedAt: null,
    verifiedBy: null,
    queuedAt: null,
    decidedAt: null,
    decidedBy: null,
    reason: null,
    question: null,
    answer: null,
    language: null,
  };
}

type ReadForm =
  | {
      readonly kind: 'read';
      readonly address: EmailAddress;
      readonly documents: readonly string[];
      readonly fields: Pick<RequestRecord, 'name' | 'company' | 'role' | 'purpose' | 'recipientCategory'>;
    }
  | Extract<SubmitOutcome, { kind: 'invalid' }>;

/** Everything that is wrong, in one answer. */
function readForm({ ports, catalogue }: GateParts, form: RequestForm): ReadForm {
  const problems: Partial<Record<RequestField, FieldProblem>> = {};
  const take = (field: 'name' | 'company' | 'role' | 'purpose') => {
    const read = field === 'purpose' ? readLines(form.purpose, 2000) : readLine(form[field], 200);
    if (read.kind === 'text') return read.text;
    problems[field] = read.problem;
    return '';
  };
  const documents = [...new Set(form.documents)];
  const chosen = documents.map((id) => servedDocument(catalogue, id));
  if (documents.length === 0) problems.documents = 'missing';
  else if (chosen.includes(null)) problems.documents = 'unknown-choice';
  const fields = {
    name: take('name'),
    company: take('company'),
    role: take('role'),
    purpose: take('purpose'),
    recipientCategory: form.recipientCategory === '' ? null : form.recipientCategory,
  };
  const restrictions = chosen.flatMap((document) =>
    document?.recipientCategories.length ? [document.recipientCategories] : [],
  );
  const problem = categoryProblem(fields.recipientCategory, restrictions);
  if (problem) problems.recipientCategory = problem;
  const address = parseEmailAddress(form.email, ports.toAsciiDomain);
  if (!address) problems.email = form.email.trim() === '' ? 'missing' : 'not-an-address';
  if (!address || Object.keys(problems).length > 0) return { kind: 'invalid', problems };
  // Without a restricted-use paragraph there is nothing to be a recipient of.
  return {
    kind: 'read',
    address,
    documents,
    fields: restrictions.length > 0 ? fields : { ...fields, recipientCategory: null },
  };
}

/** The person has to be of a kind that the restricted-use paragraph of *every* requested report allows. */
export function categoryProblem(
  category: string | null,
  restrictions: readonly (readonly string[])[],
): FieldProblem | null {
  if (restrictions.length === 0) return null;
  if (category === null) return 'missing';
  return restrictions.every((allowed) => allowed.includes(category)) ? null : 'unknown-choice';
}
