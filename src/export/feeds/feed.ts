import type { CalendarDay } from '#domain/calendar-day.ts';
import { feedPaths } from '#site/alternate-links.ts';
import { siteTitle } from '#site/site-title.ts';
import type { Sources } from '../sources.ts';
import { allChanges, updateChanges } from './changes.ts';
import { subprocessorChanges } from './subprocessor-changes.ts';

export type FeedName = keyof typeof feedPaths;

/** Every feed. */
export const feedNames = Object.keys(feedPaths) as readonly FeedName[];

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
  const { path, title } = feedPaths[name];
  const past = changesOf(name, sources).filter(({ day }) => day <= content.today);
  const changes = past.sort(newestFirst).slice(0, most);
  return {
    title: `${siteTitle(content)}: ${title}`,
    home: url(homes[name]),
    address: url(path),
    author: content.company.name,
    authorUrl: content.company.url,
    language: content.site.locale,
    updated: changes[0]?.day ?? content.today,
    changes,
  };
}

const homes = { updates: '/updates/', subprocessors: '/subprocessors/', changes: '/' } as const;

/** Readers keep what they have seen; older changes are on the pages. */
const most = 100;

function changesOf(name: FeedName, sources: Sources): Change[] {
  switch (name) {
    case 'updates':
      return updateChanges(sources);
    case 'subprocessors':
      return subprocessorChanges(sources);
    case 'changes':
      return allChanges(sources);
    default:
      return name satisfies never;
  }
}

function newestFirst(a: Change, b: Change): number {
  if (a.day !== b.day) return a.day < b.day ? 1 : -1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
