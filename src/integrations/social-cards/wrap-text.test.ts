import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LineStyle, setLine } from './set-line.ts';
import { type Fit, wrapText } from './wrap-text.ts';

const style: LineStyle = { weight: 600, direction: 'ltr', forms: undefined };
const fits: [Fit, ...Fit[]] = [
  { size: 92, lines: 2 },
  { size: 54, lines: 5 },
];
const widest = (text: string, size: number) => (setLine(text, style).width * size) / 1000;

test('a short title stands on one line in the largest size', () => {
  const { lines, size } = wrapText('Access control', 1056, fits, style);
  expect([lines.length, size]).toEqual([1, 92]);
});

test('a word that is too wide for the largest size is set smaller before it is broken', () => {
  expect(wrapText('Unterauftragsverarbeiterliste', 1056, fits, style)).toMatchObject({ size: 54 });
});

test.each([
  ['Latin', 'word '.repeat(200)],
  ['one word', 'x'.repeat(2_000)],
  ['Japanese', 'アクセス制御に関する規程。'.repeat(40)],
  ['Arabic', 'سياسة الوصول '.repeat(60)],
])('a title that is far too long is clipped to the last size: %s', (_, text) => {
  const { lines, size } = wrapText(text, 1056, fits, style);
  expect([lines.length, size]).toEqual([5, 54]);
});

test('no line is wider than there is room, whatever the text', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'W', ' ', '-', '語', 'が', 'ب', 'ש', '(', '9', '、', '…'),
    maxLength: 120,
  });
  fc.assert(
    fc.property(text, (written) => {
      const { lines, size } = wrapText(written.trim(), 1056, fits, style);
      expect(lines.length).toBeLessThanOrEqual(5);
      for (const { width } of lines) expect((width * size) / 1000).toBeLessThanOrEqual(1056);
    }),
    { numRuns: 200 },
  );
});

describe('direction', () => {
  const glyphs = (text: string, direction: 'ltr' | 'rtl') => setLine(text, { ...style, direction });

  test('Hebrew runs from the right, a number in it from the left', () => {
    const [alone, mixed] = [glyphs('אב', 'rtl'), glyphs('אב 12', 'rtl')];
    // The number comes last in reading order, so it stands leftmost, its first digit first.
    const digits = glyphs('12', 'ltr').glyphs.map(({ outline }) => outline);
    expect(mixed.glyphs.slice(0, 2).map(({ outline }) => outline)).toEqual(digits);
    expect(mixed.glyphs.slice(2).map(({ outline }) => outline)).toEqual(
      alone.glyphs.map(({ outline }) => outline),
    );
  });

  test('brackets in right-to-left text are mirrored', () => {
    const [opening] = glyphs('(', 'ltr').glyphs;
    expect(glyphs('(א)', 'rtl').glyphs[0]?.outline).toBe(opening?.outline);
  });

  test('Arabic letters join: a word has other shapes than its letters alone', () => {
    const word = glyphs('بيت', 'rtl').glyphs.map(({ outline }) => outline);
    const letters = ['ت', 'ي', 'ب'].flatMap((letter) =>
      glyphs(letter, 'rtl').glyphs.map(({ outline }) => outline),
    );
    expect(word).not.toEqual(letters);
  });
});

test('a character that no font has is left out', () => {
  expect(setLine('a🔐b', style).glyphs).toHaveLength(2);
  expect(widest('a🔐b', 100)).toBeCloseTo(widest('ab', 100), 0);
});
