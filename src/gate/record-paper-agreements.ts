import { type CaseFile, openAgreements } from './case-file.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import { type Actor, recordEvent } from './record-event.ts';
import { recordHash } from './record-hash.ts';
import type { AcceptanceRecord } from './records.ts';
import { newId } from './secrets.ts';
import { textAccepted } from './text-accepted.ts';

export interface PaperRecord {
  readonly actor: Actor;
  /** Address of the approver, or `rule`. */
  readonly by: string;
  readonly reference: string;
  readonly reason: string;
}

/** Records that the agreements for these documents were signed elsewhere: who says so, why, and where the paper is. Whether anything was recorded. */
export async function recordPaperAgreements(
  parts: GateParts,
  tx: Transaction,
  { request, acceptances }: CaseFile,
  documents: readonly string[],
  paper: PaperRecord,
): Promise<boolean> {
  let recorded = false;
  for (const agreement of openAgreements(parts.catalogue, documents, acceptances)) {
    if (agreement === 'missing') continue;
    const now = parts.ports.clock.now();
    const id = newId(parts.ports.random, 'a');
    const record: AcceptanceRecord = {
      id,
      kind: 'on-file',
      email: request.email,
      ...textAccepted(agreement),
      requestId: request.id,
      documents,
      name: request.name,
      title: '',
      company: request.company,
      statements: [],
      verifiedAt: request.verifiedAt ?? now,
      verifiedBy: request.verifiedBy ?? 'link',
      acceptedAt: now,
      clientAddress: '',
      userAgent: '',
      recordedBy: paper.by,
      reason: paper.reason,
      reference: paper.reference,
    };
    if (!(await tx.acceptances.insert(record))) continue;
    recorded = true;
    await recordEvent(parts, tx, {
      event: 'agreement-on-file',
      actor: paper.actor,
      request: request.id,
      data: {
        acceptance: id,
        agreement: agreement.id,
        version: agreement.version,
        documents,
      },
      personal: {
        reference: ['text', paper.reference],
        reason: ['text', paper.reason],
        record: ['text', recordHash(parts, record)],
      },
    });
  }
  return recorded;
}
