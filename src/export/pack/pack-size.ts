/** The place on a page for the size of the pack, which is made after the pages. */
export const packSizePlace = '<span data-pack-size></span>';

/** A page with the size where its place is, after a word: `, 2.1 MB`, in the page's language. The copy in the pack has none. */
export function withPackSize(html: string, bytes: number, locale: string): string {
  return html.replaceAll(packSizePlace, `<span data-pack-size>, ${sizeWords(bytes, locale)}</span>`);
}

function sizeWords(bytes: number, locale: string): string {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  return `${number.format(bytes / 1_000_000)} MB`;
}
