import { accentPalette } from './theme/accent.ts';

/** The site's icon: the first letter of the company's name on its accent, light and dark. */
export function iconSvg(companyName: string, accent: string | undefined): string {
  const { light, dark } = accentPalette(accent);
  const letter =
    [...companyName.trim()].find((character) => /[\p{L}\p{N}]/u.test(character))?.toUpperCase() ?? 'T';
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">',
    `<style>rect{fill:${light.accent}}text{fill:${light.onAccent};font:700 20px Inter,system-ui,sans-serif}`,
    `@media(prefers-color-scheme:dark){rect{fill:${dark.accent}}text{fill:${dark.onAccent}}}</style>`,
    '<rect width="32" height="32" rx="7"/>',
    `<text x="16" y="23" text-anchor="middle">${letter}</text></svg>`,
  ].join('');
}
