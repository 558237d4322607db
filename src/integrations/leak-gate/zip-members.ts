import { inflateRawSync } from 'node:zlib';

/** A file inside of a zip. */
export interface PackedFile {
  readonly name: string;
  /** In bytes, when it is unpacked. */
  readonly size: number;
  /** Unpacks it. @throws Error where that is not possible, or gives another size than the directory says */
  readonly content: () => Buffer;
}

/**
 * The files of a zip by its central directory (PKWARE APPNOTE 6.3.9, 4.3).
 * @throws Error where it cannot be looked into: damaged, encrypted, ZIP64, or compressed in another way than DEFLATE. What nobody
 * can look into is not published.
 */
export function zipMembers(zip: Buffer): readonly PackedFile[] {
  const end = zip.lastIndexOf(endSignature);
  if (end < 0 || end + 22 > zip.length) throw new Error('This is no zip, or a damaged one.');
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff)
    throw new Error('This zip is too large to be looked into (ZIP64).');
  return Array.from({ length: count }, () => {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('The directory of this zip is damaged.');
    const member = memberAt(zip, at);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    return member;
  });
}

const endSignature = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

function memberAt(zip: Buffer, at: number): PackedFile {
  const nameLength = zip.readUInt16LE(at + 28);
  const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
  const [flags, method] = [zip.readUInt16LE(at + 8), zip.readUInt16LE(at + 10)];
  if ((flags & 1) !== 0) throw new Error(`${name} in this zip is encrypted.`);
  const local = zip.readUInt32LE(at + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
  const size = zip.readUInt32LE(at + 24);
  const sized = (content: Buffer) => {
    if (content.length !== size)
      throw new Error(`${name} in this zip has another size than its directory says.`);
    return content;
  };
  if (method === 0) return { name, size, content: () => sized(data) };
  if (method === 8) return { name, size, content: () => sized(inflateRawSync(data)) };
  throw new Error(`${name} in this zip is compressed in a way that is not looked into (${method}).`);
}
