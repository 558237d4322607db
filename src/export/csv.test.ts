import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from './csv.ts';

/** Reads CSV by the grammar of RFC 4180, section 2. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y;
  for (let match = field.exec(text); match; match = field.exec(text)) {
    const [, written = '', end] = match;
    row.push(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written);
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
    if (field.lastIndex === text.length) break;
  }
  return rows;
}

test('whatever stands in the cells, a reader gets the same cells', () => {
  const cell = fc
    .string({ unit: 'grapheme' })
    .filter((text) => !/^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text));
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(table, (rows) => {
      expect(parse(csv(['a', 'b'], rows))).toEqual([['a', 'b'], ...rows]);
    }),
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '\n=1', '＝1', '"=1"'.slice(1)])(
  '%j does not begin like a formula',
  (text) => {
    const [, [cell = ''] = []] = parse(csv(['a'], [[text]]));
    expect(cell).toBe(`'${text}`);
  },
);

test('numbers stay numbers and nothing stays empty', () => {
  expect(csv(['a', 'b'], [[-1, null]])).toBe('a,b\r\n-1,\r\n');
});
