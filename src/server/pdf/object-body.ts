import { deflateSync } from 'node:zlib';

/** A PDF object as bytes, framed with its number: `n 0 obj … endobj`. */
export function wrapObject(number: number, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, END_OBJECT]);
}

const END_OBJECT = Buffer.from('\nendobj\n');

/** A compressed stream object's body. `entries` go into its dictionary. */
export function streamBody(entries: string, content: Uint8Array): Buffer {
  return rawStreamBody(`${entries} /Filter /FlateDecode`, deflateSync(content));
}

/** A stream object's body with data that is encoded already, or not worth it. */
export function rawStreamBody(entries: string, data: Uint8Array): Buffer {
  const dictionary = `<< ${entries} /Length ${data.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(dictionary), data, Buffer.from('\nendstream')]);
}
