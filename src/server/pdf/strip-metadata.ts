import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRawStream, PDFStream } from '@cantoo/pdf-lib';
import type { ObjectGraph } from './read-objects.ts';

/**
 * Removes what tells of authors, paths and programs: XMP of the document and of any part of it, private data of
 * applications, thumbnails (which would be unstamped), usage rights and their signatures, which a stamp voids.
 * The information dictionary hangs on the trailer, which is written anew.
 */
export function stripMetadata(graph: ObjectGraph): void {
  for (const [, object] of graph.context.enumerateIndirectObjects()) stripObject(object);
  for (const key of CATALOG_KEYS) graph.catalog.delete(PDFName.of(key));
}

const KEYS = ['Metadata', 'PieceInfo', 'LastModified', 'Thumb'].map((key) => PDFName.of(key));
const CATALOG_KEYS = ['SpiderInfo', 'Perms', 'Legal'];

function stripObject(object: PDFObject): void {
  if (object instanceof PDFArray) object.asArray().forEach(stripObject);
  if (object instanceof PDFRawStream) stripJpeg(object);
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return;
  for (const key of KEYS) dict.delete(key);
  dict.values().forEach(stripObject);
}

/** Cameras and editors write EXIF, XMP and Photoshop data, often with paths, into the JPEG itself. */
function stripJpeg(stream: PDFRawStream): void {
  if (stream.dict.lookup(PDFName.of('Filter')) !== PDFName.of('DCTDecode')) return;
  const bytes = stream.asUint8Array();
  const segments = metadataSegments(bytes);
  for (const [start, end] of segments) bytes.fill(0x20, start, end);
}

/** Payloads of APP1 (EXIF, XMP), APP13 (Photoshop) and COM, up to the start of the scan. */
function metadataSegments(bytes: Uint8Array): [number, number][] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: [number, number][] = [];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== START_OF_SCAN) {
    const end = at + 2 + view.getUint16(at + 2);
    if (METADATA_MARKERS.has(view.getUint8(at + 1))) found.push([at + 4, Math.min(end, bytes.length)]);
    at = end;
  }
  return found;
}

const START_OF_SCAN = 0xda;
const METADATA_MARKERS = new Set([0xe1, 0xed, 0xfe]);
