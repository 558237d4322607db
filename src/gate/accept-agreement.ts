import { isCurrentText } from '#domain/gate/acceptance.ts';
import type { GateAgreement } from '#domain/gate/gate-catalogue.ts';
import { readLine, type TextProblem, type WrittenText } from '#domain/gate/written-text.ts';
import { advanceRequest } from './advance-request.ts';
import { assentWording } from './assent-wording.ts';
import { type CaseFile, countedDocuments, servedDocument } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { acceptanceMail } from './mails.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { recordHash } from './record-hash.ts';
import type { AcceptanceRecord, SessionRecord } from './records.ts';
import { requesterSite } from './requester-site.ts';
import { newId } from './secrets.ts';
import { sendMessage } from './send-message.ts';
import { findSession } from './sessions.ts';
import { type AgreementView, nextAgreement, ownCase } from './show-agreement.ts';
import { tellSalesperson } from './tell-salesperson.ts';
import { textAccepted } from './text-accepted.ts';

/** The signing form: what was shown, and what the signer wrote and ticked. */
export interface AcceptanceForm {
  readonly session: string | undefined;
  readonly requestId: string;
  readonly agreementId: string;
  readonly version: string;
  readonly sha256: string;
  readonly htmlSha256: string;
  readonly name: string;
  readonly title: string;
  readonly authority: boolean;
  readonly assent: boolean;
  /** An address in the form, if it has one: it has to be the proved one. */
  readonly email?: string;
}

export type AcceptanceField = 'name' | 'title' | 'authority' | 'assent';

export type AcceptanceOutcome =
  /** `next`: there is another agreement to sign. */
  | {
      readonly kind: 'accepted';
      readonly acceptanceId: string | null;
      readonly next: 'agree' | 'status' | 'access';
    }
  | {
      readonly kind: 'invalid';
      readonly problems: Readonly<Partial<Record<AcceptanceField, TextProblem>>>;
      readonly view: AgreementView;
    }
  /** The text is not the one that was shown: nothing is signed, and this is the text now. */
  | { readonly kind: 'text-changed'; readonly view: AgreementView }
  | { readonly kind: 'other-signer' | 'nothing-to-sign' | 'not-found' | 'sign-in' };

/** Signs one agreement for the proved address of the session. Two at the same time leave one record. */
export async function acceptAgreement(
  parts: GateParts,
  context: RequestContext,
  form: AcceptanceForm,
): Promise<AcceptanceOutcome> {
  const outcome = await parts.ports.store.transaction((tx) => accept(parts, tx, context, form));
  if (outcome.kind === 'accepted') parts.ports.wakeDelivery();
  return outcome;
}

async function accept(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  form: AcceptanceForm,
): Promise<AcceptanceOutcome> {
  const session = await findSession(parts, tx, 'requester', form.session);
  if (!session) return { kind: 'sign-in' };
  const file = await ownCase(tx, session, form.requestId);
  if (!file) return { kind: 'not-found' };
  if (form.email !== undefined && form.email.trim().toLowerCase() !== session.email)
    return { kind: 'other-signer' };
  const view = nextAgreement(parts, file);
  // The other one of two parallel posts finds its own agreement signed already.
  if (view?.agreement.id !== form.agreementId) {
    const signed = file.acceptances.some(({ agreementId }) => agreementId === form.agreementId);
    return signed
      ? { kind: 'accepted', acceptanceId: null, next: nextPage(parts, file) }
      : { kind: 'nothing-to-sign' };
  }
  const agreement = parts.catalogue.agreements.find(({ id }) => id === form.agreementId);
  if (!agreement) return { kind: 'nothing-to-sign' };
  if (!isCurrentText(agreement, form)) return refuseChangedText(parts, tx, context, session, view);
  const signer = readSigner(form);
  if (signer.kind === 'invalid') return { kind: 'invalid', problems: signer.problems, view };

  const record = acceptanceRecord(parts, context, file, session, agreement, signer);
  if (await tx.acceptances.insert(record)) await keepEvidence(parts, tx, context, file, record, agreement);
  await advanceRequest(parts, tx, file.request.id);
  const after = await ownCase(tx, session, form.requestId);
  return { kind: 'accepted', acceptanceId: record.id, next: after ? nextPage(parts, after) : 'status' };
}

async function refuseChangedText(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  { email }: SessionRecord,
  view: AgreementView,
): Promise<AcceptanceOutcome> {
  await recordEvent(parts, tx, {
    event: 'agreement-text-differed',
    actor: { kind: 'requester', email },
    request: view.requestId,
    data: { agreement: view.agreement.id, version: view.agreement.version },
    context,
  });
  return { kind: 'text-changed', view };
}

type Signer =
  | { readonly kind: 'signer'; readonly name: string; readonly title: string }
  | { readonly kind: 'invalid'; readonly problems: Partial<Record<AcceptanceField, TextProblem>> };

function readSigner(form: AcceptanceForm): Signer {
  const problems: Partial<Record<AcceptanceField, TextProblem>> = {};
  const name = readSignature(form.name);
  const title = readSignature(form.title);
  if (name.kind === 'refused') problems.name = name.problem;
  if (title.kind === 'refused') problems.title = title.problem;
  if (!form.authority) problems.authority = 'missing';
  if (!form.assent) problems.assent = 'missing';
  if (name.kind === 'refused' || title.kind === 'refused' || Object.keys(problems).length > 0) {
    return { kind: 'invalid', problems };
  }
  return { kind: 'signer', name: name.text, title: title.text };
}

/** A name is signed with letters, of whatever script: a dot or a smile is none. */
function readSignature(written: string): WrittenText {
  const read = readLine(written, 200);
  return read.kind === 'text' && !/\p{L}/u.test(read.text) ? { kind: 'refused', problem: 'missing' } : read;
}

function acceptanceRecord(
  { ports, catalogue }: GateParts,
  context: RequestContext,
  file: CaseFile,
  session: SessionRecord,
  agreement: GateAgreement,
  { name, title }: { readonly name: string; readonly title: string },
): AcceptanceRecord {
  const { request } = file;
  const wording = assentWording(agreement, request.company, request.recipientCategory, catalogue.site.locale);
  return {
    id: newId(ports.random, 'a'),
    kind: 'click-wrap',
    email: session.email,
    ...textAccepted(agreement),
    requestId: request.id,
    documents: countedDocuments(file).filter(
      (id) => servedDocument(catalogue, id)?.agreement === agreement.id,
    ),
    name,
    title,
    company: request.company,
    statements: [wording.recipient, wording.authority, wording.assent],
    verifiedAt: session.createdAt,
    verifiedBy: session.verifiedBy,
    acceptedAt: ports.clock.now(),
    clientAddress: context.clientAddress,
    userAgent: context.userAgent,
    recordedBy: null,
    reason: null,
    reference: null,
  };
}

/** Text, log entry and the signer's copy, in the transaction of the acceptance. */
async function keepEvidence(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  file: CaseFile,
  record: AcceptanceRecord,
  agreement: GateAgreement,
): Promise<void> {
  await tx.acceptances.keepText(agreement.sha256, 'markdown', agreement.markdown, record.acceptedAt);
  await tx.acceptances.keepText(agreement.htmlSha256, 'html', agreement.html, record.acceptedAt);
  await recordEvent(parts, tx, {
    event: 'agreement-accepted',
    actor: { kind: 'requester', email: record.email },
    request: record.requestId,
    data: {
      acceptance: record.id,
      agreement: record.agreementId,
      version: record.version,
      textSha256: record.textSha256,
      htmlSha256: record.htmlSha256,
      commit: record.commitId,
      documents: record.documents,
      verifiedAt: record.verifiedAt,
      verifiedBy: record.verifiedBy,
    },
    personal: {
      name: ['name', record.name],
      title: ['text', record.title],
      company: ['text', record.company],
      statements: ['text', record.statements.join('\n')],
      record: ['text', recordHash(parts, record)],
    },
    context,
  });
  await tellSalesperson(parts, tx, file.request, 'signed');
  await sendMessage(parts, tx, {
    kind: 'agreement-accepted',
    to: record.email,
    mail: acceptanceMail(await requesterSite(parts, tx, record.requestId), record, agreement),
    requestId: record.requestId,
    certificate: record.id,
  });
}

function nextPage(parts: GateParts, file: CaseFile): 'agree' | 'status' | 'access' {
  if (nextAgreement(parts, file)) return 'agree';
  return file.request.status === 'active' ? 'access' : 'status';
}
