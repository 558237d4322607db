import { beforeAll, describe, expect, test } from 'vitest';
import { sampleSources } from '../sample-sources.fixture.ts';
import { hasCalc, type OpenedSheet, type OpenedWorkbook, openInCalc } from './calc.fixture.ts';
import { workbookBytes } from './workbook-bytes.ts';
import { workbookNames, workbookOf } from './workbooks.ts';

const sources = sampleSources();
let opened: Readonly<Record<string, OpenedWorkbook>> = {};
let complaints = '';

describe.skipIf(!hasCalc)('LibreOffice Calc (skipped where it is not installed)', () => {
  beforeAll(() => {
    const bytes = workbookNames.map((name) => [name, workbookBytes(workbookOf(name, sources))]);
    ({ opened, complaints } = openInCalc(Object.fromEntries(bytes)));
  }, 120_000);

  test('opens every workbook without a word', () => {
    expect(Object.keys(opened)).toEqual([...workbookNames]);
    expect(complaints).toBe('');
  });

  test.each([
    ['controls', 'Controls'],
    ['matrix', 'Matrix'],
    ['subprocessors', 'Subprocessors'],
  ] as const)('finds the table of %s and the sheet about it', (name, tab) => {
    expect(opened[name]?.sheets.map((sheet) => sheet.name)).toEqual([tab, 'About']);
    expect(opened[name]).toMatchObject({ language: 'en', title: expect.stringContaining('Ostermere') });
  });

  test('reads each control with its links, and its days as days', () => {
    const sheet = tableOf('controls');
    expect(sheet.rows).toHaveLength(1 + 84);
    expect(headsOf(sheet).slice(0, 5)).toEqual(['Id', 'Title', 'Family', 'Status', 'Owner']);
    const days = columnOf(sheet, 'Last reviewed');
    expect(days.filter(({ kind }) => kind === 'date').length).toBeGreaterThan(70);
    expect(days.filter(({ kind }) => kind !== 'date' && kind !== '')).toEqual([]);
    expect(days[0]?.text).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(columnOf(sheet, 'Id').filter(({ href }) => !href?.includes('/controls/'))).toEqual([]);
  });

  test('reads the matrix: a criterion a row, a control a column', () => {
    const sheet = tableOf('matrix');
    expect(sheet.rows).toHaveLength(1 + 38);
    expect(headsOf(sheet).slice(0, 5)).toEqual(['System', 'Criterion', 'Title', 'State', 'Relies on']);
    const cells = sheet.rows.slice(1).flatMap((row) => row.slice(5).map(({ text }) => text));
    expect(cells).toContain('documented');
    expect(sheet.rows[0]?.slice(5).filter(({ href, text }) => text !== '' && href === null)).toEqual([]);
  });

  test('reads the subprocessors, the days of planned changes too', () => {
    const sheet = tableOf('subprocessors');
    for (const head of ['Since', 'Announced', 'Takes effect', 'Last day to object'])
      expect(
        columnOf(sheet, head).map(({ kind }) => kind),
        head,
      ).toContain('date');
    expect(new Set(columnOf(sheet, 'Status').map(({ text }) => text))).toContain('Active');
  });

  test('reads no value as a formula or an error', () => {
    const cells = Object.values(opened).flatMap(({ sheets }) => sheets.flatMap(({ rows }) => rows.flat()));
    expect(cells.filter(({ text }) => /^(?:#\w+[!?]|Err:\d)/.test(text))).toEqual([]);
    expect(new Set(cells.map(({ kind }) => kind))).toEqual(new Set(['string', 'date', '']));
  });

  test('dates the sheet about it', () => {
    const about = opened.controls?.sheets[1]?.rows ?? [];
    expect(about.find(([label]) => label?.text === 'As of')?.[1]).toMatchObject({
      kind: 'date',
      text: '2026-11-23',
    });
  });
});

function tableOf(name: string): OpenedSheet {
  const sheet = opened[name]?.sheets[0];
  if (!sheet) throw new Error(`Calc opened no ${name}`);
  return sheet;
}

function headsOf({ rows }: OpenedSheet): readonly string[] {
  return (rows[0] ?? []).map(({ text }) => text);
}

function columnOf(sheet: OpenedSheet, head: string) {
  const at = headsOf(sheet).indexOf(head);
  expect(at, head).toBeGreaterThanOrEqual(0);
  return sheet.rows.slice(1).map((row) => row[at] ?? { kind: '', text: '', href: null });
}
