import { xmlText } from '../xml.ts';
import { dataValidationsXml } from './data-validations.ts';
import { rowHeight } from './row-height.ts';
import { serialOf } from './serial-day.ts';
import type { Sheet, SheetCell, SheetColumn } from './sheet.ts';
import { cellAddress } from './sheet-address.ts';
import { styles } from './styles-xml.ts';

/** A sheet as XML, and the relations of its links; null where it has none. */
export function sheetXml(sheet: Sheet): { readonly xml: string; readonly relations: string | null } {
  const rows = [sheet.columns.map(({ header }) => header), ...sheet.rows];
  const links = rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      const href = hrefOf(cell);
      return href === null ? [] : [{ ref: cellAddress(row, column), href }];
    }),
  );
  const kept = links.slice(0, mostLinks);
  const last = cellAddress(sheet.rows.length, Math.max(0, sheet.columns.length - 1));
  const xml = [
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relation}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${last}"/>`,
    sheetView(sheet),
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${sheet.columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${rows.map((cells, row) => rowXml(cells, row, sheet.columns)).join('')}</sheetData>`,
    sheet.isNote ? '' : `<autoFilter ref="A1:${last}"/>`,
    dataValidationsXml(sheet),
    kept.length === 0
      ? ''
      : `<hyperlinks>${kept.map(({ ref }, at) => `<hyperlink ref="${ref}" r:id="rId${at + 1}"/>`).join('')}</hyperlinks>`,
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup orientation="landscape" fitToHeight="0"/>',
    '</worksheet>',
  ].join('');
  const targets = kept.map(
    ({ href }, at) =>
      `<Relationship Id="rId${at + 1}" Type="${relation}/hyperlink" Target="${xmlText(href)}" TargetMode="External"/>`,
  );
  const relations =
    kept.length === 0
      ? null
      : `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.join('')}</Relationships>`;
  return { xml, relations };
}

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Excel calls a file damaged that has more links on a sheet, a longer link or a longer text. */
const mostLinks = 65_530;
const longestLink = 2_079;
const longestText = 32_767;

function hrefOf(cell: SheetCell): string | null {
  if (cell === null || typeof cell !== 'object' || !('href' in cell)) return null;
  if (cell.href.length > longestLink || !/^(?:https?|mailto):/i.test(cell.href)) return null;
  return URL.parse(cell.href)?.href ?? null;
}

function sheetView({ isNote, frozenColumns = 0 }: Sheet): string {
  if (isNote) return '<sheetViews><sheetView workbookViewId="0" showGridLines="0"/></sheetViews>';
  const columns = frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : '';
  const pane = frozenColumns > 0 ? 'bottomRight' : 'bottomLeft';
  return `<sheetViews><sheetView workbookViewId="0"><pane${columns} ySplit="1" topLeftCell="${cellAddress(1, frozenColumns)}" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`;
}

function rowXml(cells: readonly SheetCell[], row: number, columns: readonly SheetColumn[]): string {
  const height = rowHeight(cells, columns);
  return `<row r="${row + 1}"${height === null ? '' : ` ht="${height}"`}>${cells.map((cell, column) => cellXml(cell, cellAddress(row, column), row === 0)).join('')}</row>`;
}

function cellXml(cell: SheetCell, ref: string, isHeader: boolean): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number')
    return Number.isFinite(cell)
      ? `<c r="${ref}"><v>${cell}</v></c>`
      : textXml(String(cell), ref, styles.plain);
  if (typeof cell === 'string') return textXml(cell, ref, isHeader ? styles.header : styleOf(cell));
  if ('day' in cell) {
    const serial = serialOf(cell.day);
    return serial === null
      ? textXml(cell.day, ref, styles.plain)
      : `<c r="${ref}" s="${styles.day}"><v>${serial}</v></c>`;
  }
  const style = isHeader ? styles.headerLink : styles.link;
  return textXml(cell.text, ref, hrefOf(cell) === null ? styleOf(cell.text) : style);
}

function styleOf(text: string): number {
  return /^[\s\p{Cc}]*[=+\-@'＝＋－＠]/u.test(text) ? styles.literal : styles.plain;
}

/** Always an inline string: a text is never read as a formula or a number. */
function textXml(text: string, ref: string, style: number): string {
  const fitting = text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
  // In these strings _x0041_ stands for a character; a text that holds such letters has its first underscore written that way.
  const written = xmlText(fitting.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${written}</t></is></c>`;
}
