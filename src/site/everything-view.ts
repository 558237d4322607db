import { contentIndex } from './content-index.ts';
import { pagePath } from './paths.ts';
import { publicContent } from './public-content.ts';
import { reportTitle } from './report-words.ts';
import { sectionLinks } from './site-frame.ts';
import { spelledDays } from './words/formatting.ts';
import { interfaceWords } from './words/interface-words.ts';

/** A section of the site with all of its pages, for readers who cannot or will not search. */
export interface SectionPages {
  readonly label: string;
  readonly href: string;
  readonly pages: readonly { readonly label: string; readonly href: string }[];
}

/** Every page with an entry of its own, by section, in the order of the navigation. */
export function everythingView(): readonly SectionPages[] {
  return sectionLinks(interfaceWords()).map(({ label, href }) => ({ label, href, pages: pagesOf(href) }));
}

function pagesOf(section: string): SectionPages['pages'] {
  const content = publicContent();
  switch (section) {
    case '/controls/':
      return content.controls
        .map(({ id, title, slug }) => ({ label: `${id} ${title}`, href: pagePath('controls', slug) }))
        .sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
    case '/criteria/':
      return [...contentIndex().criterion.values()].flatMap(([place]) =>
        place
          ? [
              {
                label: `${place.coverage.criterion.id} ${place.coverage.criterion.title}`,
                href: pagePath('criteria', place.coverage.criterion.id),
              },
            ]
          : [],
      );
    case '/policies/':
      return content.policies.map(({ title, slug }) => ({ label: title, href: pagePath('policies', slug) }));
    case '/reports/':
      return content.reports.map((report) => ({
        label: spelledDays(reportTitle(report)),
        href: pagePath('reports', report.slug),
      }));
    case '/documents/':
      return content.documents.map(({ title, slug }) => ({
        label: title,
        href: pagePath('documents', slug),
      }));
    case '/subprocessors/':
      return content.subprocessors.list.map(({ id, name }) => ({
        label: name,
        href: `/subprocessors/#${id}`,
      }));
    case '/faq/':
      return content.questions.map((question) => ({
        label: question.title,
        href: pagePath('faq', question.slug),
      }));
    case '/updates/':
      return content.updates.map(({ title, slug }) => ({ label: title, href: pagePath('updates', slug) }));
    default:
      return [];
  }
}
