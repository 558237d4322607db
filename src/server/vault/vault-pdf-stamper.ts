import type { GatedDocument } from '#domain/gate/gate-catalogue.ts';
import type { Clock, Log, PdfStamper } from '#gate/ports.ts';
import type { PreparedDocument } from '#server/pdf/prepared-document.ts';
import { stampDocument } from '#server/pdf/stamp-document.ts';
import type { AgeVault } from './age-vault.ts';
import { createPreparedDocuments, type NotPrepared } from './prepared-documents.ts';

export type StamperParts = {
  readonly documents: readonly GatedDocument[];
  readonly vault: AgeVault;
  readonly prepare: (bytes: Uint8Array, pages: number) => Promise<PreparedDocument | NotPrepared>;
  readonly clock: Clock;
};

export type VaultPdfStamper = PdfStamper & {
  /**
   * Prepares the documents before anybody asks, so that the first download need not wait and an operator learns at
   * once which document cannot be served. Ends at the bound of the memory for prepared documents.
   */
  readonly prepareAhead: (log: Log) => Promise<void>;
};

/** Stamps documents of the vault. What the vault or the PDF refuses is a value with a code; staff read its message. */
export function createVaultPdfStamper({ documents, vault, prepare, clock }: StamperParts): VaultPdfStamper {
  const mostBytes = 256 * 1024 * 1024;
  const entries = new Map(documents.map((document) => [document.id, document]));
  const prepared = createPreparedDocuments(
    async (documentId) => {
      const entry = entries.get(documentId);
      if (entry === undefined)
        return { refused: 'unknown-document', message: 'The build holds no such document.' };
      const opened = await vault.open(entry);
      if (opened.kind === 'refused') return { refused: opened.code, message: opened.message };
      return prepare(opened.bytes, entry.pages);
    },
    clock,
    mostBytes,
  );

  return {
    async stamp(documentId, { issuedAt, ...marks }) {
      const document = await prepared.get(documentId);
      return 'refused' in document ? document : stampDocument(document, { ...marks, at: new Date(issuedAt) });
    },
    async prepareAhead(log) {
      let room = mostBytes;
      for (const { id, bytes, status } of documents) {
        room -= bytes;
        if (status === 'withdrawn' || room < 0) continue;
        const document = await prepared.get(id);
        if (!('refused' in document)) continue;
        if (document.refused === 'stopped') return;
        log.error('document-refused', { document: id, why: document.refused, message: document.message });
      }
    },
  };
}
