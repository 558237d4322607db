import { describe, expect, test } from 'vitest';
import { createNodeHasher, createNodeSealer, nodeRandom } from './node-crypto.ts';

const key = new Uint8Array(32).fill(1);
const other = new Uint8Array(32).fill(2);

describe('sealing', () => {
  test('opens with the same key, and never looks the same twice', () => {
    const sealer = createNodeSealer(key);
    const sealed = sealer.seal('ein Link: https://… 🔑');
    expect(sealer.open(sealed)).toBe('ein Link: https://… 🔑');
    expect(sealer.seal('a')).not.toBe(sealer.seal('a'));
  });

  test('another key, an altered or a cut text opens nothing', () => {
    const sealed = createNodeSealer(key).seal('secret');
    expect(createNodeSealer(other).open(sealed)).toBeNull();
    const flipped = Buffer.from(sealed, 'base64url');
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    expect(createNodeSealer(key).open(flipped.toString('base64url'))).toBeNull();
    expect(createNodeSealer(key).open(sealed.slice(0, 10))).toBeNull();
  });
});

describe('hashing', () => {
  test('an HMAC depends on the server key, a SHA-256 does not', () => {
    expect(createNodeHasher(key).hmac('x')).not.toBe(createNodeHasher(other).hmac('x'));
    expect(createNodeHasher(key).sha256('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  test('compares texts of any length', () => {
    const { same } = createNodeHasher(key);
    expect([same('a', 'a'), same('a', 'b'), same('a', 'aa'), same('', '')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('a short server key is refused at once', () => {
    expect(() => createNodeHasher(new Uint8Array(16))).toThrow(RangeError);
  });
});

test('random bytes: as many as asked for, never the same, and what was handed out changes no more', () => {
  const pieces = Array.from({ length: 400 }, (_, i) => nodeRandom.bytes(1 + (i % 70)));
  expect(pieces.map(({ length }) => length)).toEqual(pieces.map((_, i) => 1 + (i % 70)));
  const long = pieces.filter(({ length }) => length >= 12).map((piece) => piece.join());
  expect(new Set(long).size).toBe(long.length);
  expect(long.some((piece) => /^0(,0)*$/.test(piece))).toBe(false);
  nodeRandom.bytes(5_000);
  nodeRandom.bytes(60).fill(0);
  expect(pieces.filter(({ length }) => length >= 12).map((piece) => piece.join())).toEqual(long);
});
