import { isFile } from './case-file.ts';
import { documentAccess } from './document-access.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { limitRate } from './limit-rate.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import { findSession, touchSession } from './sessions.ts';

export type WorksheetOutcome =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly downloadName: string }
  | { readonly kind: 'agreement-needed'; readonly requestId: string }
  | { readonly kind: 'unavailable' | 'not-found' | 'sign-in' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/**
 * What a report expects of its readers, as a worksheet to fill in. For those who may have the report itself at this moment, under
 * the same checks; logged before the first byte. It carries no marks: it is made to be written into.
 */
export async function downloadWorksheet(
  parts: GateParts,
  context: RequestContext,
  wanted: { readonly session: string | undefined; readonly documentId: string },
): Promise<WorksheetOutcome> {
  const { ports } = parts;
  const first = await ports.store.read((tx) => check(parts, tx, wanted));
  if (first.kind !== 'allowed') return first;
  const limited = await limitRate(parts, 'download-by-address', first.session.email);
  if (limited.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: limited.retryAfterSeconds };
  await touchSession(parts, first.session);
  const bytes = (await ports.worksheets?.read(first.document)) ?? null;
  if (bytes === null) {
    ports.log.error('worksheet-missing', { document: first.document.id });
    return { kind: 'unavailable' };
  }
  const outcome = await ports.store.transaction(async (tx): Promise<WorksheetOutcome> => {
    const again = await check(parts, tx, wanted);
    if (again.kind !== 'allowed') return again;
    const { document, grant, session, worksheet } = again;
    await recordEvent(parts, tx, {
      event: 'worksheet-issued',
      actor: { kind: 'requester', email: session.email },
      request: grant.requestId,
      data: { grant: grant.id, document: document.id, worksheetSha256: worksheet.sha256 },
      context,
    });
    return { kind: 'file', bytes, downloadName: worksheet.downloadName };
  });
  if (outcome.kind === 'file') ports.wakeDelivery();
  return outcome;
}

/** Whether a worksheet could be had, for HEAD: nothing is logged. */
export function checkWorksheet(
  parts: GateParts,
  wanted: { readonly session: string | undefined; readonly documentId: string },
): Promise<'allowed' | Exclude<WorksheetOutcome['kind'], 'file'>> {
  return parts.ports.store.read(async (tx) => (await check(parts, tx, wanted)).kind);
}

async function check(
  parts: GateParts,
  tx: Transaction,
  { session: token, documentId }: { readonly session: string | undefined; readonly documentId: string },
) {
  const session = await findSession(parts, tx, 'requester', token);
  if (!session) return { kind: 'sign-in' } as const;
  const person = {
    grants: await tx.grants.listByEmail(session.email),
    acceptances: await tx.acceptances.listByEmail(session.email),
  };
  const access = documentAccess(parts.catalogue, documentId, person, parts.ports.clock.now());
  if (access.kind === 'closed' || !isFile(access.document)) return { kind: 'not-found' } as const;
  const { document, grant } = access;
  if (!document.worksheet) return { kind: 'not-found' } as const;
  if (access.kind === 'agreement-needed')
    return { kind: 'agreement-needed', requestId: grant.requestId } as const;
  return { kind: 'allowed', session, document, grant, worksheet: document.worksheet } as const;
}
