import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

const chromiumId = /^node\d{8}$/;

/**
 * Numbers the ids in the structure tree from 1, in the order of its elements, and writes their index anew. Chromium takes
 * them from its counter of DOM nodes, which differs from run to run.
 */
export function stabilizeIds(pdf: PDFDocument): void {
  const root = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  if (!root?.has(PDFName.of('IDTree'))) return;
  deleteTree(pdf, root.get(PDFName.of('IDTree')));
  const objects = pdf.context.enumerateIndirectObjects();
  const index = objects.flatMap(([ref, element]) => elementId(ref, element));
  const names = new Map(index.map(({ id }, position) => [id, numbered(position)]));
  for (const [, object] of objects) renameIds(object, names);
  const entries = index.flatMap(({ ref }, position) => [numbered(position), ref]);
  root.set(PDFName.of('IDTree'), pdf.context.obj({ Names: entries }));
}

function deleteTree(pdf: PDFDocument, node: PDFObject | undefined): void {
  const kids = pdf.context.lookupMaybe(node, PDFDict)?.lookupMaybe(PDFName.of('Kids'), PDFArray);
  for (const kid of kids?.asArray() ?? []) deleteTree(pdf, kid);
  if (node instanceof PDFRef) pdf.context.delete(node);
}

function elementId(ref: PDFRef, element: PDFObject): { ref: PDFRef; id: string }[] {
  const id = element instanceof PDFDict ? element.get(PDFName.of('ID')) : undefined;
  return id instanceof PDFString && chromiumId.test(id.asString()) ? [{ ref, id: id.asString() }] : [];
}

/** Table cells name their headers by id, so every string below an object is looked at. */
function renameIds(object: PDFObject, names: ReadonlyMap<string, PDFString>): void {
  const renamed = (item: PDFObject) => (item instanceof PDFString ? names.get(item.asString()) : undefined);
  if (object instanceof PDFArray) {
    for (const [index, item] of object.asArray().entries()) {
      const name = renamed(item);
      if (name) object.set(index, name);
      else renameIds(item, names);
    }
  }
  if (object instanceof PDFDict) {
    for (const [key, item] of object.entries()) {
      const name = renamed(item);
      if (name) object.set(key, name);
      else renameIds(item, names);
    }
  }
}

function numbered(position: number): PDFString {
  return PDFString.of(`node${String(position + 1).padStart(8, '0')}`);
}
