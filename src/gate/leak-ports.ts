/** A copy id and where a leaked file says it. Pages count from 1. */
export interface FoundMark {
  readonly copyId: string;
  /** Pages on which it stands as text, visible or not. */
  readonly text: readonly number[];
  /** Pages whose dots say it, alone and only when they are added up. */
  readonly dots: readonly number[];
  readonly dotsTogether: readonly number[];
  /** Pages whose dots say no id but fit this issued copy better than chance allows. */
  readonly fitting: readonly number[];
  /** It stands in the document's properties. */
  readonly properties: boolean;
}

export interface ReadMarks {
  readonly kind: 'traced';
  readonly pages: number;
  /** Pages whose dots were looked at. */
  readonly dotPages: number;
  /** The likeliest first. */
  readonly found: readonly FoundMark[];
  /** Pages with dots that say no id. */
  readonly unreadableDots: readonly number[];
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
}

/** Why a file cannot be read. `busy`: another one is being read, and each takes much memory. */
export type UnreadableLeak = 'password' | 'not-a-document' | 'too-slow' | 'busy';

export interface UnreadLeak {
  readonly kind: 'refused';
  readonly code: UnreadableLeak;
  readonly sha256: string;
}

/** Looks for the marks of copies in a PDF or the picture of a page; faint ones are compared with the copies that were issued. Keeps nothing. */
export interface LeakReader {
  readonly read: (bytes: Uint8Array, issued: readonly string[]) => Promise<ReadMarks | UnreadLeak>;
}

/** Longest file that staff can send, in bytes. */
export const largestLeak = 50 * 1024 * 1024;
