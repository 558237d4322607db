import { accessibilityView } from '#site/accessibility-view.ts';
import { wordsOf } from '#site/words/words.ts';
import { facts, list, words as paragraph, plain, section } from '../markdown/blocks.ts';
import { escapeText } from '../markdown/escape.ts';
import type { Sources } from '../sources.ts';
import { entryLink } from './references.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** What is known about the accessibility of the site and of the products. */
export function accessibilityPage(sources: Sources): SitePage {
  const { content } = sources;
  const { words } = wordsOf(content.site.locale);
  const w = words.accessibility;
  const path = '/accessibility/';
  const { title } = w;
  const twin = () => {
    const { gaps, documents, contact } = accessibilityView(content);
    return twinOf(
      { path, title },
      [
        paragraph(w.lead(content.company.name)),
        section(2, w.site, [
          facts([
            [w.aim, plain(w.aimValue)],
            [w.checks, plain(w.checksValue)],
            [w.basis, plain(w.basisValue)],
          ]),
        ]),
        section(2, w.gaps, [list(gaps.map(escapeText))]),
        section(2, w.products, [
          documents.length === 0 ? paragraph(w.none(content.company.name)) : null,
          list(
            documents.map((one) => `${entryLink(one.title, 'documents', one.slug, sources)}, ${one.date}`),
          ),
        ]),
        section(2, w.contact, [paragraph(w.contactText(contact.label).replace(/[[\]]/g, ''))]),
      ],
      sources,
    );
  };
  return { path, title, note: words.llms.notes.accessibility, changed: null, twin };
}
