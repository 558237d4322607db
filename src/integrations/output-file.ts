import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { movedTo } from '#server/http/moved-page.ts';

/** A file of the public output. */
export interface OutputFile extends OutputFacts {
  /** Its bytes, read anew where nobody holds them any more. */
  readonly bytes: () => Buffer;
}

/** What is known of a file of the public output. */
export interface OutputFacts {
  /** Below the output, with `/`. */
  readonly path: string;
  /** Hex. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** Of a page that only leads on: where to. */
  readonly movedTo: string | null;
}

/** Reads one file of a folder. */
export function outputFile(folder: string, path: string): OutputFile {
  const bytes = readFileSync(join(folder, path));
  return { ...factsOf(path, bytes), bytes: () => bytes };
}

/** The facts of a file with this content; a text is one of UTF-8. */
export function factsOf(path: string, content: string | Buffer): OutputFacts {
  return {
    path,
    sha256: createHash('sha256').update(content).digest('hex'),
    size: Buffer.byteLength(content),
    movedTo: path.endsWith('.html') ? movedTo(headOf(content)) : null,
  };
}

/** A page up to the end of its head, where it says what it is; all of it where there is none. */
export function headOf(page: string | Uint8Array): string {
  if (typeof page === 'string') return page;
  const bytes = bufferOf(page);
  const end = bytes.indexOf(headEnd);
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end + headEnd.length);
}

/** The same bytes, with what Node's buffers can do. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

const headEnd = '</head>';

/** The paths of the files below a folder, with `/`, sorted in the order of UTF-16 code units. Links are not followed. */
export function filesBelow(folder: string): readonly string[] {
  return pathsBelow(folder, '').sort((a, b) => (a < b ? -1 : 1));
}

// Node's own way round looks at every file once more to see whether it is a folder.
function pathsBelow(folder: string, before: string): string[] {
  return readdirSync(join(folder, before), { withFileTypes: true }).flatMap((item) => {
    if (item.isDirectory()) return pathsBelow(folder, `${before}${item.name}/`);
    return item.isFile() ? [before + item.name] : [];
  });
}
