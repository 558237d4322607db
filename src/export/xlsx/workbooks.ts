import { frameworkLabel } from '#site/labels.ts';
import { pagePath } from '#site/paths.ts';
import { siteTitle } from '#site/site-title.ts';
import { interfaceLanguage } from '#site/words/interface-words.ts';
import type { Words } from '#site/words/words.ts';
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

/** One workbook in the language of the site: the table, and a sheet about it. */
export function workbookOf(name: WorkbookName, sources: Sources): Workbook {
  const { content } = sources;
  const { words } = interfaceLanguage();
  const subject = words.exports.subjects[name];
  const { sheet, page } = describe(name, sources, words);
  return {
    title: `${siteTitle(content)}: ${subject}`,
    creator: content.company.legalName,
    asOf: content.today,
    language: interfaceLanguage().language,
    sheets: [sheet, aboutSheet(subject, page, sources)],
  };
}

interface Described {
  readonly sheet: Sheet;
  readonly page: string;
}

function describe(name: WorkbookName, sources: Sources, words: Words): Described {
  const inWords = { name: words.exports.sheets[name], label: labelsOf(words) };
  switch (name) {
    case 'controls':
      return {
        sheet: tableSheet(controlsTable(sources, words), { ...controlsLook(sources), ...inWords }),
        page: '/controls/',
      };
    case 'matrix':
      return {
        sheet: tableSheet(matrixTable(sources, words), { ...matrixLook(sources), ...inWords }),
        page: '/criteria/',
      };
    case 'subprocessors':
      return {
        sheet: tableSheet(subprocessorsTable(sources, words), { ...subprocessorsLook(sources), ...inWords }),
        page: '/subprocessors/',
      };
    default:
      return name satisfies never;
  }
}

/** Heads of columns; one that is no word of ours is a framework, or a control that stands for itself. */
function labelsOf({ exports: { columns } }: Words): (column: string) => string {
  const known: Readonly<Record<string, string>> = columns;
  return (column) => known[column] ?? frameworkLabel(column);
}

type Look = Omit<SheetLook, 'name' | 'label'>;

function controlsLook({ url }: Sources): Look {
  return {
    widths: { id: 10, title: 52, family: 14, status: 13, owner: 24, policies: 32, 'points of focus': 20 },
    days: ['reviewed', 'review due'],
    href: (column, value) => (column === 'id' ? url(pagePath('controls', String(value))) : null),
    leaveOut: ['url', 'as of'],
    frozenColumns: 2,
  };
}

function matrixLook({ content, url }: Sources): Look {
  const controls = new Set(content.controls.map(({ id }) => id));
  return {
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

function subprocessorsLook({ url }: Sources): Look {
  return {
    widths: {
      id: 14,
      name: 26,
      'legal entity': 30,
      purpose: 40,
      data: 34,
      transfers: 34,
      agreement: 30,
      'last day to object': 20,
    },
    days: ['since', 'announced', 'effective', 'last day to object', 'removed'],
    href: (column, value) =>
      column === 'id' ? url(`/subprocessors/#${value}`) : column === 'agreement' ? String(value) : null,
    leaveOut: ['as of'],
    frozenColumns: 2,
  };
}
