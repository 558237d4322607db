import type { GatedDocument } from './gate-catalogue.ts';

/** What of a handed-out copy says which text it holds. */
export interface HeldCopy {
  readonly documentId: string;
  readonly documentSha256: string;
}

/** Somebody has the report before the current one, and not the current one. */
export interface OlderCopy {
  readonly documentId: string;
  readonly current: GatedDocument;
}

/**
 * The documents of which these copies hold only an older state: one that a newer report has superseded, or an earlier
 * file of a document that was replaced. A document without a successor that is offered now is nobody's old report.
 */
export function olderCopies(
  copies: readonly HeldCopy[],
  documents: readonly GatedDocument[],
): readonly OlderCopy[] {
  const found = new Map<string, OlderCopy>();
  for (const { documentId, documentSha256 } of copies) {
    const document = documents.find(({ id }) => id === documentId);
    const current = document && successorOf(document, documentSha256, documents);
    if (!current) continue;
    const hasCurrent = copies.some(
      (copy) => copy.documentId === current.id && copy.documentSha256 === current.sha256,
    );
    if (!hasCurrent) found.set(documentId, { documentId, current });
  }
  return [...found.values()];
}

/** The latest document of the same kind that is offered now and was issued after this one, or null. */
export function newerReport(
  document: GatedDocument,
  documents: readonly GatedDocument[],
): GatedDocument | null {
  const newer = documents.filter(
    ({ kind, status, date }) => kind === document.kind && status === 'issued' && date > document.date,
  );
  return newer.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0] ?? null;
}

function successorOf(
  document: GatedDocument,
  heldSha256: string,
  documents: readonly GatedDocument[],
): GatedDocument | null {
  if (document.status === 'issued') return document.sha256 === heldSha256 ? null : document;
  return newerReport(document, documents);
}
