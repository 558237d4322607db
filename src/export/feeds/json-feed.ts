import { moment } from './atom.ts';
import type { Feed } from './feed.ts';

/** A feed as JSON Feed 1.1. */
export function jsonFeed(feed: Feed): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: `${feed.address}.json`,
    language: feed.language,
    authors: [{ name: feed.author, url: feed.authorUrl }],
    items: feed.changes.map(({ id, title, url, day, kind, summary, html }) => ({
      id,
      url,
      title,
      ...(html ? { content_html: html } : { content_text: summary ?? title }),
      ...(summary ? { summary } : {}),
      date_published: moment(day),
      tags: [kind],
    })),
  };
}
