import { type Entry, slugOf } from '#domain/entry.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { pagePath, type Section } from '../paths.ts';
import { withoutInternal } from './visibility.ts';

/** A former address, from an entry's `aliases`, and the page that took its place. */
export interface PublicRedirect {
  readonly from: string;
  readonly to: string;
  readonly title: string;
}

/** Where the aliases of published entries lead; an alias never hides a page that is there, and internal entries have none. */
export function publicRedirects(trustCenter: TrustCenter): readonly PublicRedirect[] {
  return [
    ...redirectsOf('controls', trustCenter.controls),
    ...redirectsOf('policies', trustCenter.policies),
    ...redirectsOf('reports', trustCenter.reports),
    ...redirectsOf('documents', trustCenter.documents),
    ...redirectsOf('faq', trustCenter.faq),
    ...redirectsOf('updates', trustCenter.updates),
  ];
}

type WithAliases = Entry<{
  readonly aliases: readonly string[];
  readonly visibility: 'public' | 'gated' | 'internal';
  readonly title?: string | undefined;
}>;

function redirectsOf(section: Section, entries: readonly WithAliases[]): readonly PublicRedirect[] {
  const taken = new Set(entries.map(({ id }) => slugOf(id)));
  return withoutInternal(entries).flatMap(({ id, data }) => {
    const aliases = [...new Set(data.aliases.map(slugOf))].filter((alias) => !taken.has(alias));
    return aliases.map((alias) => ({
      from: pagePath(section, alias),
      to: pagePath(section, id),
      title: data.title ?? id,
    }));
  });
}
