import {
  PDFArray,
  PDFContext,
  PDFDict,
  type PDFObject,
  PDFObjectParser,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { RefusalError } from './refusal.ts';

/** Every object that can be reached from the catalog. */
export interface ObjectGraph {
  readonly context: PDFContext;
  readonly root: PDFRef;
  readonly catalog: PDFDict;
  /** References that lead nowhere: legal, they mean null, but not where a page needs them. */
  readonly missing: ReadonlySet<PDFRef>;
}

/**
 * Reads what PDFium has written, by its cross-reference table and only what the catalog reaches: earlier revisions
 * and orphans never come along. An object that does not parse refuses the document; nothing is skipped.
 *
 * @param bytes output of `PdfiumDocument.rewrite`: one classic cross-reference table, direct lengths
 */
export function readObjects(bytes: Uint8Array): ObjectGraph {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offsets, trailer } = readCrossReference(file);
  const rootMatch = /\/Root\s+(\d+)\s+(\d+)\s+R/.exec(trailer);
  if (!rootMatch) throw new RefusalError('damaged', 'The file has no catalog.');
  const context = PDFContext.create();
  const root = PDFRef.of(Number(rootMatch[1]), Number(rootMatch[2]));
  const missing = readReachable(file, offsets, context, root);
  const catalog = context.lookup(root);
  if (!(catalog instanceof PDFDict)) throw new RefusalError('damaged', 'The file has no catalog.');
  return { context, root, catalog, missing };
}

/** Calls `visit` for every reference directly inside an object, nested arrays and dictionaries included. */
export function eachReference(object: PDFObject | undefined, visit: (ref: PDFRef) => void): void {
  if (object instanceof PDFRef) visit(object);
  else if (object instanceof PDFStream) eachReference(object.dict, visit);
  else if (object instanceof PDFArray) for (const item of object.asArray()) eachReference(item, visit);
  else if (object instanceof PDFDict) for (const value of object.values()) eachReference(value, visit);
}

function readReachable(
  file: Buffer,
  offsets: ReadonlyMap<number, number>,
  context: PDFContext,
  root: PDFRef,
): Set<PDFRef> {
  const missing = new Set<PDFRef>();
  const seen = new Set<PDFRef>([root]);
  const queue = [root];
  for (let ref = queue.pop(); ref; ref = queue.pop()) {
    const offset = offsets.get(ref.objectNumber);
    if (offset === undefined) {
      missing.add(ref);
      continue;
    }
    const object = readObject(file, offset, ref, context);
    context.assign(ref, object);
    eachReference(object, (next) => {
      if (seen.has(next)) return;
      seen.add(next);
      queue.push(next);
    });
  }
  return missing;
}

const OBJECT_HEADER = /^\s*(\d+)\s+\d+\s+obj/;

function readObject(file: Buffer, offset: number, ref: PDFRef, context: PDFContext): PDFObject {
  const header = OBJECT_HEADER.exec(file.toString('latin1', offset, offset + 40));
  if (!header || Number(header[1]) !== ref.objectNumber) throw unreadable(ref);
  try {
    return PDFObjectParser.forBytes(file.subarray(offset + header[0].length), context).parseObject();
  } catch {
    throw unreadable(ref);
  }
}

function unreadable(ref: PDFRef): RefusalError {
  return new RefusalError(
    'damaged',
    `Object ${ref.objectNumber} of the file cannot be read. Export the PDF again from its source.`,
  );
}

/** Parses `xref` sections of the form that PDFium writes: `first count` and 20-byte entries. */
function readCrossReference(file: Buffer): { offsets: Map<number, number>; trailer: string } {
  const end = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString('latin1', Math.max(0, file.length - 64)));
  if (!end) throw new RefusalError('damaged', 'The rewritten file has no cross-reference table.');
  const table = file.toString('latin1', Number(end[1]));
  const split = table.indexOf('trailer');
  const lines = table
    .slice(0, split)
    .split(/\r?\n|\r/)
    .map((line) => line.trim());
  const offsets = new Map<number, number>();
  let next = 0;
  for (const line of lines) {
    const entry = /^(\d{10}) \d{5} ([nf])$/.exec(line);
    const section = /^(\d+) \d+$/.exec(line);
    if (entry) {
      if (entry[2] === 'n') offsets.set(next, Number(entry[1]));
      next += 1;
    } else if (section) next = Number(section[1]);
  }
  return { offsets, trailer: table.slice(split) };
}
