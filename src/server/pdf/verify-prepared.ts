import { randomBytes } from 'node:crypto';
import { comparePages } from './compare-pages.ts';
import { drawText } from './draw-text.ts';
import { layoutText } from './layout-text.ts';
import {
  LINE_SIZE,
  MARK_SIZE,
  type PageGeometry,
  placeStamp,
  TRACE_SIZE,
  uprightSize,
} from './page-placement.ts';
import type { PdfiumDocument, PdfiumSession } from './pdfium-session.ts';
import type { PreparedDocument } from './prepared-document.ts';
import { type PdfRefusal, refuse } from './refusal.ts';
import { finishDocument, type StampedDocument } from './stamp-document.ts';
import { dotsBody, formBody, stampResources } from './stamp-forms.ts';

/**
 * Makes a trial copy whose footer is a solid block of colour and compares it with the original in PDFium, page by
 * page: the page count, that all forms are drawn (by their text), that the block is visible, in its place and
 * uncovered, and that nothing else of the page has changed.
 *
 * @returns a refusal for the first page that fails, else nothing
 */
export function verifyPrepared(
  pdfium: PdfiumSession,
  original: PdfiumDocument,
  prepared: PreparedDocument,
  pages: readonly PageGeometry[],
): PdfRefusal | undefined {
  const nonce = randomBytes(6).toString('hex');
  const trialBytes = joinBytes(trialCopy(prepared, nonce));
  const trial = pdfium.open(trialBytes);
  if (typeof trial === 'string') return refuse('unsupported', 'The stamped file cannot be read.');
  try {
    if (trial.pageCount !== pages.length)
      return refuse('page-count', 'The stamped file has another number of pages.');
    for (const [index, geometry] of pages.entries()) {
      const fault = faultOf(original, trial, index, geometry, nonce);
      if (fault) return refuse('unsupported', `Page ${index + 1}: ${fault}`);
    }
    return undefined;
  } finally {
    trial.close();
  }
}

/** Head and tail in one array, for tests and trials; a server sends them one after the other. */
export function joinBytes(copy: StampedDocument): Uint8Array {
  return Buffer.concat([copy.head, copy.tail]);
}

/** Longest side over shortest: a footer on a strip would be too small to read or to verify. */
const MAX_ASPECT = 40;

function faultOf(
  original: PdfiumDocument,
  trial: PdfiumDocument,
  index: number,
  geometry: PageGeometry,
  nonce: string,
): string | undefined {
  const size = uprightSize(geometry);
  if (Math.max(size.width / size.height, size.height / size.width) > MAX_ASPECT)
    return 'the page is too narrow for a stamp.';
  const seen = original.pageSize(index);
  if (Math.abs(seen.width / seen.height - size.width / size.height) > 0.01 * (size.width / size.height)) {
    return 'readers do not agree on the size of the page.';
  }
  const text = trial.pageText(index).replace(/\s/g, '');
  if (!['L', 'M', 'T', 'D'].every((form) => text.includes(`${nonce}${form}`)))
    return 'the page does not draw the stamp.';
  return comparePages(original, trial, index, size, placeStamp(geometry).lineBox);
}

/** The block in a colour that no report is printed in; mark and trace show nothing but carry text. */
function trialCopy(prepared: PreparedDocument, nonce: string): StampedDocument {
  const resources = prepared.nextNumber;
  const hidden = (text: string): string =>
    `3 Tr\n${drawText(layoutText(text), { x: 2, y: 1, size: 3 }, () => 'F0')}`;
  const block = `1 0 1 rg 0 0 ${LINE_SIZE.width} ${LINE_SIZE.height} re f\n`;
  const forms = {
    line: formBody(LINE_SIZE, resources, block + hidden(`${nonce}L`)),
    mark: formBody(MARK_SIZE, resources, hidden(`${nonce}M`)),
    trace: formBody(TRACE_SIZE, resources, hidden(`${nonce}T`)),
    dots: dotsBody(resources, hidden(`${nonce}D`)),
  };
  const fonts = Buffer.from(stampResources(`/F0 ${prepared.latinFont} 0 R`));
  return finishDocument(prepared, { at: new Date(0), copyId: nonce }, forms, [
    { number: resources, body: fonts },
  ]);
}
