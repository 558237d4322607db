/** Why a document cannot be stamped. Permanent codes: the gate logs them and staff read them. */
export type PdfRefusalCode = 'encrypted' | 'damaged' | 'page-count' | 'too-large' | 'unsupported';

/** A document that gets no stamp and is therefore never served. A value, not an exception. */
export interface PdfRefusal {
  readonly refused: PdfRefusalCode;
  /** One sentence for staff: what is wrong and what to do. Holds no text of the document. */
  readonly message: string;
}

/** Builds a refusal. */
export function refuse(refused: PdfRefusalCode, message: string): PdfRefusal {
  return { refused, message };
}

/** True for a refusal, whatever the other possible results are. */
export function isRefusal(value: unknown): value is PdfRefusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/**
 * Carries a refusal out of a deep parse. Only `prepareDocument` catches it, so callers see values.
 * Not exported from the public files.
 */
export class RefusalError extends Error {
  readonly refusal: PdfRefusal;
  constructor(refused: PdfRefusalCode, message: string) {
    super(message);
    this.refusal = refuse(refused, message);
  }
}
