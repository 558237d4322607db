import type { GatedDocument, GatedText } from '#domain/gate/gate-catalogue.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import type { Allowed } from './hand-out.ts';
import type { Transaction } from './ports.ts';
import { newCopyId } from './secrets.ts';
import { tellSalesperson } from './tell-salesperson.ts';

/** What marks a copy: on its pages and in the log. */
export interface CopyMarks {
  readonly copyId: string;
  /** Epoch milliseconds. */
  readonly issuedAt: number;
}

/** The marks of a copy that is about to be made. */
export function newCopy({ ports }: GateParts): CopyMarks {
  return { copyId: newCopyId(ports.random), issuedAt: ports.clock.now() };
}

type AllowedCopy = Allowed<GatedDocument | GatedText>;

/** The entry of a copy that is on its way out. */
export function copyEntry({ grant, thing }: AllowedCopy, { copyId }: CopyMarks) {
  const data = { copy: copyId, grant: grant.id, document: thing.id, documentSha256: thing.sha256 };
  return { event: 'copy-issued', data } as const;
}

/** Keeps a copy, so that its id resolves to its grant. The first one of a request is news to who invited its requester. */
export async function keepCopy(
  parts: GateParts,
  tx: Transaction,
  { clientAddress, userAgent }: RequestContext,
  { request, grant, thing }: AllowedCopy,
  { copyId, issuedAt }: CopyMarks,
): Promise<void> {
  if ((await tx.copies.listByRequest(request.id)).length === 0)
    await tellSalesperson(parts, tx, request, 'downloaded');
  await tx.copies.insert({
    copyId,
    grantId: grant.id,
    requestId: request.id,
    documentId: thing.id,
    documentSha256: thing.sha256,
    email: request.email,
    issuedAt,
    clientAddress,
    userAgent,
  });
}
