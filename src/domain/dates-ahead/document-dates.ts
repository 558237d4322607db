import { addMonths } from '../calendar-day.ts';
import type { TrustDocument } from '../content/document.ts';
import type { DateAhead } from '../dates-ahead.ts';
import type { Entry } from '../entry.ts';
import type { TrustCenter } from '../trust-center.ts';

/** Documents that expire, insurance among them. */
export function documentDates({ documents }: TrustCenter): readonly DateAhead[] {
  return documents.flatMap(({ id, file, data }) => {
    const { expires, title, owner } = data;
    if (!expires) return [];
    return [
      {
        kind: 'document-expiry',
        day: expires,
        id,
        part: '',
        title,
        note: 'its download ends with this day',
        owner: owner ?? null,
        file,
        duty: true,
      },
    ];
  });
}

/** The day on which the newest penetration test of its products is twelve months old. */
export function penTestDates({ documents }: TrustCenter): readonly DateAhead[] {
  const tests = documents.filter(({ data }) => data.kind === 'pen-test');
  return tests
    .filter((test) => !tests.some((other) => follows(other, test)))
    .map(({ id, file, data }) => {
      const end = data.tested?.end ?? data.date;
      return {
        kind: 'pen-test-due',
        day: addMonths(end, 12),
        id,
        part: '',
        title: data.title,
        note: `the last test ended on ${end}`,
        owner: data.owner ?? null,
        file,
        duty: true,
      };
    });
}

/** A later test for the same products, or for all of them. */
function follows(other: Entry<TrustDocument>, test: Entry<TrustDocument>): boolean {
  const products = other.data.products;
  const covers =
    products.length === 0 ||
    (test.data.products.length > 0 && test.data.products.every((product) => products.includes(product)));
  return other.data.date > test.data.date && covers;
}
