import { isFile } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { type AllowedCopy, issueCopy, mayHaveCopy } from './issue-copy.ts';
import { limitRate } from './limit-rate.ts';
import { stampRefusedMail } from './mails.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { newCopyId } from './secrets.ts';
import { notifyStaff } from './send-message.ts';
import { touchSession } from './sessions.ts';

export type DownloadOutcome =
  | {
      readonly kind: 'file';
      readonly head: Uint8Array;
      readonly tail: Uint8Array;
      readonly length: number;
      readonly downloadName: string;
      readonly copyId: string;
    }
  | { readonly kind: 'agreement-needed'; readonly requestId: string }
  /** No copy could be made; staff know. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'not-found' | 'sign-in' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/**
 * One stamped copy. Access is checked before the work and again in the transaction that logs the copy, so that a
 * revocation in between counts; that transaction is committed before the caller gets the first byte.
 */
export async function downloadDocument(
  parts: GateParts,
  context: RequestContext,
  { session, documentId }: { readonly session: string | undefined; readonly documentId: string },
): Promise<DownloadOutcome> {
  const { ports } = parts;
  const first = await ports.store.read((tx) => check(parts, tx, session, documentId));
  if (first.kind !== 'allowed') return first;
  const limited = await limitRate(parts, 'download-by-address', first.session.email);
  if (limited.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: limited.retryAfterSeconds };
  await touchSession(parts, first.session);
  const copyId = newCopyId(ports.random);
  const issuedAt = ports.clock.now();
  const { name, email, company } = first.request;
  const stamped = await ports.stamper.stamp(documentId, { name, email, company, issuedAt, copyId });
  if ('refused' in stamped) return refuse(parts, context, first, stamped);

  const outcome = await ports.store.transaction(async (tx): Promise<DownloadOutcome> => {
    const again = await check(parts, tx, session, documentId);
    if (again.kind !== 'allowed') return again;
    await issueCopy(parts, tx, context, again, { copyId, issuedAt });
    return { kind: 'file', ...stamped, downloadName: again.document.downloadName, copyId };
  });
  if (outcome.kind === 'file') ports.wakeDelivery();
  return outcome;
}

/** Whether a download would be allowed, for HEAD: nothing is issued or logged. */
export function checkDownload(
  parts: GateParts,
  { session, documentId }: { readonly session: string | undefined; readonly documentId: string },
): Promise<'allowed' | Exclude<DownloadOutcome['kind'], 'file'>> {
  return parts.ports.store.read(async (tx) => (await check(parts, tx, session, documentId)).kind);
}

/** A document that is a text alone has no file. */
async function check(parts: GateParts, tx: Transaction, session: string | undefined, documentId: string) {
  const allowed = await mayHaveCopy(parts, tx, session, documentId);
  if (allowed.kind !== 'allowed') return allowed;
  const { document } = allowed.access;
  return isFile(document) ? { ...allowed, document } : ({ kind: 'not-found' } as const);
}

/** No marked copy, no file: an entry in the log each time, a message to staff once an hour and document. */
async function refuse(
  parts: GateParts,
  context: RequestContext,
  { request, access }: AllowedCopy,
  { refused, message }: { readonly refused: string; readonly message: string },
): Promise<DownloadOutcome> {
  const { document, grant } = access;
  const alert = await limitRate(parts, 'stamp-alert', document.id);
  await parts.ports.store.transaction(async (tx) => {
    await recordEvent(parts, tx, {
      event: 'download-refused',
      actor: { kind: 'requester', email: request.email },
      request: request.id,
      data: { document: document.id, grant: grant.id, why: refused },
      context,
    });
    if (alert.kind === 'limited') return;
    const mail = stampRefusedMail(parts.catalogue.site, document.title, refused, message);
    await notifyStaff(parts, tx, { kind: 'download-refused', mail, requestId: request.id });
  });
  parts.ports.log.error('download-refused', { document: document.id, why: refused });
  parts.ports.wakeDelivery();
  return { kind: 'unavailable' };
}
