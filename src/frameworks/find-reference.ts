import { nearest } from '#domain/nearest.ts';
import type { CatalogueId, CatalogueItem, CatalogueReference, ReferenceId } from './catalogue.ts';
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
  return (written) => {
    const item = current.get(form(written));
    if (item) return { kind: 'item', ...item };
    const entry = gone.get(form(written));
    if (entry) return { kind: 'withdrawn', id: entry[0], replacedBy: entry[1] as readonly ReferenceId[] };
    return { kind: 'unknown', nearest: guesses(framework, form(written), current) };
  };
}

type Index = ReadonlyMap<string, CatalogueItem>;

/** What goes deeper than the catalogue names its item; a heading, its first items; an Annex A number, its item; else near misses. */
function guesses(framework: CatalogueId, form: string, current: Index): readonly ReferenceId[] {
  const above = itemAbove(form, current);
  if (above) return [above.id];
  const below = itemsBelow(form, current);
  if (below.length > 0) return below.map(({ id }) => id);
  const inAnnex = framework === 'iso27001' ? current.get(`A.${form}`) : undefined;
  if (inAnnex) return [inAnnex.id];
  const close = nearest(form, current.keys()).flatMap((key) => current.get(key)?.id ?? []);
  return [...new Set(close)];
}

/** `ART.32(1)(B)` is in `ART.32`; `ART.321` is not. */
function itemAbove(form: string, current: Index): CatalogueItem | undefined {
  for (let end = Math.min(form.length - 1, longestForm); end > 0; end -= 1) {
    const item = current.get(form.slice(0, end));
    if (item && !/\d/.test(form.charAt(end))) return item;
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
