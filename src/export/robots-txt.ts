import type { Sources } from './sources.ts';

/** Parts of the gate: forms and personal pages, nothing that a search should show. */
const gatePaths = [
  '/request',
  '/verify/',
  '/agree/',
  '/status$',
  '/status/',
  '/access$',
  '/access/',
  '/download/',
  '/i/',
  '/admin',
];

/** `/robots.txt` (RFC 9309): everything public may be read, also by those that train or answer; the gate's pages are for people. */
export function robotsTxt({ url }: Sources): string {
  const lines = ['User-agent: *', ...gatePaths.map((path) => `Disallow: ${path}`), 'Allow: /'];
  return `${lines.join('\n')}\n\nSitemap: ${url('/sitemap.xml')}\n`;
}
