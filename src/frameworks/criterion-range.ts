import type { CriteriaEdition, CriterionId } from '#domain/criterion.ts';

interface End {
  readonly series: string;
  readonly number: number;
}

/**
 * The criteria that a range names, in catalogue order, from a plain reference such as `CC6.1-CC6.4`, `CC6.1-6.4`,
 * `CC6.1-4`, `CC6-CC8` or `CC6.1TOCC6.4`, in either direction. Numbers past the end of a series stop at its last
 * criterion. Empty where the text is no range or an end is in no series of the edition.
 */
export function expandRange(edition: CriteriaEdition, plain: string): readonly CriterionId[] {
  const parts = /^([A-Z]+)(\d+)(?:\.(\d+))?(?:-+|\.{2,}|:|TO|THROUGH)([A-Z]*)(\d+)(?:\.(\d+))?$/.exec(plain);
  if (!parts) return [];
  const [, letters = '', series = '', number, toLetters, toSeries = '', toNumber] = parts;
  const from = { series: letters + series, number: Number(number ?? 0) };
  const lastOnly = number !== undefined && !toLetters && toNumber === undefined;
  const to: End = lastOnly
    ? { series: from.series, number: Number(toSeries) }
    : { series: (toLetters || letters) + toSeries, number: Number(toNumber ?? Number.POSITIVE_INFINITY) };
  return between(edition, from, to);
}

function between(edition: CriteriaEdition, from: End, to: End): readonly CriterionId[] {
  const order = (series: string) => edition.series.findIndex(({ id }) => id === series);
  const compare = (a: End, b: End) => order(a.series) - order(b.series) || a.number - b.number;
  if (order(from.series) < 0 || order(to.series) < 0) return [];
  const [first, last] = compare(from, to) <= 0 ? [from, to] : [to, from];
  return edition.criteria.flatMap(({ id, series }) => {
    const place = { series, number: Number(id.slice(series.length + 1)) };
    return compare(first, place) <= 0 && compare(place, last) <= 0 ? [id] : [];
  });
}
