import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '#domain/diagnostic.ts';
import { type FoundFile, reasonOf } from './find-files.ts';

/** The largest Markdown or YAML file that is read. A long policy has 20 kB; beyond 1 MB something else is in the file. */
export const maxTextBytes = 1_000_000;

export type TextRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly diagnostic: Diagnostic };

/** Reads a content file as UTF-8 text with LF line ends; everything else is refused with the reason. */
export function readText(root: string, file: FoundFile): TextRead {
  if (file.bytes > maxTextBytes) {
    return refused(
      file,
      'file-too-large',
      `The file has ${(file.bytes / 1_000_000).toFixed(1)} MB; Vitrine reads text files up to 1 MB.`,
      'Put large material into `files/` (public) or the vault (gated) and link to it.',
    );
  }
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(root, file.path));
  } catch (error) {
    return refused(file, 'unreadable-file', `The file cannot be read: ${reasonOf(error)}.`);
  }
  return decode(file, bytes);
}

function decode(file: FoundFile, bytes: Buffer): TextRead {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff) || bytes.subarray(0, 200).includes(0)) {
    return refused(
      file,
      'text-encoding',
      'The file is not UTF-8 text (it looks like UTF-16 or binary).',
      'Save it as UTF-8.',
    );
  }
  let text: string;
  try {
    // The decoder drops a byte-order mark by itself.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused(
      file,
      'text-encoding',
      'The file has bytes that are not valid UTF-8.',
      'Save it as UTF-8.',
    );
  }
  return { kind: 'text', text: lineEndsAsLf(text) };
}

/** A text with every line end as LF: places are counted in it. */
export function lineEndsAsLf(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function startsWith(bytes: Buffer, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second;
}

function refused(file: FoundFile, ruleId: string, message: string, hint?: string): TextRead {
  const diagnostic: Diagnostic = {
    ruleId,
    severity: 'error',
    message,
    file: file.path,
    place: null,
    ...(hint ? { hint } : {}),
  };
  return { kind: 'refused', diagnostic };
}
