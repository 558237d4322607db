import { cleanField } from './clean-text.ts';
import { isCopyId } from './dot-code.ts';

/** Who gets a copy, when, and under which id. */
export interface StampMarks {
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly at: Date;
  /** Ours, 12 characters of Crockford's base32: it is never shortened. */
  readonly copyId: string;
  /** Replaces the first line, for example in another language. Shortened at its end if it is too long. */
  readonly lineText?: string;
}

/** Marks that can be drawn. */
export interface CleanMarks {
  readonly name: string;
  readonly email: string;
  readonly company: string;
  /** `2026-11-23 14:05:09 UTC` */
  readonly time: string;
  readonly at: Date;
  readonly copyId: string;
  readonly lineText: string | undefined;
}

/** Cleans what people typed. An unusable copy id or time is our own fault and throws: no copy without them. */
export function cleanMarks(marks: StampMarks): CleanMarks {
  if (!isCopyId(marks.copyId))
    throw new TypeError("copyId must be 12 characters of Crockford's base32, as newCopyId makes them");
  return {
    name: cleanField(marks.name),
    email: cleanField(marks.email),
    company: cleanField(marks.company),
    time: `${marks.at.toISOString().slice(0, 19).replace('T', ' ')} UTC`,
    at: marks.at,
    copyId: marks.copyId,
    lineText: marks.lineText === undefined ? undefined : cleanField(marks.lineText),
  };
}
