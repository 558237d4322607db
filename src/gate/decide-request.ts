import type { AuditEventName } from '#domain/gate/audit-event.ts';
import { readLines } from '#domain/gate/written-text.ts';
import { approveRequest } from './approve-request.ts';
import { type CaseFile, findCase, servedDocument, stateOf, titlesOf } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { deniedMail, questionMail } from './mails.ts';
import { type Moved, type MoveRefusal, moveRequest } from './move-request.ts';
import { openCase } from './open-case.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { recordPaperAgreements } from './record-paper-agreements.ts';
import type { RequestRecord } from './records.ts';
import { requesterSite } from './requester-site.ts';
import { sendMessage } from './send-message.ts';
import type { Staff, StaffCaller, StaffDenied } from './staff-access.ts';
import { unlessRefused } from './unless-refused.ts';

export type Decision =
  | {
      readonly kind: 'approve';
      /** Default: everything that was requested. */
      readonly documents?: readonly string[];
      /** Default: `approval.grantDays`. */
      readonly days?: number;
      /** The agreement was signed elsewhere. */
      readonly ndaOnFile?: { readonly reference: string; readonly reason: string };
    }
  | { readonly kind: 'deny'; readonly reason: string }
  | { readonly kind: 'ask'; readonly question: string };

export type DecisionOutcome =
  | { readonly kind: 'decided'; readonly status: RequestRecord['status'] }
  | { readonly kind: 'refused'; readonly code: DecisionRefusal; readonly message: string }
  | { readonly kind: 'not-found' }
  | StaffDenied;

export type DecisionRefusal =
  | MoveRefusal
  | 'own-request'
  | 'days-out-of-range'
  | 'no-documents'
  | 'unknown-document'
  | 'text-missing';

/** Approves some or all documents, denies with a reason, or asks. Every decision is told to the requester. */
export async function decideRequest(
  parts: GateParts,
  context: RequestContext,
  input: {
    readonly caller: StaffCaller;
    readonly requestId: string;
    readonly decision: Decision;
    /** false: refused while a question to the requester is open, for somebody who may not have seen it. Default: true. */
    readonly despiteQuestion?: boolean;
  },
): Promise<DecisionOutcome> {
  const { store, wakeDelivery } = parts.ports;
  const outcome = await unlessRefused(store, async (tx): Promise<DecisionOutcome> => {
    const opened = await openCase(parts, tx, input);
    if (opened.kind !== 'case') return opened;
    const { file, staff } = opened;
    if (file.request.email === staff.email) return ownRequest;
    if (input.despiteQuestion === false && file.request.status === 'more-info') return openQuestion;
    return decide(parts, tx, context, file, staff, input.decision);
  });
  if (outcome.kind === 'decided') wakeDelivery();
  return outcome;
}

const ownRequest: DecisionOutcome = {
  kind: 'refused',
  code: 'own-request',
  message: 'Nobody decides on their own request. Ask another approver.',
};

const openQuestion: DecisionOutcome = {
  kind: 'refused',
  code: 'changed-meanwhile',
  message: 'Somebody has asked the requester a question. Look at the request before you decide.',
};

async function decide(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  waiting: CaseFile,
  staff: Staff,
  decision: Decision,
): Promise<DecisionOutcome> {
  const problem = problemOf(parts, waiting, decision);
  if (problem) return problem;
  const resumed = await resume(parts, tx, waiting, decision);
  if (resumed.kind === 'refused') return resumed;
  const file = { ...waiting, request: resumed.request };
  switch (decision.kind) {
    case 'approve':
      return answerOf(await approve(parts, tx, context, file, staff, decision));
    case 'deny':
      return answerOf(await deny(parts, tx, context, file, staff, decision.reason.trim()));
    case 'ask':
      return answerOf(await ask(parts, tx, context, file, staff, decision.question.trim()));
    default:
      return decision satisfies never;
  }
}

/** Staff may decide without waiting for the answer to their question. */
async function resume(parts: GateParts, tx: Transaction, file: CaseFile, decision: Decision): Promise<Moved> {
  const waits = file.request.status === 'more-info' && decision.kind !== 'ask';
  return waits ? moveRequest(parts, tx, file, 'resume') : { kind: 'moved', request: file.request };
}

async function approve(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  file: CaseFile,
  staff: Staff,
  decision: Extract<Decision, { kind: 'approve' }>,
): Promise<Moved> {
  const documents = decision.documents ?? file.documentIds;
  const days = decision.days ?? parts.catalogue.approval.grantDays;
  const actor = { kind: 'staff', email: staff.email } as const;
  if (decision.ndaOnFile) {
    const paper = { actor, by: staff.email, ...decision.ndaOnFile };
    await recordPaperAgreements(parts, tx, file, documents, paper);
    const signed = await findCase(tx, file.request.id);
    // Only the signature counts here: a rule that fits would approve its own documents and days, not what was decided.
    if (signed?.request.status === 'verified' && stateOf(parts, signed, documents).agreed) {
      const agreed = await moveRequest(parts, tx, signed, 'agree', {}, documents);
      if (agreed.kind === 'refused') return agreed;
    }
  }
  const current = await findCase(tx, file.request.id);
  return approveRequest(parts, tx, current ?? file, { documents, days, actor, context });
}

async function deny(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  file: CaseFile,
  staff: Staff,
  reason: string,
): Promise<Moved> {
  const { request, documentIds } = file;
  const now = parts.ports.clock.now();
  const moved = await moveRequest(parts, tx, file, 'deny', {
    decidedAt: now,
    decidedBy: staff.email,
    reason,
  });
  if (moved.kind === 'refused') return moved;
  await recordDecision(parts, tx, context, staff, request.id, 'request-denied', reason);
  const site = await requesterSite(parts, tx, request.id);
  const mail = deniedMail(site, request, titlesOf(parts.catalogue, documentIds), reason);
  await sendMessage(parts, tx, { kind: 'request-denied', to: request.email, mail, requestId: request.id });
  return moved;
}

async function ask(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  file: CaseFile,
  staff: Staff,
  question: string,
): Promise<Moved> {
  const { request } = file;
  const moved = await moveRequest(parts, tx, file, 'ask', { question, answer: null });
  if (moved.kind === 'refused') return moved;
  await recordDecision(parts, tx, context, staff, request.id, 'information-requested', question);
  const mail = questionMail(await requesterSite(parts, tx, request.id), request, question);
  await sendMessage(parts, tx, {
    kind: 'information-requested',
    to: request.email,
    mail,
    requestId: request.id,
  });
  return moved;
}

function recordDecision(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  staff: Staff,
  request: string,
  event: AuditEventName,
  text: string,
): Promise<void> {
  const actor = { kind: 'staff', email: staff.email } as const;
  return recordEvent(parts, tx, {
    event,
    actor,
    request,
    data: { via: staff.via },
    personal: { text: ['text', text] },
    context,
  });
}

function answerOf(moved: Moved): DecisionOutcome {
  return moved.kind === 'moved' ? { kind: 'decided', status: moved.request.status } : moved;
}

function problemOf(parts: GateParts, { documentIds }: CaseFile, decision: Decision): DecisionOutcome | null {
  if (decision.kind !== 'approve') {
    const text = decision.kind === 'deny' ? decision.reason : decision.question;
    return readLines(text, 2000).kind === 'text'
      ? null
      : refusal('text-missing', 'Write up to 2,000 characters: the requester reads them.');
  }
  const { documents = documentIds, days, ndaOnFile } = decision;
  const { maxGrantDays } = parts.catalogue.approval;
  if (documents.length === 0)
    return refusal('no-documents', 'Choose at least one document, or deny the request.');
  const unknown = documents.find(
    (id) => !documentIds.includes(id) || servedDocument(parts.catalogue, id) === null,
  );
  if (unknown !== undefined)
    return refusal('unknown-document', `${unknown} was not requested or is not available any more.`);
  if (days !== undefined && (!Number.isInteger(days) || days < 1 || days > maxGrantDays)) {
    return refusal('days-out-of-range', `Days: a whole number from 1 to ${maxGrantDays}.`);
  }
  const paper =
    ndaOnFile && [ndaOnFile.reference, ndaOnFile.reason].some((text) => readLines(text, 500).kind !== 'text');
  return paper ? refusal('text-missing', 'An agreement on file needs its reference and a reason.') : null;
}

function refusal(code: DecisionRefusal, message: string): DecisionOutcome {
  return { kind: 'refused', code, message };
}
