import type { CalendarDay } from '#domain/calendar-day.ts';
import { feedPaths } from '#site/alternate-links.ts';
import { allChanges, updateChanges } from '#site/changes/all-changes.ts';
import { pastChanges, type Change as SiteChange } from '#site/changes/change.ts';
import { subprocessorChanges } from '#site/changes/subprocessor-changes.ts';
import { productPath } from '#site/product-subprocessors.ts';
import { siteTitle } from '#site/site-title.ts';
import { wordsOf } from '#site/words/words.ts';
import type { Sources } from '../sources.ts';

/** A feed: one of the site's three, or that of the subprocessors of one product. */
export type FeedName = keyof typeof feedPaths | `subprocessors-${string}`;

/** Every feed of a site, by the last part of its address. */
export function feedNames({ content }: Sources): readonly FeedName[] {
  const products = content.products.map(({ id }): FeedName => `subprocessors-${id.toLowerCase()}`);
  return [...(Object.keys(feedPaths) as (keyof typeof feedPaths)[]), ...products];
}

/** Something that happened, or was announced, on a day. */
export interface Change {
  /** Permanent: the same change keeps it in every build. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly day: CalendarDay;
  readonly kind: string;
  readonly summary: string | null;
  /** The whole text as HTML with full addresses, where there is one. */
  readonly html: string | null;
}

export interface Feed {
  readonly title: string;
  /** The page that shows the same. */
  readonly home: string;
  /** The address of the feed without its ending. */
  readonly address: string;
  readonly author: string;
  readonly authorUrl: string;
  readonly language: string;
  /** The day of the latest change, so that a feed without news has the same bytes every day. */
  readonly updated: CalendarDay;
  readonly changes: readonly Change[];
}

/** One of the feeds: the latest changes that have happened by the day of the build, newest first. */
export function feedOf(name: FeedName, sources: Sources): Feed {
  const { content, url } = sources;
  const { title, home, changes: all } = partsOf(name, sources);
  const changes = pastChanges(all, content.today)
    .slice(0, most)
    .map((change) => feedChange(change, sources));
  return {
    title: `${siteTitle(content)}: ${title}`,
    home: url(home),
    address: url(`/feeds/${name}`),
    author: content.company.name,
    authorUrl: content.company.url,
    language: content.site.locale,
    updated: changes[0]?.day ?? content.today,
    changes,
  };
}

/** Readers keep what they have seen; older changes are on the pages. */
const most = 100;

interface FeedParts {
  readonly title: string;
  readonly home: string;
  readonly changes: readonly SiteChange[];
}

function partsOf(name: FeedName, { content }: Sources): FeedParts {
  const { feeds, subprocessorsOf } = wordsOf(content.site.locale).words;
  switch (name) {
    case 'updates':
      return { title: feeds.updates, home: '/updates/', changes: updateChanges(content) };
    case 'subprocessors':
      return { title: feeds.subprocessors, home: '/subprocessors/', changes: subprocessorChanges(content) };
    case 'changes':
      return { title: feeds.changes, home: '/changes/', changes: allChanges(content) };
    default: {
      const product = content.products.find(({ id }) => name === `subprocessors-${id.toLowerCase()}`);
      const id = product?.id ?? name.slice('subprocessors-'.length);
      return {
        title: subprocessorsOf.feed(product?.name ?? id),
        home: productPath(id),
        changes: subprocessorChanges(content, id),
      };
    }
  }
}

function feedChange(
  { id, title, path, day, kind, summary, text }: SiteChange,
  { url, html }: Sources,
): Change {
  return { id: url(id), title, url: url(path), day, kind, summary, html: text ? html(text, path) : null };
}
