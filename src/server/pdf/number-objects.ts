import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFNull,
  type PDFObject,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { eachReference } from './read-objects.ts';

/** Everything that `roots` reach but themselves and what `except` names, each once. */
export function reachableFrom(
  context: PDFContext,
  roots: readonly PDFRef[],
  except: readonly PDFRef[],
): PDFRef[] {
  const seen = new Set<PDFRef>([...roots, ...except]);
  const found: PDFRef[] = [];
  const queue = [...roots];
  for (let ref = queue.pop(); ref; ref = queue.pop()) {
    eachReference(context.lookup(ref), (next) => {
      if (seen.has(next) || !context.lookup(next)) return;
      seen.add(next);
      found.push(next);
      queue.push(next);
    });
  }
  return found;
}

/** New numbers for references, without gaps, from `first`. */
export function numberFrom(first: number, refs: readonly PDFRef[]): [PDFRef, number][] {
  return refs.map((ref, i) => [ref, first + i]);
}

/**
 * Rewrites the references inside objects in place; one that leads nowhere becomes null. Every container is visited once:
 * pages share parts of an inherited resource dictionary, and a second pass would take new numbers for old ones.
 */
export function renumberReferences(
  objects: readonly PDFObject[],
  numbers: ReadonlyMap<PDFRef, number>,
): void {
  const done = new Set<PDFObject>();
  for (const object of objects) renumber(object, numbers, done);
}

function renumber(object: PDFObject, numbers: ReadonlyMap<PDFRef, number>, done: Set<PDFObject>): void {
  if (done.has(object)) return;
  done.add(object);
  const replaced = (value: PDFObject): PDFObject => {
    if (value instanceof PDFRef) return newReference(numbers.get(value));
    renumber(value, numbers, done);
    return value;
  };
  if (object instanceof PDFStream) renumber(object.dict, numbers, done);
  if (object instanceof PDFArray)
    for (const [i, value] of object.asArray().entries()) object.set(i, replaced(value));
  if (object instanceof PDFDict)
    for (const [key, value] of object.entries()) object.set(key, replaced(value));
}

function newReference(number: number | undefined): PDFObject {
  return number === undefined ? PDFNull : PDFRef.of(number);
}
