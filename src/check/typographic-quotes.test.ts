import { expect, test } from 'vitest';
import { betweenTypographicQuotes } from './typographic-quotes.ts';

test.each([
  ['“1.0”', '1.0'],
  ['„Zugriff“', 'Zugriff'],
  ['»Zugriff«', 'Zugriff'],
  ['‘1.0’', '1.0'],
  ['”1.0”', '1.0'],
  ['“ CC6.1 ”', 'CC6.1'],
])('%s is %s in typographic quotes', (written, inner) => {
  expect(betweenTypographicQuotes(written)).toBe(inner);
});

test.each(['"1.0"', '1.0', '“Need to know” and “least privilege”', '“Need to know” policy', '“”', '’'])(
  '%s is not',
  (written) => {
    expect(betweenTypographicQuotes(written)).toBeNull();
  },
);
