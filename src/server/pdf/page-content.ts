import {
  PDFArray,
  type PDFContext,
  type PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { decodeStream } from './decode-stream.ts';
import { RefusalError } from './refusal.ts';
import { scanContent } from './scan-content.ts';

/** A page's own content, ready to be followed by the stamp. */
export interface PageContent {
  /** The page's streams as they were, or one repaired stream in their place. */
  readonly streams: readonly PDFRef[];
  /** Operators that close what the streams leave open, for example `ET Q`. */
  readonly closers: string;
}

/**
 * Reads a page's content streams and makes sure that nothing in them reaches the stamp: leftover `q`, text objects
 * and hidden layers are closed, stray `Q` blanked, an unclosed string cut off where readers stop as well.
 */
export function readPageContent(context: PDFContext, page: PDFDict): PageContent {
  const streams = contentRefs(context, page);
  const bytes = concatenate(streams.map((ref) => decodeContent(context, ref)));
  const scan = scanContent(bytes);
  const closers = scan.closers.join(' ');
  if (scan.strayRestores.length === 0 && scan.end === bytes.length) return { streams, closers };
  const repaired = bytes.slice(0, scan.end);
  for (const at of scan.strayRestores) repaired[at] = SPACE;
  return { streams: [context.register(context.flateStream(repaired))], closers };
}

const SPACE = 0x20;

function contentRefs(context: PDFContext, page: PDFDict): PDFRef[] {
  const contents = page.get(PDFName.of('Contents'));
  const resolved = context.lookup(contents);
  if (resolved instanceof PDFArray) return resolved.asArray().flatMap((item) => streamRef(context, item));
  return contents ? streamRef(context, contents) : [];
}

/** Null is an empty page and legal; a reference into nothing is a lost stream. */
function streamRef(context: PDFContext, item: PDFObject): PDFRef[] {
  if (item instanceof PDFRef && context.lookup(item) instanceof PDFRawStream) return [item];
  throw new RefusalError(
    'damaged',
    'A page has lost a part of its content. Export the PDF again from its source.',
  );
}

function decodeContent(context: PDFContext, ref: PDFRef): Uint8Array {
  const stream = context.lookup(ref);
  return stream instanceof PDFRawStream ? decodeStream(stream) : new Uint8Array();
}

/** Streams of one page are joined by white space (ISO 32000-2, table 31, Contents). */
function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const [only, ...more] = parts;
  if (only && more.length === 0) return only;
  return Buffer.concat(parts.flatMap((part) => [part, NEWLINE]));
}

const NEWLINE = Uint8Array.of(0x0a);
