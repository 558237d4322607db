import { type EntryKind, placeOf, type SourcePlaces } from '#domain/entry.ts';
import { fixValue } from '#domain/fix.ts';
import { nearestIn, type WordIndex, wordIndex } from '#domain/nearest.ts';
import type { Settings } from '#domain/trust-center.ts';
import { at, type Content, type Finding } from './rule.ts';

/** The ids that exist of one kind of thing, with those that are there but do not count. */
export interface KnownIds {
  /** What it is called in a sentence: "control", "product". */
  readonly noun: string;
  readonly ids: ReadonlySet<string>;
  readonly drafts: ReadonlySet<string>;
  /** Ids of files that were refused: they have findings of their own, so a reference to them is not another. */
  readonly refused: ReadonlySet<string>;
  /** The file that would define them was refused: that is one finding, not one for each reference. */
  readonly unknowable?: true;
}

/** The ids of entries, drafts and refused files of some kinds. */
export function entryIds(
  content: Content,
  noun: string,
  kinds: readonly EntryKind[],
  entries: readonly { readonly id: string }[],
): KnownIds {
  const absent = content.facts.absent.filter((entry) => kinds.includes(entry.kind));
  return {
    noun,
    ids: new Set(entries.map((entry) => entry.id)),
    drafts: new Set(absent.filter(({ reason }) => reason === 'draft').map(({ id }) => id)),
    refused: new Set(absent.filter(({ reason }) => reason === 'invalid').map(({ id }) => id)),
  };
}

/** Ids that stand in a settings file. */
export function listedIds(
  noun: string,
  settings: Pick<Settings<unknown>, 'refused'>,
  ids: Iterable<string>,
): KnownIds {
  const known = { noun, ids: new Set(ids), drafts: new Set<string>(), refused: new Set<string>() };
  return settings.refused ? { ...known, unknowable: true } : known;
}

/** A finding where `id` names nothing, with the nearest real ids; null where it exists. Another case alone can be fixed in `text`, the file's own. */
export function unknownReference(
  known: KnownIds,
  id: string,
  source: SourcePlaces,
  path: string,
  text = '',
): Finding | null {
  if (known.unknowable || known.ids.has(id) || known.refused.has(id)) return null;
  if (known.drafts.has(id)) {
    return at(
      source,
      path,
      `The ${known.noun} \`${id}\` is a draft, and a draft counts for nothing.`,
      'Remove `draft: true` there, or this reference.',
    );
  }
  const others = lookUp(known).inLowerCase.get(id.toLowerCase()) ?? [];
  const [other] = others;
  if (other !== undefined) {
    const finding = at(
      source,
      path,
      `\`${id}\` is written \`${other}\` where it is defined.`,
      `Write \`${other}\`.`,
    );
    const fix = others.length === 1 ? fixValue(text, placeOf(source, path), id, other) : undefined;
    return fix ? { ...finding, fix } : finding;
  }
  const close = nearestIds(known, id);
  return at(source, path, `There is no ${known.noun} \`${id}\`.`, missingHint(known, close));
}

function missingHint({ noun, ids, refused }: KnownIds, close: readonly string[]): string | undefined {
  if (close.length > 0) return `Did you mean ${close.map((name) => `\`${name}\``).join(' or ')}?`;
  if (ids.size > 0) return undefined;
  const [only] = refused;
  return only === undefined
    ? `No ${noun} is defined at all.`
    : `No ${noun} could be read; \`${only}\` has a finding of its own.`;
}

/** What is asked of a set of ids again and again, made once: a slip is often copied into many files. */
interface LookUp {
  readonly inLowerCase: ReadonlyMap<string, readonly string[]>;
  readonly words: WordIndex;
  readonly nearest: Map<string, readonly string[]>;
}

const lookUps = new WeakMap<KnownIds, LookUp>();

function lookUp(known: KnownIds): LookUp {
  const made = lookUps.get(known) ?? {
    inLowerCase: Map.groupBy(known.ids, (id) => id.toLowerCase()),
    words: wordIndex(known.ids),
    nearest: new Map(),
  };
  lookUps.set(known, made);
  return made;
}

function nearestIds(known: KnownIds, id: string): readonly string[] {
  const { words, nearest: asked } = lookUp(known);
  const close = asked.get(id) ?? nearestIn(words, id, 3);
  asked.set(id, close);
  return close;
}
