import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { load } from '#load/load.ts';
import { provideSiteContent } from '#site/site-content.ts';
import { hasCalc } from './calc.fixture.ts';
import { dataValidationsXml } from './data-validations.ts';
import { expectationsWorksheet } from './expectations-worksheet.ts';
import { workbookBytes } from './workbook-bytes.ts';

const asOf = '2026-11-23' as CalendarDay;
const facts = { company: 'Acme & Sons, Inc.', title: 'SOC 2 Type 2 report', asOf };
const cuecs = [
  { id: 'CUEC-1', text: 'Users enable multi-factor authentication.', criteria: ['CC6.1'], public: true },
  { id: 'CUEC-2', text: 'Users review who has access.', criteria: ['CC6.2', 'CC6.3'], public: false },
] as unknown as Parameters<typeof expectationsWorksheet>[0]['cuecs'];

const made = () => expectationsWorksheet({ cuecs }, facts);
const sheetXml = (bytes: Uint8Array) =>
  strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
const listOf = (xml: string) =>
  /<dataValidation\b[^>]*sqref="([^"]+)"[^>]*>\s*<formula1>([^<]*)</.exec(xml)?.slice(1);

describe('the worksheet of what a report expects of its readers', () => {
  test('has a line for each expectation, gated ones too, with room for owner, status and evidence', () => {
    const [table] = made().sheets;
    expect(table?.columns.map(({ header }) => header)).toEqual([
      'Id',
      'What the report expects of you',
      'Criteria',
      'Owner at your company',
      'Status',
      'How you do it, evidence',
      'Reviewed on',
    ]);
    expect(table?.rows).toEqual([
      ['CUEC-1', 'Users enable multi-factor authentication.', 'CC6.1', null, null, null, null],
      ['CUEC-2', 'Users review who has access.', 'CC6.2, CC6.3', null, null, null, null],
    ]);
  });

  test('lets the status be chosen, for its lines alone, and says what to do with another answer', () => {
    const xml = sheetXml(workbookBytes(made()));
    expect(listOf(xml)).toEqual(['E2:E3', '&quot;in place,in part,missing,does not apply&quot;']);
    expect(xml).toContain('error="Choose one of the list. The reason belongs into the next column."');
    // The order of a sheet's parts is part of the format.
    expect(xml).toMatch(/<autoFilter [^>]*\/><dataValidations .*<\/dataValidations><pageMargins/);
  });

  test('says of which report and day it is, and that the report decides', () => {
    const about = made().sheets[1]?.rows ?? [];
    expect(about.slice(0, 4)).toEqual([
      ['Report', 'SOC 2 Type 2 report'],
      ['Company', 'Acme & Sons, Inc.'],
      ['As of', { day: asOf }],
      ['Expectations', 2],
    ]);
    expect(String(about.at(-1)?.[1])).toContain('The report itself is decisive.');
  });
});

describe('on a German site', () => {
  beforeAll(() => {
    const { trustCenter, facts: found } = load(join(import.meta.dirname, '../../../e2e/fixtures/german'));
    const past = { kind: 'off' } as const;
    provideSiteContent({ trustCenter, facts: found, past, today: asOf, derived: new Map(), diagnostics: [] });
  });

  test('its heads, its list and the sheet about it are German', () => {
    const workbook = made();
    expect(workbook.language).toBe('de');
    expect(workbook.sheets.map(({ name }) => name)).toEqual([
      'Kontrollen der Nutzer',
      'Über dieses Arbeitsblatt',
    ]);
    expect(listOf(sheetXml(workbookBytes(workbook)))?.[1]).toBe(
      '&quot;umgesetzt,zum Teil,fehlt,trifft nicht zu&quot;',
    );
    const words = workbook.sheets
      .flatMap(({ columns, rows }) => [columns.map(({ header }) => header), ...rows])
      .flat();
    expect(words.join(' ')).not.toMatch(/\b(?:Status of|Owner|Report|Company|Expectations|Confidential)\b/);
  });
});

describe.skipIf(!hasCalc)('LibreOffice Calc (skipped where it is not installed)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-worksheet-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('opens it without a word and keeps the list to choose from', () => {
    writeFileSync(join(folder, 'worksheet.xlsx'), workbookBytes(made()));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const run = spawnSync(
      'soffice',
      [
        profile,
        '--headless',
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--outdir',
        join(folder, 'out'),
        join(folder, 'worksheet.xlsx'),
      ],
      { timeout: 100_000, encoding: 'utf8' },
    );
    const complaints = run.stderr
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.includes('javaldx'));
    expect(complaints).toEqual([]);
    const again = sheetXml(readFileSync(join(folder, 'out', 'worksheet.xlsx')));
    const [cells, list] = listOf(again) ?? [];
    expect(cells).toBe('E2:E3');
    expect(list?.replaceAll('&quot;', '"')).toMatch(/^"?(?:in place|umgesetzt),/);
  }, 120_000);
});

describe('dataValidationsXml', () => {
  const withChoices = (values: readonly string[]) =>
    dataValidationsXml({
      columns: [
        { header: 'Status', width: 10, choices: { values, problem: 'x'.repeat(500), title: 'y'.repeat(90) } },
      ],
      rows: [['a']],
    });

  test('leaves out a list that a workbook cannot hold: too long, with a comma or a quote, empty', () => {
    for (const values of [['x'.repeat(256)], ['one, two'], ['"one"'], ['']])
      expect(withChoices(values)).toBe('');
    expect(withChoices([])).toBe('');
    expect(withChoices(['x'.repeat(127), 'y'.repeat(127)])).toContain('<formula1>');
  });

  test('cuts its words to what Excel takes, and writes none for a sheet without rows', () => {
    const xml = withChoices(['<a>', '&']);
    expect(/error="(x+)"/.exec(xml)?.[1]?.length).toBe(225);
    expect(/errorTitle="(y+)"/.exec(xml)?.[1]?.length).toBe(32);
    expect(xml).toContain('&lt;a&gt;,&amp;');
    const choices = { values: ['a'], problem: '', title: '' };
    expect(dataValidationsXml({ columns: [{ header: 'A', width: 1, choices }], rows: [] })).toBe('');
  });
});
