import { dataView } from '#site/data-view.ts';
import { wordsOf } from '#site/words/words.ts';
import { link, list, words as paragraph, section } from '../markdown/blocks.ts';
import { escapeText } from '../markdown/escape.ts';
import { oscalMapping } from '../oscal/oscal-mapping.ts';
import { packFile } from '../pack/offline-pack.ts';
import type { Sources } from '../sources.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The page of files. */
export function dataPage(sources: Sources): SitePage {
  const { content, url } = sources;
  const { words } = wordsOf(content.site.locale);
  const w = words.data;
  const path = '/data/';
  const { title } = w;
  const twin = () =>
    twinOf(
      { path, title },
      [
        paragraph(w.lead(content.company.name)),
        section(2, w.pack, [link(w.packLink, url(`/${packFile}`)), paragraph(w.packNote)]),
        ...dataView(content, words, oscalMapping(sources) !== null).groups.map((group) =>
          section(2, group.title, [
            paragraph(group.note),
            list(
              group.rows.map(
                ({ label, files }) =>
                  `${escapeText(label)}: ${files.map(({ form, href }) => link(form, url(href))).join(', ')}`,
              ),
            ),
          ]),
        ),
        section(2, w.badge, [paragraph(w.badgeNote), link('badge.svg', url('/badge.svg'))]),
      ],
      sources,
    );
  return { path, title, note: words.llms.notes.data, changed: null, twin };
}
