import { constants, deflateSync } from 'node:zlib';
import type { PreparedCrossReference } from './prepared-document.ts';

/** Where an object lies: at a byte offset, or at a place in an object stream. */
export type Location = { readonly offset: number } | { readonly stream: number; readonly index: number };

/** Field widths of an entry, for /W. Offsets below 4 GiB. */
export const ENTRY_WIDTHS = '[1 4 2]';
const ENTRY_SIZE = 7;

/** Compresses the entries of all shared objects once: number 0 (free), then `locations` for 1, 2, 3 … */
export function prepareCrossReference(locations: readonly Location[]): PreparedCrossReference {
  const entries = Buffer.concat([FREE_ENTRY, encodeEntries(locations)]);
  const deflated = deflateSync(entries, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  return { entries: locations.length + 1, deflated, adler: adler32(entries) };
}

/**
 * Finishes the compressed data of a cross-reference stream: the prepared blocks, one stored block with the tail's own
 * entries, the checksum of both. So a download neither compresses nor walks the shared entries.
 */
export function finishCrossReference(
  prepared: PreparedCrossReference,
  locations: readonly Location[],
): Uint8Array {
  const entries = encodeEntries(locations);
  const block = Buffer.alloc(5);
  block.writeUInt8(1, 0);
  block.writeUInt16LE(entries.length, 1);
  block.writeUInt16LE(entries.length ^ 0xffff, 3);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(adler32(entries, prepared.adler));
  return Buffer.concat([prepared.deflated, block, entries, checksum]);
}

const FREE_ENTRY = Uint8Array.of(0, 0, 0, 0, 0, 0xff, 0xff);

function encodeEntries(locations: readonly Location[]): Buffer {
  const bytes = Buffer.alloc(locations.length * ENTRY_SIZE);
  locations.forEach((location, index) => {
    const at = index * ENTRY_SIZE;
    const inStream = 'stream' in location;
    bytes.writeUInt8(inStream ? 2 : 1, at);
    bytes.writeUInt32BE(inStream ? location.stream : location.offset, at + 1);
    bytes.writeUInt16BE(inStream ? location.index : 0, at + 5);
  });
  return bytes;
}

/** RFC 1950, section 8. */
function adler32(bytes: Uint8Array, from = 1): number {
  let a = from & 0xffff;
  let b = from >>> 16;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}
