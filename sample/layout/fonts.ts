import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const cuts = [
  { weight: 400, style: 'normal' },
  { weight: 400, style: 'italic' },
  { weight: 500, style: 'normal' },
  { weight: 600, style: 'normal' },
] as const;

/** `@font-face` rules with Inter as data URLs: the printed page loads nothing and embeds what it uses. */
export function fontFaces(): string {
  return cuts
    .flatMap((cut) => ['latin', 'latin-ext'].map((subset) => face(subset, cut.weight, cut.style)))
    .join('\n');
}

function face(subset: string, weight: number, style: string): string {
  const file = require.resolve(`@fontsource/inter/files/inter-${subset}-${weight}-${style}.woff2`);
  const range = subset === 'latin' ? '' : 'unicode-range: U+0100-02BA, U+2070-209F, U+20A0-20CF;';
  return `@font-face { font-family: Inter; font-weight: ${weight}; font-style: ${style}; ${range} src: url(data:font/woff2;base64,${readFileSync(file).toString('base64')}) format("woff2"); }`;
}
