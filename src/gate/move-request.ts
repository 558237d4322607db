import { type RequestEvent, transition } from '#domain/gate/access-request.ts';
import { type CaseFile, countedDocuments, stateOf } from './case-file.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import type { RequestRecord } from './records.ts';

export type Moved =
  | { readonly kind: 'moved'; readonly request: RequestRecord }
  | { readonly kind: 'refused'; readonly code: MoveRefusal; readonly message: string };

export type MoveRefusal = 'illegal-transition' | 'agreement-first' | 'changed-meanwhile';

/**
 * Asks `transition` and saves its answer together with other changes of the request. Of two who decide at the same
 * time one wins, whatever the database's isolation: the row changes only while its status is still the one judged.
 * @param documents the documents whose agreements count; default: those granted, else all requested
 */
export async function moveRequest(
  parts: GateParts,
  tx: Transaction,
  file: CaseFile,
  event: RequestEvent,
  changes: Partial<RequestRecord> = {},
  documents: readonly string[] = countedDocuments(file),
): Promise<Moved> {
  const { request } = file;
  const answer = transition(stateOf(parts, file, documents), event);
  if (answer.kind === 'refused') return answer;
  const saved = await tx.requests.change(request.id, request.status, { ...changes, status: answer.status });
  if (saved) return { kind: 'moved', request: { ...request, ...changes, status: answer.status } };
  return {
    kind: 'refused',
    code: 'changed-meanwhile',
    message: 'Somebody else changed this request a moment ago.',
  };
}
