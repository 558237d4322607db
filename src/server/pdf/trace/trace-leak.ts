import { startPdfium } from '../pdfium-session.ts';
import { findWrittenIds } from './find-written-ids.ts';
import { type Leak, type LeakRefused, openLeak } from './open-leak.ts';
import { type PageToRead, readPagesDots } from './read-pages-dots.ts';

/** A copy id and where it was found. Pages count from 1, through all files in their order. */
export interface TracedId {
  readonly copyId: string;
  /** Pages on which it stands as text, visible or not. */
  readonly text: readonly number[];
  /** Pages whose dots say it. */
  readonly dots: readonly number[];
  /** Pages whose dots say it when they are added up, though none of them can be read alone. */
  readonly dotsTogether: readonly number[];
  /** Pages whose dots say no id but fit this issued copy, where the issued ones are known. */
  readonly fitting: readonly number[];
  /** It stands in the document's properties. */
  readonly properties: boolean;
}

/** What leaked files say about whose copy they are. Also the JSON of `vitrine trace`. */
export interface LeakTrace {
  readonly pages: number;
  /** Pages whose dots were looked at: in a long document some, spread evenly. */
  readonly dotPages: number;
  /** The likeliest first. More than one: pages of several copies were put together, or an id was forged. */
  readonly found: readonly TracedId[];
  /** Pages that carry the stamp's dots which say no id: copies laid on one another, or too much is lost. */
  readonly unreadableDots: readonly number[];
}

export type LeakOutcome =
  | ({ readonly kind: 'traced' } & LeakTrace)
  | (LeakRefused & { readonly file: string });

/** A file's name, for messages, and its bytes. */
export interface LeakFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Looks for copy ids in the text, the properties and the dots of PDFs and pictures of pages. Needs no key and no original. */
export async function traceLeak(
  files: readonly LeakFile[],
  { mostDotPages = 48, issued = [], mostSeconds = 45 }: TraceOptions = {},
): Promise<LeakOutcome> {
  const pdfium = await startPdfium();
  const leaks: Leak[] = [];
  try {
    for (const { name, bytes } of files) {
      const leak = await openLeak(pdfium, bytes);
      if ('kind' in leak) return { ...leak, file: name };
      leaks.push(leak);
    }
    return { kind: 'traced', ...traceOpened(leaks, { mostDotPages, issued, mostSeconds }) };
  } finally {
    for (const leak of leaks) leak.close();
  }
}

export interface TraceOptions {
  /** On how many pages dots are looked for: reading them takes a quarter of a second a page. */
  readonly mostDotPages?: number;
  /** Ids of all copies that were issued: dots that are too faint to be read are compared with them. */
  readonly issued?: readonly string[];
  /** After which no further sizes and angles are tried on pages where no dots were found. */
  readonly mostSeconds?: number;
}

function traceOpened(
  leaks: readonly Leak[],
  { mostDotPages, issued, mostSeconds }: Required<TraceOptions>,
): LeakTrace {
  const pages = leaks.flatMap((leak, file) =>
    Array.from({ length: leak.pageCount }, (_, index) => ({ leak, file, index })),
  );
  const toRead = spread(
    pages.map(
      ({ leak, file, index }, i): PageToRead => ({ page: i + 1, file, image: () => leak.image(index) }),
    ),
    mostDotPages,
  );
  const end = performance.now() + mostSeconds * 1000;
  const dots = readPagesDots(toRead, { issued, isLate: () => performance.now() > end });
  const found = new Map<string, Writable<TracedId>>();
  for (const [i, { leak, index }] of pages.entries())
    for (const id of findWrittenIds(leak.pageText(index))) tracedId(found, id).text.push(i + 1);
  for (const leak of leaks)
    for (const id of findWrittenIds(leak.information('Keywords'))) tracedId(found, id).properties = true;
  for (const { page, copyId, together, fitting } of dots) {
    if (copyId !== undefined) tracedId(found, copyId)[together ? 'dotsTogether' : 'dots'].push(page);
    for (const id of fitting) tracedId(found, id).fitting.push(page);
  }
  return {
    pages: pages.length,
    dotPages: toRead.length,
    found: [...found.values()].sort((a, b) => weight(b) - weight(a)),
    unreadableDots: dots.flatMap(({ page, present, copyId, fitting }) =>
      present && copyId === undefined && fitting.length === 0 ? [page] : [],
    ),
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

function tracedId(found: Map<string, Writable<TracedId>>, copyId: string): Writable<TracedId> {
  const known = found.get(copyId) ?? {
    copyId,
    text: [],
    dots: [],
    dotsTogether: [],
    fitting: [],
    properties: false,
  };
  found.set(copyId, known);
  return known;
}

/** Text is easily replaced: a page's dots weigh more than its text. */
function weight({ text, dots, dotsTogether, fitting, properties }: TracedId): number {
  return 4 * dots.length + 2 * (dotsTogether.length + fitting.length) + text.length + (properties ? 1 : 0);
}

function spread<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(items.length, most) }, (_, i) => items[Math.floor(i * step)]).flatMap(
    (item) => (item === undefined ? [] : [item]),
  );
}
