import { approveRequest, startGrants } from './approve-request.ts';
import { type CaseFile, findCase, stateOf, titlesOf } from './case-file.ts';
import type { GateParts } from './gate-parts.ts';
import { queuedMail } from './mails.ts';
import { moveRequest } from './move-request.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { recordPaperAgreements } from './record-paper-agreements.ts';
import type { RequestRecord } from './records.ts';
import { notifyStaff } from './send-message.ts';
import { standingApproval } from './standing-approval.ts';

/**
 * Takes every step that follows by itself from what is there now: a known agreement counts, a rule approves, staff get
 * it into their queue, granted days start. Called after each proof, acceptance and decision.
 */
export async function advanceRequest(
  parts: GateParts,
  tx: Transaction,
  requestId: string,
): Promise<RequestRecord> {
  for (;;) {
    const file = await findCase(tx, requestId);
    if (!file) throw new Error(`request ${requestId} is gone within its own transaction`);
    if (!(await takeStep(parts, tx, file))) return file.request;
  }
}

/** Whether there was a step to take. */
async function takeStep(parts: GateParts, tx: Transaction, file: CaseFile): Promise<boolean> {
  const { status, approvalOrder } = file.request;
  const { agreed } = stateOf(parts, file);
  if (status === 'verified' && !agreed && (await recordPaper(parts, tx, file))) return true;
  if (status === 'verified' && agreed) return step(parts, tx, file, 'agree');
  if (status === 'agreed' || (status === 'verified' && approvalOrder === 'approval-first'))
    return decide(parts, tx, file);
  if (status !== 'approved' || !agreed) return false;
  await step(parts, tx, file, 'agree');
  await startGrants(parts, tx, file.request.id);
  return true;
}

async function step(
  parts: GateParts,
  tx: Transaction,
  file: CaseFile,
  event: 'agree' | 'queue',
): Promise<true> {
  const changes = event === 'queue' ? { queuedAt: parts.ports.clock.now() } : {};
  const moved = await moveRequest(parts, tx, file, event, changes);
  if (moved.kind === 'refused') throw new Error(`request ${file.request.id}: ${moved.message}`);
  return true;
}

async function decide(parts: GateParts, tx: Transaction, file: CaseFile): Promise<true> {
  const standing = await standingApproval(parts, tx, file);
  if (!standing) return queue(parts, tx, file);
  const moved = await approveRequest(parts, tx, file, { documents: file.documentIds, ...standing });
  if (moved.kind === 'refused') throw new Error(`request ${file.request.id}: ${moved.message}`);
  return true;
}

async function queue(parts: GateParts, tx: Transaction, file: CaseFile): Promise<true> {
  const { request, documentIds } = file;
  const { site, approval } = parts.catalogue;
  await step(parts, tx, file, 'queue');
  await recordEvent(parts, tx, { event: 'request-queued', actor: { kind: 'system' }, request: request.id });
  const mail = queuedMail(site, request, titlesOf(parts.catalogue, documentIds), approval.target);
  await notifyStaff(parts, tx, { kind: 'request-queued', mail, requestId: request.id });
  return true;
}

async function recordPaper(parts: GateParts, tx: Transaction, file: CaseFile): Promise<boolean> {
  const onFile = (await standingApproval(parts, tx, file))?.ndaOnFile;
  if (!onFile) return false;
  const record = {
    by: 'rule',
    reference: onFile.reference,
    reason: `signed elsewhere, on file since ${onFile.since}`,
  };
  return recordPaperAgreements(parts, tx, file, file.documentIds, { actor: { kind: 'rule' }, ...record });
}
