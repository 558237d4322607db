import { type PDFContext, PDFDict, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import { readPageContent } from './page-content.ts';
import { formatMatrix, formatNumber, type Matrix, placeStamp } from './page-placement.ts';
import type { Page } from './read-pages.ts';

/** The form objects that every page draws and each download supplies. */
export interface StampForms<T> {
  /** Name, company, time: the readable footer. */
  readonly line: T;
  /** E-mail and copy id, pale, across the page. */
  readonly mark: T;
  /** Copy id and e-mail as invisible text, drawn before the page's own content. */
  readonly trace: T;
  /** One tile of the fingerprint, drawn side by side over the whole page. */
  readonly dots: T;
}

/**
 * Lets every page draw the forms: the trace before its own content, the dots after it, line and mark in a stream of their
 * own, with the page's content between `q` and `Q`. Pages of one size and state share these streams. Resources are
 * copied per page.
 */
export function drawStampOnPages(
  context: PDFContext,
  pages: readonly Page[],
  forms: StampForms<PDFRef>,
): void {
  const shared = new Map<string, PDFRef>();
  for (const page of pages) {
    const content = readPageContent(context, page.dict);
    const names = addForms(context, page, forms);
    const place = placeStamp(page.geometry);
    const before = `${artifact(draw(names.trace, place.trace))}\nq\n`;
    const dots = place.dots.map((matrix) => draw(names.dots, matrix)).join('');
    const middle = `\n${content.closers}\nQ\n${artifact(`q ${visibleBox(page)} re W n\n${dots}Q\n`)}\n`;
    const after = `${artifact(draw(names.mark, place.mark) + draw(names.line, place.line))}\n`;
    const streams = [
      sharedStream(context, shared, before),
      ...content.streams,
      sharedStream(context, shared, middle),
      sharedStream(context, shared, after),
    ];
    page.dict.set(PDFName.of('Contents'), context.obj(streams));
  }
}

/** Artifacts are skipped by screen readers, and PDF/UA wants everything that is not content to be one. */
function artifact(operators: string): string {
  return `/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\n${operators}EMC`;
}

/** Tiles reach over the edges: nothing is drawn where the reader does not see it. */
function visibleBox({ geometry: { x, y, width, height } }: Page): string {
  return [x, y, width, height].map(formatNumber).join(' ');
}

function draw(name: PDFName, matrix: Matrix): string {
  return `q ${formatMatrix(matrix)} cm ${name.toString()} Do Q\n`;
}

function sharedStream(context: PDFContext, shared: Map<string, PDFRef>, operators: string): PDFRef {
  const known = shared.get(operators);
  if (known) return known;
  const ref = context.register(context.stream(operators));
  shared.set(operators, ref);
  return ref;
}

function addForms(context: PDFContext, page: Page, forms: StampForms<PDFRef>): StampForms<PDFName> {
  const resources = page.resources ? page.resources.clone(context) : context.obj({});
  const inherited = resources.lookup(PDFName.of('XObject'));
  const objects = inherited instanceof PDFDict ? inherited.clone(context) : context.obj({});
  resources.set(PDFName.of('XObject'), objects);
  page.dict.set(PDFName.of('Resources'), resources);
  return {
    line: addForm(objects, 'VtLine', forms.line),
    mark: addForm(objects, 'VtMark', forms.mark),
    trace: addForm(objects, 'VtTrace', forms.trace),
    dots: addForm(objects, 'VtDots', forms.dots),
  };
}

/** A page that was stamped before has these names already: its old stamp stays, ours gets a number. */
function addForm(objects: PDFDict, base: string, form: PDFRef): PDFName {
  let name = PDFName.of(base);
  for (let n = 2; objects.has(name); n += 1) name = PDFName.of(`${base}${n}`);
  objects.set(name, form);
  return name;
}
