import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from './html/markup.ts';
import { readinessHtml } from './html/readiness-html.ts';
import { assessed, controlFile, inPreparation } from './readiness.fixture.ts';
import { readinessCsv } from './readiness-csv.ts';
import { internalNotice } from './readiness-document.ts';
import { readinessData, readinessJson } from './readiness-json.ts';
import { readinessMarkdown } from './readiness-markdown.ts';

const hostile = {
  ...inPreparation,
  'controls/AC-05.md': controlFile([
    'title: "=HYPERLINK(1) <script>alert(1)</script> | a, \\"b\\" `c` [d](javascript:e)"',
    'criteria: [CC6.2]',
    'status: implemented',
    'owner: "@IT & <b>others</b>"',
    'frequency: quarterly',
  ]),
};

describe('every format', () => {
  const formats = { readinessMarkdown, readinessHtml, readinessCsv, readinessJson };
  it.each(Object.entries(formats))('%s says near its top that it is internal', (_name, format) => {
    expect(format(assessed()).slice(0, 1500)).toContain(internalNotice);
  });
  it.each(Object.entries(formats))('%s is the same for the same content and day', (_name, format) => {
    expect(format(assessed())).toBe(format(assessed()));
  });
  it('names the files that could not be read', () => {
    const incomplete = { ...assessed(), leftOut: ['controls/x.md'] };
    for (const format of [readinessMarkdown, readinessHtml, readinessJson])
      expect(format(incomplete)).toContain('controls/x.md');
  });
});

describe('markdown', () => {
  it('reads as an assessment', () => expect(readinessMarkdown(assessed())).toMatchSnapshot());
  it('keeps every table row on one line with as many cells as its head', () => {
    const rows = readinessMarkdown(assessed(hostile))
      .split('\n')
      .filter((line) => line.startsWith('|'));
    const cells = (row: string) => row.match(/(?<!\\)\|/g)?.length;
    rows.forEach((row, index) => {
      const before = rows[index - 1];
      if (before && /^\| ---/.test(row)) expect(cells(row)).toBe(cells(before));
    });
    expect(rows.join('\n')).toContain('\\<script>alert(1)\\</script>');
    expect(rows.join('\n')).not.toMatch(/(?<!\\)\[d\]/);
  });
});

describe('csv', () => {
  it('has one row for each control of each criterion, and one for a criterion without any', () => {
    const rows = readinessCsv(assessed()).split('\r\n').slice(0, -1);
    const keys = rows.slice(1).map((row) => row.split(',').slice(2, 6).join(' '));
    expect(keys.filter((key) => key.startsWith('CC6.1'))).toHaveLength(2);
    expect(keys.filter((key) => key.startsWith('CC1.1'))).toEqual(['CC1.1 Integrity and ethics No control ']);
    expect(rows[0]).toMatch(/^classification,system,criterion,/);
  });
  it('makes formulas inert and quotes what needs quotes', () => {
    const text = readinessCsv(assessed(hostile));
    expect(text).toContain(`"'=HYPERLINK(1) <script>alert(1)</script> | a, ""b"" \`c\` [d](javascript:e)"`);
    expect(text).toContain("'@IT & <b>others</b>");
    expect(text).not.toMatch(/(^|,)"?[=+@-]/m);
  });
});

describe('html', () => {
  it('runs nothing and fetches nothing', () => {
    const page = readinessHtml(assessed(hostile));
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    );
    expect(page).not.toMatch(/<script|<img|<link|<iframe|\bsrc=|@import|url\(|https?:\/\//i);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('@IT &amp; &lt;b&gt;others&lt;/b&gt;');
  });
  it('gives every link of the page its target, and every id once', () => {
    const page = readinessHtml(assessed());
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });
  it('lets no text become markup, whatever it is', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { source } = html`<p title="${text}">${text}</p>`;
        expect(
          source
            .replace(/^<p title="/, '')
            .replace(/<\/p>$/, '')
            .replace('">', ''),
        ).not.toMatch(/[<>"']/);
      }),
    ));
  it('refuses an object that merely looks like markup', () =>
    expect(() => html`${{ source: '<script>' }}`).toThrow('neither text nor markup'));
});

describe('json', () => {
  it('is version 1 and holds what the other formats show', () => {
    const data = readinessData(assessed());
    expect(JSON.parse(readinessJson(assessed()))).toEqual(JSON.parse(JSON.stringify(data)));
    expect(data).toMatchObject({ version: 1, notice: internalNotice, company: 'Acme', today: '2026-11-23' });
    const [system] = data.systems;
    expect(system?.plan).toMatchObject({ next: { report: 'soc2-2026' }, last: { report: 'soc2-2025' } });
    expect(system?.requests.find(({ control }) => control === 'AC-05')).toMatchObject({
      population: 'The 4 quarterly runs from 2026-07-01 to 2027-06-30.',
      owner: 'IT Manager',
      last: null,
      due: '2027-06-07',
    });
  });
});
