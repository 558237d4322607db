import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { sourcesFrom } from '../sources.fixture.ts';
import { serialOf } from './serial-day.ts';
import type { SheetCell, Workbook } from './sheet.ts';
import { cellAddress } from './sheet-address.ts';
import { sheetNames } from './sheet-names.ts';
import { workbookBytes } from './workbook-bytes.ts';
import { workbookNames, workbookOf } from './workbooks.ts';

const day = (written: string) => written as CalendarDay;
const workbook = (rows: readonly (readonly SheetCell[])[], name = 'Data'): Workbook => ({
  title: 'A title',
  creator: 'Acme, Inc.',
  asOf: day('2026-11-23'),
  language: 'en',
  sheets: [{ name, columns: [0, 1, 2].map((at) => ({ header: `column ${at}`, width: 20 })), rows }],
});
const parts = (written: Workbook) =>
  Object.fromEntries(
    Object.entries(unzipSync(workbookBytes(written))).map(([path, bytes]) => [path, strFromU8(bytes)]),
  );
const sheet = (rows: readonly (readonly SheetCell[])[]) =>
  parts(workbook(rows))['xl/worksheets/sheet1.xml'] ?? '';

describe('a sheet', () => {
  test('keeps its header in view, filters and prints it on every page', () => {
    const files = parts(workbook([['a', 'b', 'c']]));
    expect(files['xl/worksheets/sheet1.xml']).toContain('<pane ySplit="1" topLeftCell="A2"');
    expect(files['xl/worksheets/sheet1.xml']).toContain('<autoFilter ref="A1:C2"/>');
    expect(files['xl/workbook.xml']).toContain("'Data'!$1:$1");
  });

  test('writes days as days and numbers as numbers', () => {
    expect(sheet([[{ day: day('2026-11-23') }, 42]])).toContain(
      '<c r="A2" s="2"><v>46349</v></c><c r="B2"><v>42</v></c>',
    );
  });

  test('never has a formula, and marks a text that looks like one', () => {
    const texts = ['=1+1', '@SUM(A1)', '+49 40', '-1', '＝1', '\t=x', "'quoted", '=cmd|"/c calc"!A1'];
    const xml = sheet(texts.map((text) => [text]));
    expect(xml).not.toContain('<f>');
    expect(xml.match(/ s="4" t="inlineStr"/g)).toHaveLength(texts.length);
  });

  test('links to the web alone', () => {
    const cells = ['https://a.example/?a=1&b="2"', 'javascript:alert(1)', 'file:///etc/passwd'];
    const files = parts(workbook([cells.map((href) => ({ text: 'x', href }))]));
    expect(files['xl/worksheets/_rels/sheet1.xml.rels']).toContain(
      'Target="https://a.example/?a=1&amp;b=%222%22" TargetMode="External"',
    );
    expect(files['xl/worksheets/sheet1.xml']?.match(/<hyperlink /g)).toHaveLength(1);
  });

  test('keeps any text whole but for what XML has no place for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const written = /<t xml:space="preserve">([^<]*)<\/t><\/is><\/c><\/row><\/sheetData>/.exec(
          sheet([[text]]),
        )?.[1];
        const read = (written ?? '')
          .replaceAll('&#13;', '\r')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&')
          .replace(/_x005F_(?=x[0-9A-Fa-f]{4}_)/g, '_');
        expect(read).toBe(
          text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '�'),
        );
      }),
    );
  });
});

test('the same workbook has the same bytes in another time zone', () => {
  const zone = process.env.TZ;
  const bytes = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'].map((TZ) => {
    process.env.TZ = TZ;
    return Buffer.from(workbookBytes(workbookOf('controls', sourcesFrom()))).toString('base64');
  });
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(new Set(bytes).size).toBe(1);
});

test('tabs have names that a workbook takes, each once', () => {
  expect(sheetNames(['Controls', 'controls', "'a/b*[c]'", '', 'x'.repeat(40)])).toEqual([
    'Controls',
    'controls 2',
    'a b c',
    'Sheet',
    'x'.repeat(31),
  ]);
});

test('days count as in Excel, and those before its calendar stay text', () => {
  expect(['1900-03-01', '2026-11-23', '1899-12-31', '1900-02-28'].map((one) => serialOf(day(one)))).toEqual([
    61,
    46349,
    null,
    null,
  ]);
  expect([cellAddress(0, 0), cellAddress(9, 25), cellAddress(0, 26), cellAddress(0, 702)]).toEqual([
    'A1',
    'Z10',
    'AA1',
    'AAA1',
  ]);
});

describe.each(workbookNames)('%s.xlsx', (name) => {
  test('holds nothing that must stay inside', () => {
    const text = Object.values(parts(workbookOf(name, sourcesFrom())))
      .join('')
      .toLowerCase();
    expect(text).not.toContain('canary');
    expect(text).not.toContain('int-1');
  });

  test('says whose it is, as of which day and from where', () => {
    const about = parts(workbookOf(name, sourcesFrom()))['xl/worksheets/sheet2.xml'] ?? '';
    for (const words of ['Acme, Inc.', '<v>46349</v>', 'https://trust.acme.example/'])
      expect(about).toContain(words);
    expect(about.includes('© AICPA')).toBe(name !== 'subprocessors');
  });

  test('of an empty trust center has its header', () => {
    expect(parts(workbookOf(name, sourcesFrom({})))['xl/worksheets/sheet1.xml']).toContain('<row r="1"');
  });
});
