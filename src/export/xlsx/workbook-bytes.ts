import { type Zippable, zipSync } from 'fflate';
import { xmlText } from '../xml.ts';
import type { Workbook } from './sheet.ts';
import { columnName } from './sheet-address.ts';
import { sheetNames } from './sheet-names.ts';
import { sheetXml } from './sheet-xml.ts';
import { stylesXml } from './styles-xml.ts';

/**
 * A workbook as the bytes of an .xlsx file (ECMA-376, transitional). Pure: the same workbook gives the same bytes, in any
 * time zone and on any day.
 */
export function workbookBytes(workbook: Workbook): Uint8Array<ArrayBuffer> {
  const sheets = workbook.sheets.map((sheet) => sheetXml(sheet));
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': packageRelations,
    'docProps/core.xml': coreProperties(workbook),
    'xl/workbook.xml': workbookXml(workbook),
    'xl/_rels/workbook.xml.rels': workbookRelations(sheets.length),
    'xl/styles.xml': stylesXml,
  };
  sheets.forEach(({ xml, relations }, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = xml;
    if (relations !== null) parts[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] = relations;
  });
  const text = new TextEncoder();
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([path, xml]) => [path, text.encode(declaration + xml)]),
  );
  return zipSync(files, { level: 9, mtime: earliest() });
}

/** The first time that a zip file can name, in local time as fflate reads it, so that it is the same everywhere. */
export function earliest(): Date {
  return new Date(1980, 0, 1);
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const package_ = 'http://schemas.openxmlformats.org/package/2006';

function contentTypes(count: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="${name}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`;
  const sheets = Array.from({ length: count }, (_, at) =>
    part(`/xl/worksheets/sheet${at + 1}.xml`, 'officedocument.spreadsheetml.worksheet'),
  );
  return [
    `<Types xmlns="${package_}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('/xl/workbook.xml', 'officedocument.spreadsheetml.sheet.main'),
    part('/xl/styles.xml', 'officedocument.spreadsheetml.styles'),
    part('/docProps/core.xml', 'package.core-properties'),
    ...sheets,
    '</Types>',
  ].join('');
}

const packageRelations = [
  `<Relationships xmlns="${package_}/relationships">`,
  `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`,
  `<Relationship Id="rId2" Type="${package_}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
  '</Relationships>',
].join('');

function coreProperties({ title, creator, asOf, language }: Workbook): string {
  const time = `${asOf}T00:00:00Z`;
  return [
    `<cp:coreProperties xmlns:cp="${package_}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(creator)}</dc:creator><dc:language>${xmlText(language)}</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
}

function workbookXml({ sheets }: Workbook): string {
  const names = sheetNames(sheets.map(({ name }) => name));
  const entries = names.map(
    (name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const defined = sheets.flatMap((sheet, at) => {
    if (sheet.isNote || sheet.columns.length === 0) return [];
    const quoted = `'${(names[at] ?? '').replaceAll("'", "''")}'`;
    const last = `$${columnName(sheet.columns.length - 1)}$${sheet.rows.length + 1}`;
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${xmlText(`${quoted}!$A$1:${last}`)}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${xmlText(`${quoted}!$1:$1`)}</definedName>`,
    ];
  });
  return [
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}">`,
    `<sheets>${entries.join('')}</sheets>`,
    defined.length > 0 ? `<definedNames>${defined.join('')}</definedNames>` : '',
    '</workbook>',
  ].join('');
}

function workbookRelations(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${count + 1}" Type="${office}/styles" Target="styles.xml"/>`;
  return `<Relationships xmlns="${package_}/relationships">${sheets.join('')}${styles}</Relationships>`;
}
