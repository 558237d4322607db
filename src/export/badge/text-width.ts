/**
 * About how wide a text is in an unknown sans-serif font, in pixels; rather too wide than too narrow, for the box around it
 * cannot grow.
 */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + share(character), 0) * size;
}

/** The text, or as much of it as fits, with an ellipsis. */
export function fitted(text: string, size: number, most: number): string {
  if (widthOf(text, size) <= most) return text;
  const characters = [...text];
  while (characters.length > 0 && widthOf(`${characters.join('')}…`, size) > most) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** The share of the font size that a character takes. */
function share(character: string): number {
  if (
    /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\u{1f000}-\u{3ffff}]/u.test(character)
  )
    return 1;
  if (/[mwMW@…]/.test(character)) return 0.9;
  if (/[\p{Lu}\p{Nd}]/u.test(character)) return 0.66;
  if (/[\sil.,:;'|!·]/.test(character)) return 0.33;
  return 0.56;
}
