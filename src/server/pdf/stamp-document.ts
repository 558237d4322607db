import { createHash } from 'node:crypto';
import { ENTRY_WIDTHS, finishCrossReference, type Location } from './cross-reference.ts';
import type { StampForms } from './draw-stamp-on-pages.ts';
import { rawStreamBody, wrapObject } from './object-body.ts';
import type { NumberedObject, PreparedDocument } from './prepared-document.ts';
import { stampFonts } from './stamp-fonts.ts';
import { stampForms, stampLines, stampResources } from './stamp-forms.ts';
import { cleanMarks, type StampMarks } from './stamp-marks.ts';

/** A recipient's copy: send `head`, then `tail`. `head` is shared by all copies and must not be written to. */
export interface StampedDocument {
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  /** Of both, for Content-Length. */
  readonly length: number;
}

/**
 * Makes one recipient's copy. The cost depends on the marks, not on the document: only forms, fonts beyond
 * Latin, document information and the cross-reference table are written.
 *
 * @throws TypeError when `copyId` or `at` is unusable, which no input of a recipient can cause
 */
export function stampDocument(prepared: PreparedDocument, marks: StampMarks): StampedDocument {
  const clean = cleanMarks(marks);
  const lines = stampLines(clean);
  const resources = prepared.nextNumber;
  const fonts = stampFonts(Object.values(lines), prepared.latinFont, resources + 1);
  return finishDocument(
    prepared,
    { at: clean.at, copyId: clean.copyId },
    stampForms(lines, clean.copyId, resources, fonts.nameOf),
    [{ number: resources, body: Buffer.from(stampResources(fonts.resources)) }, ...fonts.objects],
  );
}

/** What the document itself says about the copy. */
export interface CopyFacts {
  readonly at: Date;
  readonly copyId: string;
}

/** Writes the tail around given forms. `objects` are numbered from `prepared.nextNumber` without gaps. */
export function finishDocument(
  prepared: PreparedDocument,
  facts: CopyFacts,
  forms: StampForms<Uint8Array>,
  objects: readonly NumberedObject[],
): StampedDocument {
  const info = prepared.nextNumber + objects.length;
  const tail = writeTail(prepared, info, documentId(prepared, facts), [
    { number: prepared.forms.line, body: forms.line },
    { number: prepared.forms.mark, body: forms.mark },
    { number: prepared.forms.trace, body: forms.trace },
    { number: prepared.forms.dots, body: forms.dots },
    ...objects,
    { number: info, body: Buffer.from(infoBody(facts)) },
    ...prepared.roots,
  ]);
  return { head: prepared.head, tail, length: prepared.head.length + tail.length };
}

/**
 * The order counts: catalog and page tree come last, so a reader that repairs a cut file finds either the stamp's forms
 * or no document at all.
 */
function writeTail(
  prepared: PreparedDocument,
  info: number,
  id: string,
  bodies: readonly NumberedObject[],
): Uint8Array {
  const parts: Uint8Array[] = [];
  const locations: Location[] = [];
  let offset = prepared.head.length;
  for (const { number, body } of bodies) {
    const part = wrapObject(number, body);
    locations[number - prepared.crossReference.entries] = { offset };
    parts.push(part);
    offset += part.length;
  }
  const entries = finishCrossReference(prepared.crossReference, [...locations, { offset }]);
  const dict =
    `/Type /XRef /Size ${info + 2} /W ${ENTRY_WIDTHS} /Root ${prepared.catalog} 0 R /Info ${info} 0 R ` +
    `/ID ${id} /Filter /FlateDecode`;
  const crossReference = wrapObject(info + 1, rawStreamBody(dict, entries));
  return Buffer.concat([...parts, crossReference, Buffer.from(`startxref\n${offset}\n%%EOF\n`)]);
}

/** Producer and time of this copy; nothing of the source's own information. */
function infoBody({ at, copyId }: CopyFacts): string {
  const date = `(D:${at.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z)`;
  const id = copyId.replace(/[\\()]/g, '\\$&');
  return `<< /Producer (Vitrine) /CreationDate ${date} /ModDate ${date} /Keywords (copy ${id}) /CopyId (${id}) >>`;
}

/** First half: the prepared document, the same in every copy; second half: this copy (ISO 32000-2, 14.4). */
function documentId(prepared: PreparedDocument, { at, copyId }: CopyFacts): string {
  const copy = createHash('sha256')
    .update(`${prepared.sha256}\n${copyId}\n${at.toISOString()}`)
    .digest('hex');
  return `[<${prepared.sha256.slice(0, 32)}> <${copy.slice(0, 32)}>]`;
}
