import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib';
import type { PageGeometry } from './page-placement.ts';
import type { ObjectGraph } from './read-objects.ts';
import { RefusalError } from './refusal.ts';

/** A leaf of the page tree with what it inherits. */
export interface Page {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly geometry: PageGeometry;
  /** Own or inherited, possibly shared: never to be changed. */
  readonly resources: PDFDict | undefined;
}

/** The page tree in reading order. */
export function readPages(graph: ObjectGraph): readonly Page[] {
  const root = graph.catalog.get(PDFName.of('Pages'));
  if (!(root instanceof PDFRef)) throw new RefusalError('damaged', 'The file has no page tree.');
  const leaves: Page[] = [];
  walk(graph.context, root, {}, new Set(), leaves);
  if (new Set(leaves.map((page) => page.ref)).size < leaves.length) {
    throw new RefusalError(
      'unsupported',
      'A page is listed twice, which readers show differently. Print the file to PDF.',
    );
  }
  return leaves;
}

type Inherited = Readonly<Partial<Record<'Resources' | 'MediaBox' | 'CropBox' | 'Rotate', PDFObject>>>;
const INHERITABLE = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
const MAX_DEPTH = 64;

function walk(
  context: PDFContext,
  ref: PDFRef,
  above: Inherited,
  path: ReadonlySet<PDFRef>,
  leaves: Page[],
): void {
  const node = context.lookup(ref);
  if (!(node instanceof PDFDict) || path.has(ref) || path.size > MAX_DEPTH) {
    throw new RefusalError('damaged', `The page tree is broken after page ${leaves.length}.`);
  }
  const inherited = { ...above, ...ownAttributes(node) };
  const kids = context.lookup(node.get(PDFName.of('Kids')));
  if (!(kids instanceof PDFArray)) {
    leaves.push(readLeaf(context, ref, node, inherited, leaves.length + 1));
    return;
  }
  const below = new Set(path).add(ref);
  for (const kid of kids.asArray()) {
    if (!(kid instanceof PDFRef))
      throw new RefusalError('damaged', `The page tree is broken after page ${leaves.length}.`);
    walk(context, kid, inherited, below, leaves);
  }
}

function ownAttributes(node: PDFDict): Inherited {
  const own: Partial<Record<keyof Inherited, PDFObject>> = {};
  for (const key of INHERITABLE) {
    const value = node.get(PDFName.of(key));
    if (value) own[key] = value;
  }
  return own;
}

function readLeaf(context: PDFContext, ref: PDFRef, dict: PDFDict, from: Inherited, number: number): Page {
  const resources = context.lookup(from.Resources);
  const media = readBox(context, from.MediaBox) ?? LETTER;
  const crop = readBox(context, from.CropBox) ?? media;
  const visible = intersect(media, crop);
  if (visible.width <= 0 || visible.height <= 0) {
    throw new RefusalError('unsupported', `Page ${number} has an empty visible area.`);
  }
  return {
    ref,
    dict,
    geometry: { ...visible, rotation: readRotation(context, from.Rotate, number) },
    resources: resources instanceof PDFDict ? resources : undefined,
  };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What readers assume when a page has no MediaBox. */
const LETTER: Box = { x: 0, y: 0, width: 612, height: 792 };

/** Corners come in any order (ISO 32000-2, 7.9.5); an empty box counts as none, as in PDFium. */
function readBox(context: PDFContext, value: PDFObject | undefined): Box | undefined {
  const array = context.lookup(value);
  if (!(array instanceof PDFArray) || array.size() !== 4) return undefined;
  const corners = array.asArray().map((item) => context.lookup(item));
  const [x0, y0, x1, y1] = corners.map((corner) => (corner instanceof PDFNumber ? corner.asNumber() : 0)) as [
    number,
    number,
    number,
    number,
  ];
  const box = {
    x: Math.min(x0, x1),
    y: Math.min(y0, y1),
    width: Math.abs(x1 - x0),
    height: Math.abs(y1 - y0),
  };
  return box.width > 0 && box.height > 0 ? box : undefined;
}

function intersect(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.min(a.x + a.width, b.x + b.width) - x,
    height: Math.min(a.y + a.height, b.y + b.height) - y,
  };
}

function readRotation(
  context: PDFContext,
  value: PDFObject | undefined,
  number: number,
): PageGeometry['rotation'] {
  const rotate = context.lookup(value);
  const degrees = rotate instanceof PDFNumber ? ((rotate.asNumber() % 360) + 360) % 360 : 0;
  if (degrees === 0 || degrees === 90 || degrees === 180 || degrees === 270) return degrees;
  throw new RefusalError(
    'unsupported',
    `Page ${number} is rotated by an angle that readers do not agree on.`,
  );
}
