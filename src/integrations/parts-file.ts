import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes, and whatever is to be known of them: plain data. */
export interface Part<Facts> {
  readonly facts: Facts;
  readonly bytes: Uint8Array;
}

/**
 * Writes many parts as one file of the cache: a hash of the rest, the length of the list, the list, and the bytes one after the
 * other. Written beside and renamed, so that nobody ever reads half of it.
 */
export function writeParts<Facts>(file: string, parts: readonly Part<Facts>[]): void {
  const list = parts.map(({ facts, bytes }): Listed<Facts> => ({ facts, length: bytes.length }));
  const head = Buffer.from(JSON.stringify(list));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const rest = Buffer.concat([length, head, ...parts.map(({ bytes }) => bytes)]);
  const beside = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(beside, Buffer.concat([Buffer.from(hash(rest)), rest]));
  renameSync(beside, file);
}

/** Reads what `writeParts` wrote; null where there is nothing, or where it is damaged. */
export function readParts<Facts>(file: string): readonly Part<Facts>[] | null {
  if (!existsSync(file)) return null;
  const whole = readFileSync(file);
  const rest = whole.subarray(hashLength);
  if (whole.length < hashLength + 4 || hash(rest) !== whole.toString('latin1', 0, hashLength)) return null;
  let at = 4 + rest.readUInt32LE();
  const list = JSON.parse(rest.toString('utf8', 4, at)) as readonly Listed<Facts>[];
  return list.map(({ facts, length }) => {
    const bytes = rest.subarray(at, at + length);
    at += length;
    return { facts, bytes };
  });
}

interface Listed<Facts> {
  readonly facts: Facts;
  readonly length: number;
}

const hashLength = 64;

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
