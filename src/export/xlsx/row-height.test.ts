import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowHeight } from './row-height.ts';

const columns = [
  { header: 'a', width: 20 },
  { header: 'b', width: 40 },
];
const tenWords = 'Everybody signs in with a second factor each time today.';

test('a row of short texts, numbers and nothing has the ordinary height', () => {
  expect(rowHeight(['short', 42], columns)).toBeNull();
  expect(rowHeight([null, ''], columns)).toBeNull();
  expect(rowHeight([], columns)).toBeNull();
});

test('the longest cell decides, by the width of its column', () => {
  expect(rowHeight([tenWords, null], columns)).toBe(60);
  expect(rowHeight([null, tenWords], columns)).toBe(30);
  expect(rowHeight([{ text: tenWords, href: 'https://a.example' }, tenWords], columns)).toBe(60);
});

test('line breaks, words longer than the column and East Asian letters take their room', () => {
  expect(rowHeight(['one\ntwo\nthree', null], columns)).toBe(45);
  expect(rowHeight(['x'.repeat(50), null], columns)).toBe(45);
  expect(rowHeight(['情報セキュリティ責任者', null], columns)).toBe(30);
});

test('no text makes a row higher than a spreadsheet takes, or fails', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), fc.nat(60), (text, width) => {
      const height = rowHeight([text], [{ header: '', width }]);
      return height === null || (height >= 30 && height <= 409);
    }),
  );
});
