import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether LibreOffice is here with its spreadsheet part, which Debian packs apart. */
export const hasCalc = existsSync('/usr/lib/libreoffice/program/libsclo.so');

/** A workbook as Calc understood it. */
export interface OpenedWorkbook {
  readonly title: string;
  readonly language: string;
  readonly sheets: readonly OpenedSheet[];
}

export interface OpenedSheet {
  readonly name: string;
  /** Rows without the empty ones at the end. */
  readonly rows: readonly (readonly OpenedCell[])[];
}

/** `kind` is what Calc takes the value for: `string`, `float`, `date` …; empty for an empty cell. */
export interface OpenedCell {
  readonly kind: string;
  readonly text: string;
  readonly href: string | null;
}

/** Opens workbooks in LibreOffice Calc, all in one start, and tells what it said besides. */
export function openInCalc(workbooks: Readonly<Record<string, Uint8Array>>): {
  readonly opened: Readonly<Record<string, OpenedWorkbook>>;
  readonly complaints: string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-calc-'));
  try {
    const files = Object.entries(workbooks).map(([name, bytes]) => {
      const file = join(folder, `${name}.xlsx`);
      writeFileSync(file, bytes);
      return file;
    });
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const run = spawnSync(
      '/usr/bin/soffice',
      [profile, '--headless', '--convert-to', 'fods', '--outdir', folder, ...files],
      { timeout: 100_000, encoding: 'utf8' },
    );
    const opened = Object.keys(workbooks).map((name) => [
      name,
      workbookIn(readFileSync(join(folder, `${name}.fods`), 'utf8')),
    ]);
    return { opened: Object.fromEntries(opened), complaints: complaintsOf(run.stderr) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Java is not needed for spreadsheets, and its absence is no word about the file. */
function complaintsOf(stderr: string): string {
  return stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('javaldx'))
    .join('\n');
}

function workbookIn(xml: string): OpenedWorkbook {
  const sheets = [...xml.matchAll(/<table:table table:name="([^"]*)"[^>]*>(.*?)<\/table:table>/gs)];
  return {
    title: /<dc:title>([^<]*)/.exec(xml)?.[1] ?? '',
    language: /<dc:language>([^<]*)/.exec(xml)?.[1] ?? '',
    sheets: sheets.map(([, name = '', body = '']) => ({ name: decoded(name), rows: rowsIn(body) })),
  };
}

function rowsIn(xml: string): OpenedSheet['rows'] {
  const rows = [...xml.matchAll(/<table:table-row\b[^>]*>(.*?)<\/table:table-row>/gs)];
  return rows.map(([, body = '']) => cellsIn(body)).filter((cells) => cells.some(({ kind }) => kind !== ''));
}

function cellsIn(xml: string): readonly OpenedCell[] {
  const cells = [...xml.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)];
  return cells.flatMap(([, attributes = '', body = '']) => {
    const times = Number(/number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1);
    const kind = /office:value-type="(\w+)"/.exec(attributes)?.[1] ?? '';
    const cell = { kind, text: textIn(body), href: /xlink:href="([^"]*)"/.exec(body)?.[1] ?? null };
    return Array.from({ length: Math.min(times, 200) }, () => cell);
  });
}

function textIn(body: string): string {
  return decoded(body.replace(/<[^>]*>/g, '').trim());
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
