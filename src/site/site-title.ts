import type { PublicContent } from './public-content.ts';

/** What the site is called: its title, or the company's name with `Trust Center`. */
export function siteTitle({ site, company }: Pick<PublicContent, 'site' | 'company'>): string {
  return site.title ?? `${company.name} Trust Center`;
}
