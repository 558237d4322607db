import { inflateSync } from 'node:zlib';

/**
 * Unpacks a WOFF 1.0 file (W3C Recommendation 2012) to the TrueType or OpenType font in it. Only for fonts from our
 * own dependencies: a malformed one throws.
 */
export function unpackWoff(woff: Uint8Array): Uint8Array {
  const view = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  if (view.getUint32(0) !== 0x774f4646) throw new Error('not a WOFF file');
  const count = view.getUint16(12);
  const font = new Uint8Array(view.getUint32(16));
  const out = new DataView(font.buffer);
  writeHeader(out, view.getUint32(4), count);
  let offset = 12 + 16 * count;
  for (let i = 0; i < count; i += 1) {
    const entry = 44 + 20 * i;
    const table = readTable(woff, view, entry);
    out.setUint32(12 + 16 * i, view.getUint32(entry));
    out.setUint32(16 + 16 * i, view.getUint32(entry + 16));
    out.setUint32(20 + 16 * i, offset);
    out.setUint32(24 + 16 * i, table.length);
    font.set(table, offset);
    offset += (table.length + 3) & ~3;
  }
  return font;
}

function writeHeader(out: DataView, flavour: number, count: number): void {
  const power = 2 ** Math.floor(Math.log2(count));
  out.setUint32(0, flavour);
  out.setUint16(4, count);
  out.setUint16(6, power * 16);
  out.setUint16(8, Math.log2(power));
  out.setUint16(10, (count - power) * 16);
}

/** A table is compressed only where that makes it shorter. */
function readTable(woff: Uint8Array, view: DataView, entry: number): Uint8Array {
  const start = view.getUint32(entry + 4);
  const packed = woff.subarray(start, start + view.getUint32(entry + 8));
  return packed.length < view.getUint32(entry + 12) ? inflateSync(packed) : packed;
}
