import { pagePath, type Section } from '#site/paths.ts';
import type { GatedEntry } from '#site/public/visibility.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { requestUrl } from '../api/envelope.ts';
import { facts, plain } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { linked } from './references.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The page of an entry behind the gate: title, kind, version and dates, and how to ask for it. */
export function gatedPage(entry: GatedEntry, section: Section, sources: Sources): SitePage {
  const path = pagePath(section, entry.slug);
  const { title } = entry;
  const request = requestUrl(entry.hasFile ? entry.id : null, sources);
  const { gated, kind, term } = interfaceWords();
  const twin = () =>
    twinOf(
      { path, title },
      [
        facts([
          [term.kind, kind[entry.kind]],
          [term.version, plain(entry.version)],
          ...entry.dates.map(({ label, day }) => [gated.dates[label], day] as const),
        ]),
        linked(gated.notPublic[entry.kind], request),
      ],
      sources,
    );
  return { path, title, note: term.onRequest, changed: null, twin };
}
