import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import type { PdfiumDocument, PdfiumSession } from '../pdfium-session.ts';
import { type PageImage, toGray } from './page-image.ts';
import { exifRotation, pictureKind, type ReadPicture } from './picture-kind.ts';

/** A file to trace, opened: a PDF, or the picture of one page. Close it. */
export interface Leak {
  readonly pageCount: number;
  /** Text of a page, invisible text included; a picture has none. */
  pageText(index: number): string;
  /** What the document says about itself, such as `Keywords`. */
  information(key: string): string;
  /** The page rendered for reading dots: 1190 pixels on its shorter side. */
  image(index: number): PageImage;
  close(): void;
}

export type LeakRefused = {
  readonly kind: 'refused';
  readonly code: 'password' | 'not-a-document';
  readonly message: string;
};

/** Opens a PDF, PNG or JPEG by its first bytes, whatever it is called. */
export async function openLeak(pdfium: PdfiumSession, bytes: Uint8Array): Promise<Leak | LeakRefused> {
  const kind = pictureKind(bytes);
  if (typeof kind === 'object')
    return refused('not-a-document', `it is ${kind.unread}; save it as PDF, PNG or JPEG first`);
  const pdf = kind === undefined ? bytes : await asPdf(bytes, kind);
  if (pdf === 'unreadable') return refused('not-a-document', 'the picture cannot be read');
  const opened = pdfium.open(pdf);
  if (opened === 'password')
    return refused('password', 'it is protected by a password; save it without one first');
  if (opened === 'not-a-pdf') return refused('not-a-document', 'it is no PDF, PNG or JPEG that can be read');
  return leakOf(opened);
}

function refused(code: LeakRefused['code'], message: string): LeakRefused {
  return { kind: 'refused', code, message };
}

/** Two pixels a unit of the dots, where the whole page is seen. */
const SHORTER_SIDE = 1190;
/** A strip of paper is read in part: its longer side would take gigabytes. */
const LONGEST_SIDE = 8000;

function leakOf(document: PdfiumDocument): Leak {
  return {
    pageCount: document.pageCount,
    pageText: (index) => document.pageText(index),
    information: (key) => document.information(key),
    image(index) {
      const size = document.pageSize(index);
      const scale = SHORTER_SIDE / Math.min(size.width, size.height);
      const [width, height] = [size.width, size.height].map((side) =>
        Math.min(LONGEST_SIDE, Math.max(1, Math.round(side * scale))),
      ) as [number, number];
      return toGray(document.renderPage(index, 2 * width, 2 * height), width, height);
    },
    close: () => document.close(),
  };
}

/** A picture becomes a page of its size, so that one renderer reads all kinds. */
async function asPdf(bytes: Uint8Array, kind: ReadPicture): Promise<Uint8Array | 'unreadable'> {
  try {
    const document = await PDFDocument.create();
    const picture = kind === 'png' ? await document.embedPng(bytes) : await document.embedJpg(bytes);
    const scale = Math.min(1, LARGEST_PAGE / Math.max(picture.width, picture.height));
    const [width, height] = [picture.width * scale, picture.height * scale];
    const page = document.addPage([width, height]);
    page.drawImage(picture, { x: 0, y: 0, width, height });
    if (kind === 'jpeg') page.setRotation(degrees(exifRotation(bytes)));
    return await document.save();
  } catch {
    return 'unreadable';
  }
}

/** ISO 32000-2, annex C: units of a page's side. */
const LARGEST_PAGE = 14_400;
