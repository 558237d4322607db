import { unambiguousDay } from '#domain/unambiguous-day.ts';

/** A value as it should be written, and whether the quotes around it go. */
export interface SafeValue {
  readonly value: string;
  readonly unquoted?: boolean;
}

/**
 * The one value that a refused one can only mean: another case, stray spaces, a date in prose. Null where a person has to
 * decide; a near miss by a letter is never corrected.
 * @param code what was refused: `date`, `id`, `country`, `sha256`, `domain`, or `one-of`
 * @param allowed the values to choose from, for `one-of`
 */
export function safeValue(code: string, written: string, allowed: readonly string[] = []): SafeValue | null {
  switch (code) {
    case 'date': {
      const day = unambiguousDay(written);
      return day && { value: day, unquoted: true };
    }
    case 'id':
      return matching(/^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/, withoutAccidents(written));
    case 'country':
      return matching(/^[A-Z]{2}$/, withoutAccidents(written).toUpperCase());
    case 'sha256':
      return matching(/^[0-9a-f]{64}$/, written.trim().toLowerCase());
    case 'domain':
      return matching(/^(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}$/, written.trim().toLowerCase());
    case 'one-of': {
      const meant = allowed.filter((value) => folded(value) === folded(written));
      return meant.length === 1 && meant[0] !== undefined ? { value: meant[0] } : null;
    }
    default:
      return null;
  }
}

/** Spaces around it and around hyphens, dashes and invisible characters of other programs: `AC – 01` is AC-01. */
function withoutAccidents(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/[\p{Dash_Punctuation}\u2212]/gu, '-')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s*-\s*/gu, '-')
    .trim();
}

function folded(value: string): string {
  return withoutAccidents(value)
    .toLowerCase()
    .replace(/[\s_-]+/gu, '-');
}

function matching(form: RegExp, value: string): SafeValue | null {
  return form.test(value) ? { value } : null;
}
