import { markdownPath } from '#site/alternate-links.ts';
import { siteTitle } from '#site/site-title.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { dataLinks } from './api/trust.ts';
import { type Block, heading, link, list, markdownFile, plain, section, words } from './markdown/blocks.ts';
import { sitePages } from './site-pages.ts';
import type { Sources } from './sources.ts';
import type { SitePage } from './twins/site-page.ts';

/** `/llms.txt` (llmstxt.org): what the site is, how to read it, and the Markdown twin of each page. */
export function llmsTxt(sources: Sources): string {
  const { content } = sources;
  const { coverage, llms } = interfaceWords();
  const pages = sitePages(sources).filter(({ twin }) => twin !== null);
  const bySection = Map.groupBy(pages, ({ path }) => path.split('/')[1] ?? '');
  return markdownFile([
    heading(1, siteTitle(content)),
    `> ${plain(llms.about(content.company.legalName, content.today))}`,
    words(`${coverage.notice} ${llms.attestation}`),
    ...[...bySection].map(([, list]) => sectionOf(list, sources)),
    section(2, llms.data, [
      list([
        link('trust.json', sources.url('/trust.json')),
        ...Object.entries(dataLinks(sources))
          .filter(([name]) => !['llms', 'markdown'].includes(name))
          .map(([, href]) => link(href.slice(sources.site.length + 1), href)),
      ]),
    ]),
  ]);
}

function sectionOf(pages: readonly SitePage[], sources: Sources): Block {
  const [first] = pages;
  if (!first) return null;
  const title = first.path === '/' ? interfaceWords().kind.overview : first.title;
  return section(2, title, [
    list(
      pages.map(
        ({ path, title: name, note }) => `${link(name, sources.url(markdownPath(path)))}: ${plain(note)}`,
      ),
    ),
  ]);
}
