import { contentIndex } from './content-index.ts';
import { contentMark, frameworkMark, type LanguageMark } from './content-language.ts';
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
  readonly pages: readonly PageLink[];
}

interface PageLink {
  readonly label: string;
  readonly href: string;
  /** Language of the label. */
  readonly mark: LanguageMark;
}

/** Every page with an entry of its own, by section, in the order of the navigation. */
export function everythingView(): readonly SectionPages[] {
  return sectionLinks(interfaceWords()).map(({ label, href }) => ({ label, href, pages: pagesOf(href) }));
}

function pagesOf(section: string): readonly PageLink[] {
  const content = publicContent();
  switch (section) {
    case '/controls/':
      return content.controls
        .map((control) => ({
          label: `${control.id} ${control.title}`,
          href: pagePath('controls', control.slug),
          mark: contentMark(),
        }))
        .sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
    case '/criteria/':
      return criteriaPages();
    case '/policies/':
      return content.policies.map((policy) => entryLink(policy, 'policies'));
    case '/reports/':
      return content.reports.map((report) => ({
        label: spelledDays(reportTitle(report)),
        href: pagePath('reports', report.slug),
        mark: {},
      }));
    case '/documents/':
      return content.documents.map((document) => entryLink(document, 'documents'));
    case '/subprocessors/':
      return content.subprocessors.list.map(({ id, name }) => ({
        label: name,
        href: `/subprocessors/#${id}`,
        mark: contentMark(),
      }));
    case '/faq/':
      return content.questions.map((question) => entryLink(question, 'faq'));
    case '/updates/':
      return content.updates.map((update) => entryLink(update, 'updates'));
    default:
      return [];
  }
}

function criteriaPages(): readonly PageLink[] {
  const places = [...contentIndex().criterion.values()].flatMap(([place]) => (place ? [place] : []));
  return places.map(({ coverage: { criterion } }) => ({
    label: `${criterion.id} ${criterion.title}`,
    href: pagePath('criteria', criterion.id),
    mark: frameworkMark('soc2'),
  }));
}

function entryLink(
  entry: { readonly title: string; readonly slug: string; readonly locale?: string | null },
  section: 'policies' | 'documents' | 'faq' | 'updates',
): PageLink {
  return { label: entry.title, href: pagePath(section, entry.slug), mark: contentMark(entry.locale) };
}
