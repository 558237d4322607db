import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The Fontsource packages that names are set in, in order of preference. Each is cut into files by ranges of
 * characters; `unicode.json` says which file holds what. Arabic is IBM Plex, because Noto draws a letter and its dots as
 * two glyphs, so that a reader cannot get the letter back.
 */
const FAMILIES = [
  'noto-sans',
  'ibm-plex-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-sc',
  'noto-sans-jp',
  'noto-sans-kr',
] as const;
type Family = (typeof FAMILIES)[number];

/** The file with Basic Latin and Latin-1: part of every copy's shared objects. */
export const LATIN_FILE = fileOf('noto-sans', 'latin');

/**
 * Files that may hold a character, best first.
 *
 * @param language decides which forms Chinese characters take: a name with kana is Japanese, one with hangul Korean
 */
export function filesFor(codePoint: number, language: 'ja' | 'ko' | undefined): readonly string[] {
  const key = `${codePoint}${language ?? ''}`;
  const known = found.get(key) ?? findFiles(codePoint, language);
  if (found.size >= MAX_REMEMBERED) found.clear();
  found.set(key, known);
  return known;
}

const MAX_REMEMBERED = 4096;
const found = new Map<string, readonly string[]>();

function findFiles(codePoint: number, language: 'ja' | 'ko' | undefined): readonly string[] {
  return orderFor(language).flatMap((family) =>
    rangesNear(family, codePoint)
      .filter((range) => range.first <= codePoint && codePoint <= range.last)
      .map((range) => range.file),
  );
}

/** Reads one of the files named by `filesFor`, as WOFF. */
export function readFontFile(file: string): Uint8Array {
  return readFileSync(require.resolve(file));
}

const require = createRequire(import.meta.url);

interface Range {
  readonly first: number;
  readonly last: number;
  readonly file: string;
}

const JAPANESE_FIRST = FAMILIES.toSorted(
  (a, b) => Number(b === 'noto-sans-jp') - Number(a === 'noto-sans-jp'),
);
const KOREAN_FIRST = FAMILIES.toSorted((a, b) => Number(b === 'noto-sans-kr') - Number(a === 'noto-sans-kr'));

function orderFor(language: 'ja' | 'ko' | undefined): readonly Family[] {
  if (language === 'ja') return JAPANESE_FIRST;
  return language === 'ko' ? KOREAN_FIRST : FAMILIES;
}

/** Ranges by the upper bits of the code points they touch: a package lists some ten thousand. */
type RangeIndex = ReadonlyMap<number, readonly Range[]>;
const indexes = new Map<Family, RangeIndex>();

function rangesNear(family: Family, codePoint: number): readonly Range[] {
  const known = indexes.get(family) ?? buildIndex(family);
  indexes.set(family, known);
  return known.get(codePoint >> 8) ?? [];
}

function buildIndex(family: Family): RangeIndex {
  const listed = JSON.parse(
    readFileSync(require.resolve(`@fontsource/${family}/unicode.json`), 'utf8'),
  ) as Record<string, string>;
  const index = new Map<number, Range[]>();
  for (const [subset, list] of Object.entries(listed)) {
    for (const range of list.split(',').map((item) => parseRange(family, subset, item))) {
      for (let key = range.first >> 8; key <= range.last >> 8; key += 1) {
        index.set(key, [...(index.get(key) ?? []), range]);
      }
    }
  }
  return index;
}

/** `U+4E00` or `U+4E00-4EFF`; a subset is a name or, for the CJK fonts, a number in brackets. */
function parseRange(family: Family, subset: string, item: string): Range {
  const [first, last = first] = item.trim().slice(2).split('-') as [string, string?];
  return {
    first: parseInt(first, 16),
    last: parseInt(last, 16),
    file: fileOf(family, subset.replace(/[[\]]/g, '')),
  };
}

function fileOf(family: string, subset: string): string {
  return `@fontsource/${family}/files/${family}-${subset}-400-normal.woff`;
}
