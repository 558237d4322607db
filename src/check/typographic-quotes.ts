/** The text between typographic quotes that stand around the whole of it, as word processors set them; null where none do. */
export function betweenTypographicQuotes(written: string): string | null {
  const inner = /^[“”„‟«»‘’‚‹›](.*)[“”‟«»‘’‹›]$/su.exec(written)?.[1]?.trim();
  return inner && !/[“”„‟«»]/u.test(inner) ? inner : null;
}
