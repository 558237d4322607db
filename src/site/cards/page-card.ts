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
  /** When the page was built, in words: `As of 2026-11-23`. */
  readonly asOf: string;
  /** Of the page, such as `en` or `ar-EG`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Reads a page's card from its HTML; null where the page names none (error pages). */
export function pageCard(html: string, asOf: string): PageCard | null {
  const head = html.slice(0, html.indexOf('</head>'));
  const image = meta(head, 'property', 'og:image');
  const title = meta(head, 'property', 'og:title');
  if (!image || !title) return null;
  const root = head.match(/<html\b[^>]*>/)?.[0] ?? '';
  return {
    path: /^https?:\/\//.test(image) ? new URL(image).pathname : image,
    title,
    kind: meta(head, 'name', 'vitrine:kind') ?? '',
    status: meta(head, 'name', 'vitrine:status') ?? '',
    company: meta(head, 'property', 'og:site_name') ?? '',
    asOf,
    language: /\blang="([^"]*)"/.exec(root)?.[1] ?? 'en',
    direction: /\bdir="rtl"/.test(root) ? 'rtl' : 'ltr',
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
