import type { GatedDocument } from '#domain/gate/gate-catalogue.ts';
import { isFile } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { type GatedKind, handOut, mayHandOut, type Wanted } from './hand-out.ts';

export interface WorksheetFile {
  readonly kind: 'file';
  readonly bytes: Uint8Array;
  readonly downloadName: string;
}

/**
 * What a report expects of its readers, as a worksheet to fill in. For those who may have the report itself at this moment. It
 * carries no marks: it is made to be written into.
 */
export function downloadWorksheet(parts: GateParts, context: RequestContext, wanted: Wanted) {
  return handOut(parts, context, worksheetFile, wanted);
}

/** Whether a worksheet could be had, for HEAD: nothing is logged. */
export function checkWorksheet(parts: GateParts, wanted: Wanted) {
  return mayHandOut(parts, worksheetFile, wanted);
}

interface OfDocument {
  readonly document: GatedDocument;
  readonly worksheet: NonNullable<GatedDocument['worksheet']>;
}

const worksheetFile: GatedKind<OfDocument, { readonly bytes: Uint8Array }, WorksheetFile> = {
  find: (_, document) =>
    isFile(document) && document.worksheet ? { document, worksheet: document.worksheet } : null,
  async make({ ports }, _, { thing: { document } }) {
    const bytes = (await ports.worksheets?.read(document)) ?? null;
    if (bytes !== null) return { bytes };
    ports.log.error('worksheet-missing', { document: document.id });
    return null;
  },
  entry: ({ grant, thing: { document, worksheet } }) => ({
    event: 'worksheet-issued',
    data: { grant: grant.id, document: document.id, worksheetSha256: worksheet.sha256 },
  }),
  serve: ({ thing }, { bytes }) => ({ kind: 'file', bytes, downloadName: thing.worksheet.downloadName }),
};
