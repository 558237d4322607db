import type { CriteriaEdition, Criterion, CriterionId, PointOfFocus } from '#domain/criterion.ts';
import { nearest } from '#domain/nearest.ts';
import { expandRange } from './criterion-range.ts';
import { plainReference } from './plain-reference.ts';

/** What a reference to a SOC 2 criterion turned out to be. Only `criterion` is valid; the others carry what to write instead. */
export type CriterionReference =
  | { readonly kind: 'criterion'; readonly id: CriterionId }
  | { readonly kind: 'range'; readonly expanded: readonly CriterionId[] }
  | { readonly kind: 'heading'; readonly criteria: readonly CriterionId[] }
  | { readonly kind: 'point-of-focus'; readonly id: CriterionId; readonly position: number }
  | { readonly kind: 'unknown'; readonly nearest: readonly CriterionId[] };

/** What a reference to a point of focus turned out to be. Only `point-of-focus` is valid. */
export type PointOfFocusReference =
  | { readonly kind: 'point-of-focus'; readonly id: CriterionId; readonly point: PointOfFocus }
  | { readonly kind: 'no-position'; readonly id: CriterionId; readonly positions: number }
  | { readonly kind: 'no-such-position'; readonly id: CriterionId; readonly positions: number }
  | { readonly kind: 'unknown'; readonly nearest: readonly CriterionId[] };

/**
 * Reads one reference to a criterion as a person writes it. Case, spaces and kinds of dash do not matter. A range
 * (`CC6.1–CC6.4`), a heading (`CC6`, `CC1.0`, `CC`, `privacy`) and a point of focus (`CC6.1/3`, `CC6.1-POF3`) are
 * recognized so that the refusal can name the criteria meant. Never throws.
 */
export function parseCriterionReference(edition: CriteriaEdition, written: string): CriterionReference {
  const plain = plainReference(written);
  const criterion = criterionOf(edition, plain);
  if (criterion) return { kind: 'criterion', id: criterion.id };
  const point = splitPosition(edition, plain);
  if (point && pointOf(point)) {
    return { kind: 'point-of-focus', id: point.criterion.id, position: point.position };
  }
  const expanded = expandRange(edition, plain);
  if (expanded.length > 0) return { kind: 'range', expanded };
  const criteria = underHeading(edition, plain);
  if (criteria.length > 0) return { kind: 'heading', criteria };
  return { kind: 'unknown', nearest: nearestCriteria(edition, plain) };
}

/**
 * Reads one reference to a point of focus, such as `CC6.1/3` (also `CC6.1-POF3`, `CC6.1(3)`, `CC6.1.3`), with the
 * same tolerance. `positions` says how many points the criterion has: they count from 1. Never throws.
 */
export function parsePointOfFocusReference(edition: CriteriaEdition, written: string): PointOfFocusReference {
  const plain = plainReference(written);
  const criterion = criterionOf(edition, plain);
  if (criterion) {
    return { kind: 'no-position', id: criterion.id, positions: criterion.pointsOfFocus.length };
  }
  const split = splitPosition(edition, plain);
  if (!split) return { kind: 'unknown', nearest: nearestCriteria(edition, plain) };
  const { id, pointsOfFocus } = split.criterion;
  const point = pointOf(split);
  if (!point) return { kind: 'no-such-position', id, positions: pointsOfFocus.length };
  return { kind: 'point-of-focus', id, point };
}

function criterionOf(edition: CriteriaEdition, plain: string): Criterion | undefined {
  return edition.criteria.find(({ id }) => id === plain);
}

function splitPosition(edition: CriteriaEdition, plain: string) {
  const parts = /^([A-Z]+\d+\.\d+)(?:[/#.(]|[-/]?POF[-.]?)(\d{1,4})\)?$/.exec(plain);
  const criterion = parts?.[1] && criterionOf(edition, parts[1]);
  return criterion ? { criterion, position: Number(parts[2]) } : undefined;
}

function pointOf(at: { criterion: Criterion; position: number }): PointOfFocus | undefined {
  return at.criterion.pointsOfFocus.find(({ position }) => position === at.position);
}

/** `CC6`, `CC6.0`, `CC6.x`: a series; `CC`: every series of that letter; `privacy`: a category. */
function underHeading(edition: CriteriaEdition, plain: string): readonly CriterionId[] {
  const name = plain.replace(/\.(?:0|X|\*)?$/, '').replaceAll('-', '');
  const series = edition.series.filter(
    ({ id, category }) =>
      id === name || id.replace(/\d+$/, '') === name || plainReference(category).replaceAll('-', '') === name,
  );
  return series.flatMap(({ criteria }) => criteria);
}

/** Ids written inside the text first, then the same series by closeness of number, then the same letters. */
function nearestCriteria(edition: CriteriaEdition, plain: string): readonly CriterionId[] {
  const within = idsWithin(edition, plain);
  if (within.length > 0) return within;
  const [, series, number] = /^([A-Z]+\d+)\.(\d+)(?!\d)/.exec(plain.replaceAll(/(?<!\d)0+(?=\d)/g, '')) ?? [];
  const distance = (id: CriterionId) => Math.abs(Number(id.split('.')[1]) - Number(number));
  const siblings = edition.series.find(({ id }) => id === series)?.criteria ?? [];
  if (siblings.length > 0) return siblings.toSorted((a, b) => distance(a) - distance(b)).slice(0, 3);
  return nearest(
    plain,
    edition.criteria.map(({ id }) => id),
  ) as CriterionId[];
}

/** The known ids in a text such as `CC6.1,CC6.2` or `TSCCC6.1`; the leftmost reading wins, so `CC1.1` is not `C1.1`. */
function idsWithin(edition: CriteriaEdition, plain: string): readonly CriterionId[] {
  const known = edition.criteria.map(({ id }) => id.replaceAll('.', '\\.')).join('|');
  const found = plain.match(new RegExp(`(?:${known})(?!\\d)`, 'g')) ?? [];
  return [...new Set(found)] as CriterionId[];
}
