import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unbrokenPieces } from './unbroken.ts';

describe('what stays on one line', () => {
  test.each([
    ['SOC 2® Type 2 report', ['SOC 2®', 'Type 2']],
    ['SOC 2® Typ 2 Bericht', ['SOC 2®', 'Typ 2']],
    ['New subprocessor from 15 December 2026: Larkwindow', ['15 December 2026']],
    ['Bericht vom 14. August 2026', ['14. August 2026']],
    ['Every year, last in May 2026', ['May 2026']],
    ['Emergency changes are reviewed within 2 business days', ['2 business days']],
    ['innerhalb von 10 Werktagen', ['10 Werktagen']],
    ['99.5 hours', ['99.5 hours']],
    ['ISO/IEC 27001 certification', ['ISO/IEC 27001']],
    ['Ask with your work e-mail address', ['e-mail']],
    ['E-Mail-Adresse', ['E-Mail']],
  ])('%s', (text, together) => {
    const held = unbrokenPieces(text).filter(({ holds }) => holds !== null);
    expect(held.map((piece) => piece.text)).toEqual(together);
  });

  test.each(['PSOC 25', 'Type 27', 'We may 2 times', '2 daylight savings', 'the mail that we send'])(
    'nothing of: %s',
    (text) => {
      expect(unbrokenPieces(text).filter(({ holds }) => holds !== null)).toEqual([]);
    },
  );
});

test('what is long is told', () => {
  expect(unbrokenPieces('SOC 2 from 1 July 2026')).toEqual([
    { text: 'SOC 2', holds: 'short' },
    { text: ' from ', holds: null },
    { text: '1 July 2026', holds: 'long' },
  ]);
});

test('no letter is lost or moved', () => {
  const word = fc.constantFrom('SOC 2®', 'Type 1', '1 July 2026', '30 days', 'e-mail', ' ', ', ', 'x', '2');
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string())), (words) => {
      const text = words.join('');
      expect(
        unbrokenPieces(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
