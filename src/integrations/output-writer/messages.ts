import type { Leak } from '../leak-gate/find-leaks.ts';
import type { HiddenContent } from '../leak-gate/hidden-content.ts';
import type { OutputFacts } from '../output-file.ts';

/** What the thread of an output writer begins with. */
export interface ThreadStart {
  /** Where files are written to. */
  readonly folder: string;
  /** What no published file may hold. */
  readonly hidden: HiddenContent;
}

/** A file for the thread. */
export type HandedFile =
  | { readonly kind: 'new'; readonly path: string; readonly content: string | Uint8Array }
  /** To be a copy of another file. */
  | { readonly kind: 'copy'; readonly path: string; readonly from: string }
  /** Lies in the output already; `content` is null where there is nothing to be read in it. */
  | {
      readonly kind: 'there';
      readonly path: string;
      readonly sha256: string;
      readonly content: Uint8Array | null;
    };

/** A file as the thread wrote it. */
export interface WrittenFile extends OutputFacts {
  /** When the file system says that it was changed, by which a later change is noticed. */
  readonly changedMs: number;
}

export type ThreadQuestion =
  | { readonly kind: 'files'; readonly files: readonly HandedFile[] }
  /** @param published names of the files that are published (`nameOf`) */
  | { readonly kind: 'leaks'; readonly published: readonly string[] };

export type ThreadAnswer =
  /** Of each message with files, when its new ones are written. */
  | { readonly kind: 'written'; readonly files: readonly WrittenFile[]; readonly fault: string | null }
  /** @param fault the first file that could not be looked into, in words; the build stops at it */
  | { readonly kind: 'leaks'; readonly leaks: readonly Leak[]; readonly fault: string | null };

/** What a file is known by: its place and its bytes. */
export function nameOf({ path, sha256 }: { readonly path: string; readonly sha256: string }): string {
  return `${sha256} ${path}`;
}
