/** HTML that may stand in a page as it is. Only `html` and `trusted` make it; an object that merely looks like it is refused. */
export interface Markup {
  readonly source: string;
}

export type Part = Markup | string | number | readonly Part[] | null | false;

/** A template whose values are escaped, unless they are markup of another template. Null and false leave nothing. */
export function html(texts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return trusted(
    texts.reduce((source, piece, index) => `${source}${partSource(values[index - 1] ?? null)}${piece}`),
  );
}

/** A text of our own that is markup already, such as a style sheet; never a text from content. */
export function trusted(source: string): Markup {
  const markup = Object.freeze({ source });
  made.add(markup);
  return markup;
}

const made = new WeakSet<Markup>();

function partSource(part: Part): string {
  if (part === null || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  if (!('source' in part)) return part.map(partSource).join('');
  if (!made.has(part)) throw new TypeError('A value of an HTML template is neither text nor markup.');
  return part.source;
}

/** Safe in text and in attributes with quotes of either kind; control characters, which HTML forbids, become a mark. */
function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
    .replace(/(?![\t\n\r])\p{Cc}/gu, '\uFFFD');
}
