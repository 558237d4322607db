import type { PublicContent } from './public-content.ts';
import { wordsOf } from './words/words.ts';

/** What the site is called: its title, or the company's name with `Trust Center`. */
export function siteTitle({ site, company }: Pick<PublicContent, 'site' | 'company'>): string {
  return site.title ?? wordsOf(site.locale).words.site.title(company.name);
}
