import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phrasePieces } from './phrase.ts';

describe('phrasePieces', () => {
  it('turns the words in brackets into links, in their order', () => {
    expect(phrasePieces('See [reports] and [policies].', ['/reports/', '/policies/'])).toEqual([
      { text: 'See ', href: null },
      { text: 'reports', href: '/reports/' },
      { text: ' and ', href: null },
      { text: 'policies', href: '/policies/' },
      { text: '.', href: null },
    ]);
  });

  it('keeps brackets beyond the addresses as text', () => {
    expect(phrasePieces('[a] [b]', ['/a/'])).toEqual([
      { text: 'a', href: '/a/' },
      { text: ' [b]', href: null },
    ]);
  });

  it('loses no word', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '[', ']') }), fc.nat(3), (text, count) => {
        const pieces = phrasePieces(
          text,
          Array.from({ length: count }, () => '/x/'),
        );
        const letters = (words: string) => words.replace(/[[\]]/g, '');
        expect(letters(pieces.map((piece) => piece.text).join(''))).toBe(letters(text));
        expect(pieces.filter(({ href }) => href).length).toBeLessThanOrEqual(count);
      }),
    );
  });
});
