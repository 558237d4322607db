import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base64url } from './base64url.ts';
import { crockford, normalizeCrockford } from './crockford.ts';

const bytes = fc.uint8Array({ minLength: 0, maxLength: 64 });

describe('ids for people', () => {
  test('property: have no letter that is taken for a digit, and read back as typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (random) => {
        const id = crockford(random, 12);
        expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
        expect(normalizeCrockford(`${id.slice(0, 4)}-${id.slice(4, 8)} ${id.slice(8).toLowerCase()}`)).toBe(
          id,
        );
      }),
    );
  });

  test('O, I and L are read as the digits they look like', () => {
    expect(normalizeCrockford('o1l-i0o')).toBe('011100');
  });

  test('too little randomness is a bug', () => {
    expect(() => crockford(new Uint8Array(5), 6)).toThrow(RangeError);
  });
});

test('property: base64url is what Node writes', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      expect(base64url(random)).toBe(Buffer.from(random).toString('base64url'));
    }),
  );
});
