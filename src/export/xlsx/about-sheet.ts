import { type FrameworkId, frameworkIds, frameworkNotice } from '#frameworks/catalogue.ts';
import { frameworkLabel } from '#site/labels.ts';
import { siteTitle } from '#site/site-title.ts';
import { coverageNotice } from '../api/criteria.ts';
import type { Sources } from '../sources.ts';
import type { Sheet, SheetCell } from './sheet.ts';

/** The sheet that says what the others are: whose, as of which day, from where, and what may be done with the frameworks' words. */
export function aboutSheet(subject: string, page: string, { content, url, site }: Sources): Sheet {
  // Subprocessors have to do with no framework.
  const ofFrameworks = page !== '/subprocessors/';
  const shown = frameworkIds.filter(
    (id) => ofFrameworks && (id === 'soc2' || content.frameworks.includes(id)),
  );
  const rows: (readonly SheetCell[])[] = [
    ['What', subject],
    ['Company', content.company.legalName],
    ['As of', { day: content.today }],
    ['Source', { text: url(page), href: url(page) }],
    ['Trust center', { text: siteTitle(content), href: `${site}/` }],
    ...(ofFrameworks ? [['How to read it', coverageNotice]] : []),
    ...shown.map((id) => [frameworkLabel(id), rightsOf(id)] as const),
  ];
  return {
    name: 'About',
    columns: [
      { header: 'About this file', width: 22 },
      { header: '', width: 110 },
    ],
    rows,
    isNote: true,
  };
}

function rightsOf(id: FrameworkId): string {
  const { edition, source, licence } = frameworkNotice(id);
  return [edition, source, licence].map((text) => text.replace(/\.?$/, '.')).join(' ');
}
