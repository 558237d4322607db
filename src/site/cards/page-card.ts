/** What a social card shows: only what the page itself publishes in its head, so that no card can say more. */
export interface PageCard {
  /** Path below the site, such as `/og/controls/ac-01.png`. */
  readonly path: string;
  readonly title: string;
  /** `Control`, `Policy`, `Report`; empty on the home page. */
  readonly kind: string;
  /** Status or date line; may be empty. */
  readonly status: string;
  readonly company: string;
  /** The day as of which the page was built. */
  readonly asOf: string;
}

/** Reads a page's card from its HTML; null where the page names none (error pages). */
export function pageCard(html: string, asOf: string): PageCard | null {
  const head = html.slice(0, html.indexOf('</head>'));
  const image = meta(head, 'property', 'og:image');
  const title = meta(head, 'property', 'og:title');
  if (!image || !title) return null;
  const path = /^https?:\/\//.test(image) ? new URL(image).pathname : image;
  return {
    path,
    title,
    kind: meta(head, 'name', 'vitrine:kind') ?? '',
    status: meta(head, 'name', 'vitrine:status') ?? '',
    company: meta(head, 'property', 'og:site_name') ?? '',
    asOf,
  };
}

function meta(head: string, attribute: string, name: string): string | null {
  const tag = head.match(new RegExp(`<meta[^>]*\\b${attribute}="${name}"[^>]*>`))?.[0];
  const content = tag?.match(/\bcontent="([^"]*)"/)?.[1];
  return content === undefined ? null : decode(content);
}

function decode(text: string): string {
  return text
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex, decimal) =>
      String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
