import { nearest } from '#domain/nearest.ts';
import type { CatalogueId, CatalogueItem, CatalogueReference, ReferenceId } from './catalogue.ts';
import { paragraphBelow } from './paragraph.ts';
import { referenceForm } from './reference-form.ts';

/** Ids that a catalogue knows besides its items: other ways to write one, and ids that are no longer current. */
export interface OtherIds {
  readonly aliases?: readonly (readonly [written: string, id: string])[];
  readonly withdrawn?: readonly (readonly [id: string, replacedBy: readonly string[]])[];
}

/** A function that reads references to one framework, with its items indexed once. */
export function referenceFinder(
  framework: CatalogueId,
  items: readonly CatalogueItem[],
  { aliases = [], withdrawn = [] }: OtherIds,
): (written: string) => CatalogueReference {
  const form = (written: string) => referenceForm(framework, written);
  const current = new Map(items.map((item) => [form(item.id), item]));
  for (const [written, id] of aliases) {
    const item = current.get(form(id));
    if (item) current.set(form(written), item);
  }
  const gone = new Map(withdrawn.map((entry) => [form(entry[0]), entry]));
  const headings = new Set([...current.keys()].flatMap(headingsAbove));
  const guessed = new Map<string, readonly ReferenceId[]>();
  return (written) => {
    const key = form(written);
    const item = current.get(key);
    if (item) return { kind: 'item', ...item };
    const entry = gone.get(key);
    if (entry) return { kind: 'withdrawn', id: entry[0], replacedBy: entry[1] as readonly ReferenceId[] };
    const above = headings.has(key) ? undefined : itemAbove(key, current);
    const paragraph = above && paragraphOf(framework, key, above, headings);
    if (paragraph) return { kind: 'item', ...above.item, paragraph };
    const nearest = guessed.get(key) ?? guesses(framework, key, current, headings);
    if (guessed.size < mostGuessed) guessed.set(key, nearest);
    return { kind: 'unknown', nearest };
  };
}

/** A slip is often copied: what was guessed for it is kept, up to a bound. */
const mostGuessed = 10_000;

/** `164.308(A)(1)(II)` and `164.308(A)(1)` stand above `164.308(A)(1)(II)(A)`: below them the catalogue names every paragraph. */
function headingsAbove(form: string): readonly string[] {
  const ends = [...form.matchAll(/(?<=.)\(/g)].map(({ index }) => index);
  return ends.map((end) => form.slice(0, end));
}

interface Above {
  readonly item: CatalogueItem;
  readonly form: string;
}

/** The paragraph that a reference names below an item, or null; where the catalogue names the paragraphs, it names all that exist. */
function paragraphOf(
  framework: CatalogueId,
  key: string,
  { item, form }: Above,
  headings: ReadonlySet<string>,
): string | null {
  const isLettered = framework === 'nist-800-53';
  if (referenceForm(framework, item.id) !== form || (headings.has(form) && !isLettered)) return null;
  return paragraphBelow(framework, { form, id: item.id }, key.slice(form.length));
}

type Index = ReadonlyMap<string, CatalogueItem>;

/**
 * What goes deeper than the catalogue names its item, or the paragraphs that the catalogue has in that place; a heading, its first
 * items; an Annex A number, its item; else near misses, of the unit alone where a paragraph is written too.
 */
function guesses(
  framework: CatalogueId,
  form: string,
  current: Index,
  headings: ReadonlySet<string>,
): readonly ReferenceId[] {
  const heading = framework === 'hipaa' ? headingOf(form, headings) : undefined;
  const above = heading === undefined ? itemAbove(form, current) : undefined;
  if (above) return [above.item.id];
  const below = itemsBelow(heading ?? form, current);
  if (below.length > 0) return below.map(({ id }) => id);
  const inAnnex = framework === 'iso27001' ? current.get(`A.${form}`) : undefined;
  if (inAnnex) return [inAnnex.id];
  const near = (text: string) => nearest(text, current.keys()).flatMap((key) => current.get(key)?.id ?? []);
  const close = near(form);
  return [...new Set(close.length > 0 ? close : near(form.replace(/\(.*$/, '')))];
}

/** The deepest heading that a form is or stands below: `164.308(A)(1)(II)` for `164.308(A)(1)(II)(E)`. */
function headingOf(form: string, headings: ReadonlySet<string>): string | undefined {
  return [form, ...headingsAbove(form).toReversed()].find(
    (heading) => heading.includes('(') && headings.has(heading),
  );
}

/** `ART.32(1)(B)` is in `ART.32`; `ART.321` is not. */
function itemAbove(form: string, current: Index): Above | undefined {
  for (let end = Math.min(form.length - 1, longestForm); end > 0; end -= 1) {
    const item = current.get(form.slice(0, end));
    if (item && !/\d/.test(form.charAt(end))) return { item, form: form.slice(0, end) };
  }
  return undefined;
}

/** `PR.AA` stands over `PR.AA-01`; `PR.A` stands over nothing. */
function itemsBelow(form: string, current: Index): readonly CatalogueItem[] {
  const keys = [...current.keys()].filter(
    (key) => key.startsWith(form) && /[-.(]/.test(key.charAt(form.length)),
  );
  const items = new Set(keys.flatMap((key) => current.get(key) ?? []));
  return form === '' ? [] : [...items].slice(0, 3);
}

const longestForm = 40;
