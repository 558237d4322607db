import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import { RefusalError } from './refusal.ts';

/** No honest page needs more; a small file can inflate to gigabytes. */
const MAX_DECODED = 128 * 1024 * 1024;

/**
 * Decodes a content stream strictly: data that does not inflate to its end and checksum is damage, although readers
 * show the part before the fault. That is how flipped bits are found.
 */
export function decodeStream(stream: PDFRawStream): Uint8Array {
  const filters = list(stream.dict.lookup(PDFName.of('Filter')));
  const parameters = list(stream.dict.lookup(PDFName.of('DecodeParms')));
  let bytes = stream.asUint8Array();
  filters.forEach((filter, index) => {
    if (hasPredictor(parameters[index]))
      throw new RefusalError('unsupported', 'A page content stream uses a predictor.');
    bytes = decodeOnce(bytes, filter, stream);
    if (bytes.length > MAX_DECODED) throw tooLarge(MAX_DECODED);
  });
  return bytes;
}

/** Inflates to the end and checksum, or throws a refusal: `damaged`, or `too-large` above `limit` bytes. */
export function inflateStrictly(bytes: Uint8Array, limit = MAX_DECODED): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    throw new RefusalError(
      'damaged',
      'Compressed data in the file is damaged. Export the PDF again from its source.',
    );
  }
}

function decodeOnce(bytes: Uint8Array, filter: PDFObject | undefined, stream: PDFRawStream): Uint8Array {
  if (filter === PDFName.of('FlateDecode') || filter === PDFName.of('Fl')) return inflateStrictly(bytes);
  if (!(filter instanceof PDFName))
    throw new RefusalError('damaged', 'A page content stream has an invalid filter.');
  const single = PDFDict.withContext(stream.dict.context);
  single.set(PDFName.of('Filter'), filter);
  try {
    return decodePDFRawStream(PDFRawStream.of(single, bytes)).decode();
  } catch {
    throw new RefusalError('damaged', `A page content stream cannot be decoded (${filter.decodeText()}).`);
  }
}

function list(value: PDFObject | undefined): (PDFObject | undefined)[] {
  if (value instanceof PDFArray) return value.asArray().map((_, index) => value.lookup(index));
  return value ? [value] : [];
}

function hasPredictor(parameters: PDFObject | undefined): boolean {
  if (!(parameters instanceof PDFDict)) return false;
  const predictor = parameters.lookup(PDFName.of('Predictor'));
  return predictor instanceof PDFNumber && predictor.asNumber() > 1;
}

function tooLarge(limit: number): RefusalError {
  return new RefusalError(
    'too-large',
    `A stream of the file inflates to more than ${limit / 1024 / 1024} MB.`,
  );
}
