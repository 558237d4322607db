import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { stabilizeIds } from './stable-ids.ts';

export type FinishedPdf = { readonly bytes: Uint8Array; readonly pages: number };

/**
 * Gives the PDF its author and the date of the document instead of the time of printing, so that two runs over the same
 * sources give the same bytes and the same hash. Structure tree and bookmarks stay as Chromium wrote them.
 */
export async function finishPdf(
  printed: Uint8Array,
  about: { author: string; subject: string; date: string },
): Promise<FinishedPdf> {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  stabilizeIds(pdf);
  const date = new Date(`${about.date}T12:00:00Z`);
  pdf.setAuthor(about.author);
  pdf.setSubject(about.subject);
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
  return {
    bytes: await pdf.save({ useObjectStreams: true, updateFieldAppearances: false }),
    pages: pdf.getPageCount(),
  };
}

/** The page, 1-based, on which each link target of the PDF stands. Chromium writes one for each `href="#…"`. */
export async function pagesOfTargets(printed: Uint8Array): Promise<ReadonlyMap<string, number>> {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  const targets = pdf.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  const pages = pdf.getPages().map((page) => page.ref);
  return new Map(
    (targets?.entries() ?? []).flatMap(([name, target]): [string, number][] => {
      const page = target instanceof PDFArray ? target.get(0) : null;
      return page instanceof PDFRef ? [[name.decodeText(), pages.indexOf(page) + 1]] : [];
    }),
  );
}
