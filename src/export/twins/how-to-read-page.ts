import { wordsOf } from '#site/words/words.ts';
import { list, words as paragraph, section } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The page that explains terms. */
export function howToReadPage(sources: Sources): SitePage {
  const { howToRead, llms } = wordsOf(sources.content.site.locale).words;
  const { title, lead, inOrder, steps, parts } = howToRead;
  const path = '/how-to-read/';
  const twin = () =>
    twinOf(
      { path, title },
      [
        paragraph(lead),
        section(2, inOrder, [list(steps)]),
        ...parts.map((part) =>
          section(
            2,
            part.title,
            part.entries.map(({ term, text }) => section(3, term, text.map(paragraph))),
          ),
        ),
      ],
      sources,
    );
  return { path, title, note: llms.notes.howToRead, changed: null, twin };
}
