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
  const named = metaOf(head);
  const image = named.get('og:image');
  const title = named.get('og:title');
  if (!image || !title) return null;
  const root = head.match(/<html\b[^>]*>/)?.[0] ?? '';
  return {
    path: /^https?:\/\//.test(image) ? new URL(image).pathname : image,
    title,
    kind: named.get('vitrine:kind') ?? '',
    status: named.get('vitrine:status') ?? '',
    company: named.get('og:site_name') ?? '',
    asOf,
    language: /\blang="([^"]*)"/.exec(root)?.[1] ?? 'en',
    direction: /\bdir="rtl"/.test(root) ? 'rtl' : 'ltr',
  };
}

/** What the meta elements say that cards are made of, by name or property. */
function metaOf(head: string): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const [tag] of head.matchAll(/<meta\s[^>]*>/g)) {
    const name = /\s(?:property|name)="((?:og|vitrine):[^"]*)"/.exec(tag)?.[1];
    const content = /\scontent="([^"]*)"/.exec(tag)?.[1];
    if (name !== undefined && content !== undefined) named.set(name, decode(content));
  }
  return named;
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
