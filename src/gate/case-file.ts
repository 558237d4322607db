import { isAccepted } from '#domain/gate/acceptance.ts';
import type { RequestState } from '#domain/gate/access-request.ts';
import type { GateAgreement, GateCatalogue, GatedDocument, GatedText } from '#domain/gate/gate-catalogue.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import type { AcceptanceRecord, GrantRecord, RequestRecord } from './records.ts';

/** A request with everything that a decision about it rests on. */
export interface CaseFile {
  readonly request: RequestRecord;
  readonly documentIds: readonly string[];
  readonly grants: readonly GrantRecord[];
  readonly acceptances: readonly AcceptanceRecord[];
}

export async function loadCase(tx: Transaction, request: RequestRecord): Promise<CaseFile> {
  return {
    request,
    documentIds: await tx.requests.documentsOf(request.id),
    grants: await tx.grants.listByRequest(request.id),
    acceptances: await tx.acceptances.listByEmail(request.email),
  };
}

export async function findCase(tx: Transaction, requestId: string): Promise<CaseFile | null> {
  const request = await tx.requests.find(requestId);
  return request ? loadCase(tx, request) : null;
}

/** What `transition` needs, for the documents that count: those granted once there is an approval, else all requested. */
export function stateOf(
  { catalogue }: GateParts,
  file: CaseFile,
  documents = countedDocuments(file),
): RequestState {
  const agreed = openAgreements(catalogue, documents, file.acceptances).length === 0;
  return { status: file.request.status, order: file.request.approvalOrder, agreed };
}

/** The agreements that these documents need and this person has not accepted as they stand. A missing one never counts as accepted. */
export function openAgreements(
  catalogue: GateCatalogue,
  documentIds: readonly string[],
  acceptances: readonly AcceptanceRecord[],
): readonly (GateAgreement | 'missing')[] {
  const needed = new Set(documentIds.map((id) => servedDocument(catalogue, id)?.agreement));
  return [...needed].flatMap((id): (GateAgreement | 'missing')[] => {
    const agreement = catalogue.agreements.find((candidate) => candidate.id === id);
    if (!agreement) return ['missing'];
    return isAccepted(agreement, acceptances) ? [] : [agreement];
  });
}

export function countedDocuments({ documentIds, grants }: CaseFile): readonly string[] {
  const granted = grants.filter(({ revokedAt }) => revokedAt === null).map(({ documentId }) => documentId);
  return granted.length > 0 ? granted : documentIds;
}

/** What can be asked for: a file of the vault (which may have a text beside it), or a text alone. */
export type ServedDocument = GatedDocument | GatedText;

/** A document that may be offered and handed out: in the catalogue and not withdrawn. */
export function servedDocument(catalogue: GateCatalogue, id: string): ServedDocument | null {
  const document = listedDocument(catalogue, id);
  return document && document.status !== 'withdrawn' ? document : null;
}

/** Whether there is a file to download, and not a text alone. */
export function isFile(document: ServedDocument): document is GatedDocument {
  return 'vaultFile' in document;
}

function listedDocument({ documents, texts }: GateCatalogue, id: string): ServedDocument | undefined {
  return documents.find((candidate) => candidate.id === id) ?? texts.find((candidate) => candidate.id === id);
}

/** Titles for people; an id whose document has left the catalogue stands for itself. */
export function titlesOf(catalogue: GateCatalogue, ids: readonly string[]): readonly string[] {
  return ids.map((id) => listedDocument(catalogue, id)?.title ?? id);
}
