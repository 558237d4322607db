import { contrast, parseHex, type Rgb, toHex, withContrast } from './contrast.ts';

/** The accent in one scheme: readable as text on every background, and with text readable on it. */
export interface SchemeAccent {
  readonly accent: string;
  /** Text on a surface of the accent. */
  readonly onAccent: string;
}

export interface AccentPalette {
  readonly light: SchemeAccent;
  readonly dark: SchemeAccent;
}

/** The lightest and darkest backgrounds that text in the accent stands on; the same values as in `styles/tokens.css`. */
export const backgrounds = {
  light: ['#ffffff', '#fcfcfa', '#f3f3ef'],
  dark: ['#0f1214', '#15191c', '#1e2327'],
} as const;

/** Ink that goes with no accent of the company's own. */
const defaultAccent = '#22577a';

/**
 * The company's color, corrected where it must be: text in it and text on it reach a contrast of 4.5:1 (WCAG 2.2, 1.4.3) in both
 * schemes. A company yellow becomes a dark ochre in the light scheme, a navy becomes a light blue in the dark one.
 */
export function accentPalette(written: string | undefined): AccentPalette {
  const color = parseHex(written ?? defaultAccent) ?? (parseHex(defaultAccent) as Rgb);
  return {
    light: schemeAccent(color, backgrounds.light, 4.8, 0),
    dark: schemeAccent(color, backgrounds.dark, 6, 1),
  };
}

/** The palette as custom properties; `tokens.css` uses them. */
export function accentStyleSheet({ light, dark }: AccentPalette): string {
  const pair = (a: string, b: string) => `light-dark(${a}, ${b})`;
  return `:root{--accent:${pair(light.accent, dark.accent)};--on-accent:${pair(light.onAccent, dark.onAccent)}}\n`;
}

/** The ratios lie above 4.5 because links also stand on tints, and because thin light letters on dark need more. */
function schemeAccent(color: Rgb, on: readonly string[], ratio: number, target: 0 | 1): SchemeAccent {
  const accent = withContrast(
    color,
    on.map(parseHex).filter((color) => color !== null),
    ratio,
    target,
  );
  const white: Rgb = [1, 1, 1];
  const ink = parseHex('#0f1214') as Rgb;
  return {
    accent: toHex(accent),
    onAccent: toHex(contrast(accent, white) >= contrast(accent, ink) ? white : ink),
  };
}
