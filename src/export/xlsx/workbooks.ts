import { pagePath } from '#site/paths.ts';
import { siteTitle } from '#site/site-title.ts';
import type { Sources } from '../sources.ts';
import { controlsTable } from '../tables/controls-table.ts';
import { matrixTable } from '../tables/matrix-table.ts';
import { subprocessorsTable } from '../tables/subprocessors-table.ts';
import { aboutSheet } from './about-sheet.ts';
import type { Sheet, Workbook } from './sheet.ts';
import { type SheetLook, tableSheet } from './table-sheet.ts';

/** The workbooks, each at `/api/<name>.xlsx` beside the CSV of the same table. */
export const workbookNames = ['controls', 'matrix', 'subprocessors'] as const;
export type WorkbookName = (typeof workbookNames)[number];

/** One workbook: the table, and a sheet about it. */
export function workbookOf(name: WorkbookName, sources: Sources): Workbook {
  const { content } = sources;
  const { sheet, subject, page } = describe(name, sources);
  return {
    title: `${siteTitle(content)}: ${subject}`,
    creator: content.company.legalName,
    asOf: content.today,
    language: 'en',
    sheets: [sheet, aboutSheet(subject, page, sources)],
  };
}

interface Described {
  readonly sheet: Sheet;
  readonly subject: string;
  readonly page: string;
}

function describe(name: WorkbookName, sources: Sources): Described {
  switch (name) {
    case 'controls':
      return {
        sheet: tableSheet(controlsTable(sources), controlsLook(sources)),
        subject: 'Published controls',
        page: '/controls/',
      };
    case 'matrix':
      return {
        sheet: tableSheet(matrixTable(sources), matrixLook(sources)),
        subject: 'Criteria in scope and the controls mapped to them',
        page: '/criteria/',
      };
    case 'subprocessors':
      return {
        sheet: tableSheet(subprocessorsTable(sources), subprocessorsLook(sources)),
        subject: 'Subprocessors, planned, active and removed',
        page: '/subprocessors/',
      };
    default:
      return name satisfies never;
  }
}

function controlsLook({ url }: Sources): SheetLook {
  return {
    name: 'Controls',
    widths: { id: 10, title: 52, family: 14, status: 13, owner: 24, policies: 32, 'points of focus': 20 },
    days: ['reviewed', 'review due'],
    href: (column, value) => (column === 'id' ? url(pagePath('controls', String(value))) : null),
    leaveOut: ['url', 'as of'],
    frozenColumns: 2,
  };
}

function matrixLook({ content, url }: Sources): SheetLook {
  const controls = new Set(content.controls.map(({ id }) => id));
  return {
    name: 'Matrix',
    widths: {
      system: 14,
      criterion: 10,
      title: 38,
      state: 26,
      'relies on': 24,
      ...Object.fromEntries([...controls].map((id) => [id, 12])),
    },
    days: [],
    href: (column, value) => (column === 'criterion' ? url(pagePath('criteria', String(value))) : null),
    headerHref: (header) => (controls.has(header) ? url(pagePath('controls', header)) : null),
    leaveOut: ['as of'],
    frozenColumns: 3,
  };
}

function subprocessorsLook({ url }: Sources): SheetLook {
  return {
    name: 'Subprocessors',
    widths: { id: 14, name: 26, 'legal entity': 30, purpose: 40, data: 34, transfers: 34, agreement: 30 },
    days: ['since', 'announced', 'effective', 'last day to object', 'removed'],
    href: (column, value) =>
      column === 'id' ? url(`/subprocessors/#${value}`) : column === 'agreement' ? String(value) : null,
    leaveOut: ['as of'],
    frozenColumns: 2,
  };
}
