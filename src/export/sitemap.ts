import { sitePages } from './site-pages.ts';
import type { Sources } from './sources.ts';
import { xmlText } from './xml.ts';

/** `/sitemap.xml` (sitemaps.org 0.9): every page that is to be found; `lastmod` only where the content names the day. */
export function sitemap(sources: Sources): string {
  const { today } = sources.content;
  const entries = sitePages(sources).map(({ path, changed }) => {
    const lastmod = changed && changed <= today ? `<lastmod>${changed}</lastmod>` : '';
    return `  <url><loc>${xmlText(sources.url(encodeURI(path)))}</loc>${lastmod}</url>`;
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...entries,
    '</urlset>',
    '',
  ].join('\n');
}
