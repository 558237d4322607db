import { PDFArray, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { inflateStrictly } from './decode-stream.ts';
import { eachReference, type ObjectGraph } from './read-objects.ts';
import type { Page } from './read-pages.ts';
import { RefusalError } from './refusal.ts';

/** Throws a refusal for what would be served without a stamp, or with parts missing. */
export function checkStampable(graph: ObjectGraph, pages: readonly Page[]): void {
  checkKind(graph);
  checkStreams(graph);
  for (const [index, page] of pages.entries()) checkWhole(graph, page, index + 1);
}

function checkKind({ catalog, context }: ObjectGraph): void {
  const form = catalog.lookup(PDFName.of('AcroForm'));
  if (form instanceof PDFDict && form.has(PDFName.of('XFA'))) {
    throw unsupported('The file is an XFA form, whose pages are made by the reader. Print it to PDF.');
  }
  const names = catalog.lookup(PDFName.of('Names'));
  const attached = names instanceof PDFDict && names.has(PDFName.of('EmbeddedFiles'));
  if (
    attached ||
    catalog.has(PDFName.of('Collection')) ||
    context.enumerateIndirectObjects().some(([, o]) => isEmbeddedFile(o))
  ) {
    throw unsupported(
      'The file carries attached files, which cannot be stamped. Publish them as documents of their own.',
    );
  }
}

function isEmbeddedFile(object: unknown): boolean {
  if (object instanceof PDFRawStream)
    return object.dict.lookup(PDFName.of('Type')) === PDFName.of('EmbeddedFile');
  return object instanceof PDFDict && object.lookup(PDFName.of('EF')) instanceof PDFDict;
}

/** Readers show a damaged stream up to the fault, without a word: fonts and images are checked to their end. */
function checkStreams({ context }: ObjectGraph): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream && startsWithFlate(object))
      inflateStrictly(object.asUint8Array(), MAX_INFLATED);
  }
}

/** An A0 page scanned in colour at 300 dpi. */
const MAX_INFLATED = 512 * 1024 * 1024;

function startsWithFlate(stream: PDFRawStream): boolean {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const first = filter instanceof PDFArray ? filter.lookup(0) : filter;
  return first === PDFName.of('FlateDecode');
}

/** A page whose fonts, images or content are gone would be served with holes. */
function checkWhole(graph: ObjectGraph, page: Page, number: number): void {
  const roots = [page.resources, page.dict.get(PDFName.of('Contents'))];
  const seen = new Set<unknown>();
  const queue = roots.flatMap((root) => (root ? [root] : []));
  for (let object = queue.pop(); object; object = queue.pop()) {
    eachReference(object, (ref) => {
      if (seen.has(ref)) return;
      seen.add(ref);
      if (graph.missing.has(ref)) {
        throw new RefusalError(
          'damaged',
          `Page ${number} has lost a part of what it shows. Export the PDF again from its source.`,
        );
      }
      const next = graph.context.lookup(ref);
      if (next) queue.push(next);
    });
  }
}

function unsupported(message: string): RefusalError {
  return new RefusalError('unsupported', message);
}
