import type { GatedDocument } from '#domain/gate/gate-catalogue.ts';
import { isFile } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { type Allowed, type GatedKind, handOut, mayHandOut, type Wanted } from './hand-out.ts';
import { type CopyMarks, copyEntry, keepCopy, newCopy } from './keep-copy.ts';
import { limitRate } from './limit-rate.ts';
import { stampRefusedMail } from './mails.ts';
import type { StampedCopy } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { notifyStaff } from './send-message.ts';

/** A stamped copy: `head` followed by `tail`. `head` is shared between copies and must not be changed. */
export interface FileOfCopy {
  readonly kind: 'file';
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  readonly length: number;
  readonly downloadName: string;
  readonly copyId: string;
}

/** One stamped copy of a document's file. Where none can be made nothing is given, and staff know. */
export function downloadDocument(parts: GateParts, context: RequestContext, wanted: Wanted) {
  return handOut(parts, context, stampedFile, wanted);
}

/** Whether a download would be allowed, for HEAD: nothing is issued or logged. */
export function checkDownload(parts: GateParts, wanted: Wanted) {
  return mayHandOut(parts, stampedFile, wanted);
}

type Stamped = Exclude<StampedCopy, { refused: string }>;

const stampedFile: GatedKind<GatedDocument, Stamped & CopyMarks, FileOfCopy> = {
  /** A document that is a text alone has no file. */
  find: (_, document) => (isFile(document) ? document : null),
  async make(parts, context, allowed) {
    const { request, thing } = allowed;
    const copy = newCopy(parts);
    const { name, email, company } = request;
    const stamped = await parts.ports.stamper.stamp(thing.id, { name, email, company, ...copy });
    if (!('refused' in stamped)) return { ...stamped, ...copy };
    await tellRefusal(parts, context, allowed, stamped);
    return null;
  },
  entry: copyEntry,
  keep: keepCopy,
  serve: ({ thing }, { head, tail, length, copyId }) => ({
    ...{ kind: 'file', head, tail, length, copyId },
    downloadName: thing.downloadName,
  }),
};

/** No marked copy, no file: an entry in the log each time, a message to staff once an hour and document. */
async function tellRefusal(
  parts: GateParts,
  context: RequestContext,
  { request, grant, thing }: Allowed<GatedDocument>,
  { refused, message }: Extract<StampedCopy, { refused: string }>,
): Promise<void> {
  const alert = await limitRate(parts, 'stamp-alert', thing.id);
  await parts.ports.store.transaction(async (tx) => {
    await recordEvent(parts, tx, {
      event: 'download-refused',
      actor: { kind: 'requester', email: request.email },
      request: request.id,
      data: { document: thing.id, grant: grant.id, why: refused },
      context,
    });
    if (alert.kind === 'limited') return;
    const mail = stampRefusedMail(parts.catalogue.site, thing.title, refused, message);
    await notifyStaff(parts, tx, { kind: 'download-refused', mail, requestId: request.id });
  });
  parts.ports.log.error('download-refused', { document: thing.id, why: refused });
  parts.ports.wakeDelivery();
}
