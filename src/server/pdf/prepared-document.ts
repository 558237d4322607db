import type { StampForms } from './draw-stamp-on-pages.ts';

/**
 * A document version that is ready to be stamped. Plain data: it can be kept in memory, shared by parallel downloads
 * and cloned to a worker. `head` alone is no PDF: it has no catalog, page tree root, cross-reference table or end.
 */
export interface PreparedDocument {
  /** Header and every object that all copies share. Never to be written to. */
  readonly head: Uint8Array;
  readonly pages: number;
  /** SHA-256 of `head` in hex; half of it is the document's part of /ID. */
  readonly sha256: string;
  /** What staff should know, for example that a stamp voids the document's signature. */
  readonly warnings: readonly string[];
  /** Object numbers that the pages already refer to and that the tail has to supply. */
  readonly forms: StampForms<number>;
  /** Object number of the Latin font in `head`. */
  readonly latinFont: number;
  /** Catalog and page tree root: shared by all copies, but written into the tail. */
  readonly roots: readonly NumberedObject[];
  readonly catalog: number;
  /** Object numbers from here on are free for the tail. */
  readonly nextNumber: number;
  readonly crossReference: PreparedCrossReference;
}

/** An object's number and its body, without `n 0 obj` and `endobj`. */
export interface NumberedObject {
  readonly number: number;
  readonly body: Uint8Array;
}

/** Cross-reference entries of the objects in `head`, compressed so that a tail can go on after them. */
export interface PreparedCrossReference {
  /** Entries cover the numbers 0 to `entries - 1`. */
  readonly entries: number;
  /** zlib header and deflate blocks, flushed to a byte, without a last block and checksum. */
  readonly deflated: Uint8Array;
  /** Adler-32 of the entries so far. */
  readonly adler: number;
}
