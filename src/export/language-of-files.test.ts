import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { load } from '#load/load.ts';
import { derivePublicContent } from '#site/public-content.ts';
import { provideSiteContent } from '#site/site-content.ts';
import { de } from '#site/words/de.ts';
import { criteriaJson } from './api/criteria.ts';
import { cyclonedxAttestation } from './cyclonedx/attestation.ts';
import { oscalCatalog } from './oscal/oscal-catalog.ts';
import { oscalComponents } from './oscal/oscal-components.ts';
import { oscalMapping } from './oscal/oscal-mapping.ts';
import { type Sources, sourcesOf } from './sources.ts';
import { controlsCsv, controlsTable } from './tables/controls-table.ts';
import { matrixCsv, matrixTable } from './tables/matrix-table.ts';
import { subprocessorsCsv, subprocessorsTable } from './tables/subprocessors-table.ts';
import { expectationsWorksheet } from './xlsx/expectations-worksheet.ts';
import { workbookNames, workbookOf } from './xlsx/workbooks.ts';

const today = '2026-11-23' as CalendarDay;
const loaded = load(join(import.meta.dirname, '../../e2e/fixtures/german'));
let sources: Sources;

beforeAll(() => {
  const { trustCenter, facts } = loaded;
  const past = { kind: 'off' } as const;
  provideSiteContent({ trustCenter, facts, past, today, derived: new Map(), diagnostics: [] });
  sources = sourcesOf(derivePublicContent({ trustCenter, facts, today }));
});

describe('on a German site', () => {
  test.each(workbookNames)('%s.xlsx is German: its tabs, heads and the sheet about it', (name) => {
    const { language, sheets } = workbookOf(name, sources);
    const [table, about] = sheets;
    expect(language).toBe('de');
    expect(table?.name).toBe(
      { controls: 'Kontrollen', matrix: 'Matrix', subprocessors: 'Unterauftragsverarbeiter' }[name],
    );
    const heads = table?.columns.map(({ header }) => (typeof header === 'string' ? header : header.text));
    expect(heads?.slice(0, 3)).toEqual(
      {
        controls: ['Nummer', 'Titel', 'Familie'],
        matrix: ['System', 'Kriterium', 'Titel'],
        subprocessors: ['Nummer', 'Name', 'Rechtsträger'],
      }[name],
    );
    expect(about?.rows.map(([label]) => label).slice(0, 4)).toEqual([
      'Inhalt',
      'Unternehmen',
      'Stand',
      'Quelle',
    ]);
  });

  test('cells that people read are German in a workbook', () => {
    const cells = workbookNames.flatMap((name) => workbookOf(name, sources).sheets[0]?.rows.flat() ?? []);
    const { controlStatus, exports, history } = de;
    const german = [controlStatus.implemented, exports.cells.documented, history.subprocessorStatus.active];
    for (const words of german) expect(cells).toContain(words);
    for (const words of ['Implemented', 'documented', 'active']) expect(cells).not.toContain(words);
  });

  test('every column of a table has a head of its own in a workbook', () => {
    const tables = [controlsTable(sources), matrixTable(sources), subprocessorsTable(sources)];
    const heads = workbookNames.map((name) => workbookOf(name, sources).sheets[0]?.columns ?? []);
    expect(
      tables.map(({ header }) => header.length).map((all, at) => all - (heads[at]?.length ?? 0)),
    ).toEqual([2, 1, 1]);
    for (const columns of heads) {
      const texts = columns.map(({ header }) => (typeof header === 'string' ? header : header.text));
      expect(texts.filter((text) => /^[a-z]/.test(text))).toEqual([]);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  test('the heads and values of CSV are those of every site', () => {
    expect(controlsCsv(sources)).toMatch(/^id,title,family,status,owner,type,operation,/);
    expect(matrixCsv(sources)).toMatch(/^system,criterion,title,state,relies on,as of/);
    expect(subprocessorsCsv(sources)).toMatch(/^id,name,legal entity,purpose,data,/);
    expect(controlsCsv(sources)).toContain(',Implemented,');
    expect(matrixCsv(sources)).toMatch(/,No documented control,|,Documented controls mapped,/);
    expect(subprocessorsCsv(sources)).toContain(',active,');
  });

  test('JSON says in German what is a sentence, and nothing else', () => {
    const { notice, systems } = criteriaJson(sources);
    const criterion = systems[0]?.criteria.find(({ id }) => id === 'CC6.1');
    expect(notice).toMatch(/^Hier steht|Kriterien/);
    expect(criterion).toMatchObject({ title: 'Architektur des logischen Zugriffs', category: 'security' });
    expect(criterion?.pointsOfFocus[0]?.label).toBe(
      'Systeme und Daten sind aktuell aufgelistet und eingestuft',
    );
    expect(['documented', 'no-documented-control']).toContain(criterion?.state);
  });

  test('OSCAL has German titles and remarks, and English names and values of properties', () => {
    const catalog = JSON.stringify(oscalCatalog(sources));
    expect(catalog).toContain('"title":"Architektur des logischen Zugriffs"');
    expect(catalog).toContain('SOC 2 Trust Services Criteria im Geltungsbereich');
    expect(catalog).toContain('Vitrines eigene Worte');
    expect(catalog).toContain('{"name":"category","ns":"urn:vitrine:oscal","value":"Security"}');
    const components = JSON.stringify(oscalComponents(sources));
    expect(components).toContain('veröffentlichte Kontrollen');
    expect(components).toContain('{"name":"status","ns":"urn:vitrine:oscal","value":"Implemented"}');
    expect(JSON.stringify(oscalMapping(sources) ?? 'Orientierung, keine amtliche')).toContain(
      'Orientierung, keine amtliche',
    );
  });

  test('the attestation is declared in German', () => {
    const attestation = JSON.stringify(cyclonedxAttestation(sources));
    expect(attestation).toContain(
      'Kontrollen sind dokumentiert. Wie sie ausgeführt wurden, prüft der Prüfer.',
    );
    expect(attestation).not.toMatch(/\b(?:maps its documented|in Vitrine’s own words|as of)\b/);
  });

  test('the worksheet for readers of a report is German', () => {
    const cuecs = [{ id: 'N-1', text: 'Konten schützen.', criteria: [], public: true }];
    const { title, language, sheets } = expectationsWorksheet(
      { cuecs },
      { company: 'Beispiel', title: 'Prüfbericht', asOf: today },
    );
    expect([title, language]).toEqual(['Beispiel: Ergänzende Kontrollen der Nutzer, Prüfbericht', 'de']);
    expect(sheets.map(({ name }) => name)).toEqual(['Kontrollen der Nutzer', 'Über dieses Arbeitsblatt']);
  });
});
