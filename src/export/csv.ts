/** A cell: text, a number, or nothing. */
export type Cell = string | number | null;

/** A table as data: what is written as CSV and as a sheet. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Rows as CSV (RFC 4180): CRLF after every row, quotes where they are needed, texts that a spreadsheet would run made inert. */
export function csv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  return [header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(cell: Cell): string {
  const text = typeof cell === 'string' ? inert(cell) : String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A text that begins like a formula (also in full width, as spreadsheets of East Asian locales read it) gets an apostrophe,
 * which spreadsheets hide. The formula would run on the reader's machine.
 */
function inert(text: string): string {
  return /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}
