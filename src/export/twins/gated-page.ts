import { pagePath, type Section } from '#site/paths.ts';
import type { GatedEntry } from '#site/public/visibility.ts';
import { requestUrl } from '../api/envelope.ts';
import { facts, link, plain } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The page of an entry behind the gate: title, kind, version and dates, and how to ask for it. */
export function gatedPage(entry: GatedEntry, section: Section, sources: Sources): SitePage {
  const path = pagePath(section, entry.slug);
  const { title } = entry;
  const request = requestUrl(entry.hasFile ? entry.id : null, sources);
  const twin = () =>
    twinOf(
      { path, title },
      [
        facts([
          ['Kind', plain(entry.kind)],
          ['Version', plain(entry.version)],
          ...entry.dates.map(({ label, day }) => [label, day] as const),
        ]),
        `This ${entry.kind.toLowerCase()} is not public. It can be read on ${link('request', request)}.`,
      ],
      sources,
    );
  return { path, title, note: 'On request', changed: null, twin };
}
