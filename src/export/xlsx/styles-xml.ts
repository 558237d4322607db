/** The cell formats by their place in `cellXfs`. */
export const styles = { plain: 0, header: 1, day: 2, link: 3, literal: 4, headerLink: 5 } as const;

const top = '<alignment vertical="top" wrapText="1"/>';
/** Days stand where texts do, for a column of them is read and not added up. */
const left = '<alignment horizontal="left" vertical="top" wrapText="1"/>';
const cell = (font: number, more = '', format = 0, fill = 0, border = 0) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyAlignment="1" applyFont="1"${format ? ' applyNumberFormat="1"' : ''}${fill ? ' applyFill="1" applyBorder="1"' : ''}${more}>${format ? left : top}</xf>`;
const font = (inside: string) => `<font>${inside}<sz val="11"/>`;
const face = '<name val="Calibri"/><family val="2"/></font>';

/** `xl/styles.xml`: one look for all sheets. `literal` has `quotePrefix`: a text that begins like a formula stays text when edited. */
export const stylesXml = [
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>',
  `<fonts count="4">${font('')}${face}${font('<b/>')}${face}${font('<u/>')}<color rgb="FF0B5394"/>${face}${font('<b/><u/>')}<color rgb="FF0B5394"/>${face}</fonts>`,
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7ECEE"/><bgColor indexed="64"/></patternFill></fill></fills>',
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF66757B"/></bottom><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="6">${cell(0)}${cell(1, '', 0, 2, 1)}${cell(0, '', 164)}${cell(2)}${cell(0, ' quotePrefix="1"')}${cell(3, '', 0, 2, 1)}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('');
