/**
 * The content security policy that a built page carries in its `<meta>` element, to be sent as a header as well: a
 * header also covers what stands before the element, and is seen by those who look at headers only.
 * @returns null where the page has none, or one too long for the header buffer of common proxies (nginx: 4 kB for
 * the whole head); the element itself holds in any case
 */
export function pagePolicy(html: string): string | null {
  const head = html.slice(0, html.search(/<\/head>/i) + 1 || undefined);
  const element = /<meta\s[^>]*http-equiv=["']?content-security-policy["']?[^>]*>/i.exec(head)?.[0];
  const content = element && /\scontent="([^"]*)"/i.exec(element)?.[1];
  if (!content) return null;
  const policy = content.replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity).trim();
  return policy.length <= longest && /^[\x20-\x7e]+$/.test(policy) ? policy : null;
}

const longest = 2_000;

const entities: Readonly<Record<string, string>> = {
  '&#34;': '"',
  '&quot;': '"',
  '&#38;': '&',
  '&amp;': '&',
  '&#39;': "'",
};
