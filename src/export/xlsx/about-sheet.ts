import { type FrameworkId, frameworkIds, frameworkNotice } from '#frameworks/catalogue.ts';
import { catalogueLanguage } from '#site/content-language.ts';
import { frameworkLabel } from '#site/labels.ts';
import { siteTitle } from '#site/site-title.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { coverageNotice } from '../api/criteria.ts';
import type { Sources } from '../sources.ts';
import type { Sheet, SheetCell } from './sheet.ts';

/** The sheet that says what the others are: whose, as of which day, from where, and what may be done with the frameworks' words. */
export function aboutSheet(subject: string, page: string, { content, url, site }: Sources): Sheet {
  const { about: words, sheets } = interfaceWords().exports;
  // Subprocessors have to do with no framework.
  const ofFrameworks = page !== '/subprocessors/';
  const shown = frameworkIds.filter(
    (id) => ofFrameworks && (id === 'soc2' || content.frameworks.includes(id)),
  );
  const rows: (readonly SheetCell[])[] = [
    [words.what, subject],
    [words.company, content.company.legalName],
    [words.asOf, { day: content.today }],
    [words.source, { text: url(page), href: url(page) }],
    [words.trustCenter, { text: siteTitle(content), href: `${site}/` }],
    ...(ofFrameworks ? [[words.howToRead, coverageNotice()]] : []),
    ...shown.map((id) => [frameworkLabel(id), rightsOf(id)] as const),
  ];
  return {
    name: sheets.about,
    columns: [
      { header: words.title, width: 22 },
      { header: '', width: 110 },
    ],
    rows,
    isNote: true,
  };
}

function rightsOf(id: FrameworkId): string {
  const { edition, source, licence } = frameworkNotice(id, catalogueLanguage());
  return [edition, source, licence].map((text) => text.replace(/\.?$/, '.')).join(' ');
}
