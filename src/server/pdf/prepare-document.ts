import { PDFDict, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import { checkStampable } from './check-stampable.ts';
import { drawStampOnPages } from './draw-stamp-on-pages.ts';
import { type PdfiumDocument, type PdfiumSession, startPdfium } from './pdfium-session.ts';
import type { PreparedDocument } from './prepared-document.ts';
import { type ObjectGraph, readObjects } from './read-objects.ts';
import { type Page, readPages } from './read-pages.ts';
import { type PdfRefusal, RefusalError, refuse } from './refusal.ts';
import { serializeObjects } from './serialize-objects.ts';
import { latinFontObjects } from './stamp-fonts.ts';
import { stripMetadata } from './strip-metadata.ts';
import { verifyPrepared } from './verify-prepared.ts';

/** Above this a document is refused, before anything is parsed. */
export const MAX_DOCUMENT_BYTES = 200 * 1024 * 1024;
export const MAX_PAGES = 5000;

/**
 * Prepares a document version for stamping, once: PDFium repairs and rewrites it, metadata goes, every page draws
 * the stamp's forms, and a trial copy is verified page by page against the original. Takes seconds; run it in a
 * worker where the event loop matters.
 *
 * @param bytes the PDF in clear; not changed
 * @param declaredPages page count of the reviewed front matter: fewer or more pages refuse the document
 * @returns the prepared document, or why there is none; nothing that a PDF contains makes it throw
 */
export async function prepareDocument(
  bytes: Uint8Array,
  declaredPages: number,
): Promise<PreparedDocument | PdfRefusal> {
  if (bytes.length > MAX_DOCUMENT_BYTES)
    return refuse('too-large', `The file has more than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MB.`);
  if (declaredPages > MAX_PAGES) return refuse('too-large', `The document has more than ${MAX_PAGES} pages.`);
  const pdfium = await startPdfium();
  try {
    return prepareWith(pdfium, bytes, declaredPages);
  } catch (error) {
    // PDFium traps and parser errors on damaged files are expected; whatever they are, there is no document.
    return error instanceof RefusalError ? error.refusal : refuse('damaged', DAMAGED);
  }
}

const DAMAGED = 'The file is not a readable PDF. Export it again from its source.';

function prepareWith(
  pdfium: PdfiumSession,
  bytes: Uint8Array,
  declaredPages: number,
): PreparedDocument | PdfRefusal {
  const original = pdfium.open(bytes);
  if (original === 'password')
    return refuse('encrypted', 'The file is protected by a password. Save it without protection.');
  if (original === 'not-a-pdf') return refuse('damaged', DAMAGED);
  const refusal = checkOpened(original, declaredPages);
  if (refusal) return refusal;
  const graph = readObjects(original.rewrite());
  const pages = readPages(graph);
  if (pages.length !== declaredPages) return wrongCount(pages.length, declaredPages);
  checkStampable(graph, pages);
  const prepared = buildPrepared(graph, pages);
  return (
    verifyPrepared(
      pdfium,
      original,
      prepared,
      pages.map((page) => page.geometry),
    ) ?? prepared
  );
}

function checkOpened(original: PdfiumDocument, declaredPages: number): PdfRefusal | undefined {
  if (original.encrypted) return refuse('encrypted', 'The file is encrypted. Save it without protection.');
  if (original.pageCount !== declaredPages) return wrongCount(original.pageCount, declaredPages);
  return undefined;
}

function wrongCount(found: number, declared: number): PdfRefusal {
  return refuse(
    'page-count',
    `The file has ${found} readable pages, its front matter says ${declared}. It may be damaged.`,
  );
}

function buildPrepared(graph: ObjectGraph, pages: readonly Page[]): PreparedDocument {
  const { context, catalog, root } = graph;
  const warnings = isSigned(graph) ? ['The document is signed; a stamp voids the signature.'] : [];
  stripMetadata(graph);
  const forms = {
    line: context.nextRef(),
    mark: context.nextRef(),
    trace: context.nextRef(),
    dots: context.nextRef(),
  };
  drawStampOnPages(context, pages, forms);
  const written = serializeObjects(context, {
    heldBack: [root, catalog.get(PDFName.of('Pages')) as PDFRef],
    reserved: [forms.line, forms.mark, forms.trace, forms.dots],
    extra: latinFontObjects,
  });
  const [line = 0, mark = 0, trace = 0, dots = 0] = written.reserved;
  return {
    head: written.head,
    pages: pages.length,
    sha256: written.sha256,
    warnings,
    forms: { line, mark, trace, dots },
    latinFont: written.firstExtra,
    roots: written.heldBack,
    catalog: written.heldBack[0]?.number ?? 0,
    nextNumber: written.nextNumber,
    crossReference: written.crossReference,
  };
}

function isSigned({ context }: ObjectGraph): boolean {
  return context
    .enumerateIndirectObjects()
    .some(([, object]) => object instanceof PDFDict && object.has(PDFName.of('ByteRange')));
}
