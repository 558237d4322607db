import { xmlText } from '../xml.ts';
import type { Change, Feed } from './feed.ts';

/** A feed as Atom (RFC 4287). */
export function atomFeed(feed: Feed): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(feed.language)}">`,
    `  <id>${xmlText(`${feed.address}.xml`)}</id>`,
    `  <title>${xmlText(feed.title)}</title>`,
    `  <updated>${moment(feed.updated)}</updated>`,
    `  <link rel="self" type="application/atom+xml" href="${xmlText(`${feed.address}.xml`)}"/>`,
    `  <link rel="alternate" type="text/html" href="${xmlText(feed.home)}"/>`,
    `  <author><name>${xmlText(feed.author)}</name><uri>${xmlText(feed.authorUrl)}</uri></author>`,
    ...feed.changes.flatMap(entry),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

function entry({ id, title, url, day, kind, summary, html }: Change): string[] {
  return [
    '  <entry>',
    `    <id>${xmlText(id)}</id>`,
    `    <title>${xmlText(title)}</title>`,
    `    <updated>${moment(day)}</updated>`,
    `    <published>${moment(day)}</published>`,
    `    <link rel="alternate" type="text/html" href="${xmlText(url)}"/>`,
    `    <category term="${xmlText(kind)}"/>`,
    ...(summary ? [`    <summary>${xmlText(summary)}</summary>`] : []),
    ...(html ? [`    <content type="html">${xmlText(html)}</content>`] : []),
    '  </entry>',
  ];
}

/** A day as a moment (RFC 3339): its beginning in UTC. */
export function moment(day: string): string {
  return `${day}T00:00:00Z`;
}
