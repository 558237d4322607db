/** What in an SVG could run code or load something from elsewhere, in words; null for a plain picture. */
export function activeSvg(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (!/<svg[\s>]/i.test(text)) return 'no readable SVG';
  const found = dangers.find(([pattern]) => pattern.test(text));
  return found ? found[1] : null;
}

const dangers: readonly (readonly [RegExp, string])[] = [
  [/<(?:[\w-]+:)?script[\s>/]/i, 'a script'],
  [/\son[a-z]+\s*=/i, 'an event handler'],
  [/<(?:[\w-]+:)?foreignObject[\s>/]/i, 'embedded HTML (foreignObject)'],
  [/<(?:[\w-]+:)?(?:iframe|object|embed|handler|set|animate\w*)[\s>/]/i, 'an active element'],
  [/<!ENTITY/i, 'an entity definition'],
  [/(?:href|src)\s*=\s*["']?\s*(?!#|data:image\/(?:png|jpeg|webp))[^"'\s>]/i, 'a link to something else'],
  [/url\(\s*["']?\s*(?!#|["']?#)[^)]/i, 'a style that loads something'],
  [/@import/i, 'a style that loads something'],
];
