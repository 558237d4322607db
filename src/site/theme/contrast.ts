/** A color in sRGB, channels from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads `#rrggbb`; null for anything else, so that nothing but a color ever reaches the style sheet. */
export function parseHex(written: string): Rgb | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(written);
  if (!match) return null;
  return [channel(match[1]), channel(match[2]), channel(match[3])];
}

/** `#rrggbb`. */
export function toHex(color: Rgb): string {
  return `#${color
    .map((value) =>
      Math.round(clamp(value) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** Contrast ratio of two colors, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/**
 * The color with its lightness in Oklab moved toward `target` (0 black, 1 white) only as far as needed for a contrast of `ratio`
 * with every background; hue and, as far as the display can, chroma stay.
 */
export function withContrast(color: Rgb, backgrounds: readonly Rgb[], ratio: number, target: 0 | 1): Rgb {
  const [lightness, a, b] = toOklab(color);
  for (let step = 0; step <= 200; step += 1) {
    const share = step / 200;
    const candidate = inGamut(lightness + (target - lightness) * share, a, b);
    if (backgrounds.every((background) => contrast(rounded(candidate), background) >= ratio))
      return rounded(candidate);
  }
  return target === 0 ? [0, 0, 0] : [1, 1, 1];
}

/** Keeps lightness and hue and gives up chroma until the color exists in sRGB. */
function inGamut(lightness: number, a: number, b: number): Rgb {
  for (let chroma = 1; chroma > 0; chroma -= 0.05) {
    const color = fromOklab(lightness, a * chroma, b * chroma);
    if (color.every((value) => value >= -0.001 && value <= 1.001)) return color.map(clamp) as unknown as Rgb;
  }
  return fromOklab(lightness, 0, 0).map(clamp) as unknown as Rgb;
}

/** As it will be written: contrast is judged on the hex value, not on what it was rounded from. */
function rounded(color: Rgb): Rgb {
  return color.map((value) => Math.round(clamp(value) * 255) / 255) as unknown as Rgb;
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function gamma(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

// Matrices of Björn Ottosson, "A perceptual color space for image processing" (2020).
function toOklab(color: Rgb): readonly [number, number, number] {
  const [r, g, b] = color.map(linear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab(lightness: number, a: number, b: number): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function channel(hex = '00'): number {
  return Number.parseInt(hex, 16) / 255;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, Number.isFinite(value) ? value : 0));
}
