/** What Pagefind's files hold: numbers, texts and lists (RFC 8949, major types 0, 3 and 4; lengths in front). */
export type CborValue = number | string | readonly CborValue[];

/** Reads one value. @throws RangeError for anything that the type does not name */
export function decodeCbor(bytes: Uint8Array): CborValue {
  const buffer = Buffer.from(bytes);
  let at = 0;

  const argument = (info: number): number => {
    const start = at;
    if (info < 24) return info;
    if (info > 26) throw new RangeError(`CBOR length ${info} is not read here`);
    at += 2 ** (info - 24);
    return buffer.readUIntBE(start, 2 ** (info - 24));
  };

  const value = (): CborValue => {
    const head = buffer.readUInt8(at++);
    const length = argument(head & 31);
    switch (head >> 5) {
      case 0:
        return length;
      case 3:
        at += length;
        return buffer.toString('utf8', at - length, at);
      case 4:
        return Array.from({ length }, value);
      default:
        throw new RangeError(`CBOR type ${head >> 5} is not read here`);
    }
  };

  const decoded = value();
  if (at !== buffer.length) throw new RangeError('CBOR goes on after its value');
  return decoded;
}

/** Writes one value in its shortest form. */
export function encodeCbor(value: CborValue): Buffer {
  if (typeof value === 'number') return head(0, value);
  if (typeof value === 'string') {
    const text = Buffer.from(value, 'utf8');
    return Buffer.concat([head(3, text.length), text]);
  }
  return Buffer.concat([head(4, value.length), ...value.map(encodeCbor)]);
}

function head(type: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(type << 5) | length]);
  const size = length < 2 ** 8 ? 0 : length < 2 ** 16 ? 1 : 2;
  const bytes = Buffer.alloc(1 + 2 ** size);
  bytes.writeUInt8((type << 5) | (24 + size), 0);
  bytes.writeUIntBE(length, 1, 2 ** size);
  return bytes;
}
