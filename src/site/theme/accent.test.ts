import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentPalette, accentStyleSheet, backgrounds } from './accent.ts';
import { contrast, parseHex, type Rgb } from './contrast.ts';

const rgb = (hex: string): Rgb => {
  const color = parseHex(hex);
  if (!color) throw new Error(`${hex} is no color`);
  return color;
};
const hexColor = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  it('is 21 between black and white and 1 between equals', () => {
    expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21);
    expect(contrast([0.2, 0.4, 0.6], [0.2, 0.4, 0.6])).toBe(1);
  });

  it('agrees with a published value: #767676 on white is just above 4.5', () => {
    expect(contrast(rgb('#767676'), [1, 1, 1])).toBeCloseTo(4.54, 2);
  });
});

describe('accentPalette', () => {
  it('makes any color readable as text and as a surface, in both schemes', () => {
    fc.assert(
      fc.property(hexColor, (written) => {
        const palette = accentPalette(written);
        for (const scheme of ['light', 'dark'] as const) {
          const { accent, onAccent } = palette[scheme];
          for (const background of backgrounds[scheme]) {
            expect(contrast(rgb(accent), rgb(background))).toBeGreaterThanOrEqual(4.5);
          }
          expect(contrast(rgb(accent), rgb(onAccent))).toBeGreaterThanOrEqual(4.5);
        }
      }),
    );
  });

  it('leaves a color alone that is readable already', () => {
    expect(accentPalette('#0f5c63').light.accent).toBe('#0f5c63');
  });

  it('takes nothing but a color into the style sheet', () => {
    const sheet = accentStyleSheet(accentPalette('red;} body{display:none'));
    expect(sheet).toMatch(/^:root\{(?:--[a-z-]+:light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\);?){2}\}\n$/);
    expect(sheet).toBe(accentStyleSheet(accentPalette(undefined)));
  });

  it('judges contrast on the backgrounds that the tokens have', () => {
    const tokens = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8');
    const pair = (name: string) =>
      new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens)?.slice(1);
    const pairs = ['paper', 'surface', 'sunken'].map(pair);
    expect(new Set(pairs.map((one) => one?.[0]))).toEqual(new Set(backgrounds.light));
    expect(new Set(pairs.map((one) => one?.[1]))).toEqual(new Set(backgrounds.dark));
  });
});
