import { parseDay } from '#domain/calendar-day.ts';
import type { Cell, Table } from '../csv.ts';
import type { Sheet, SheetCell, SheetColumn } from './sheet.ts';

/** How the columns of a table look on a sheet, by their keys; columns that are not named are texts of ordinary width. */
export interface SheetLook {
  readonly name: string;
  /** The header of a column as people read it; the CSV has its key. */
  readonly label: (column: string) => string;
  readonly widths: Readonly<Record<string, number>>;
  readonly days: readonly string[];
  /** Where cells of a column lead. */
  readonly href?: (column: string, value: Cell, row: readonly Cell[]) => string | null;
  /** Where a header leads. */
  readonly headerHref?: (header: string) => string | null;
  /** Columns that the note says once for the whole sheet. */
  readonly leaveOut?: readonly string[];
  readonly frozenColumns: number;
}

/** A table as a sheet: days as days, ids that lead to their pages, and no column that says the same in every row. */
export function tableSheet({ header, rows }: Table, look: SheetLook): Sheet {
  const columns = header
    .map((name, at) => ({ name, at }))
    .filter(({ name }) => !look.leaveOut?.includes(name));
  return {
    name: look.name,
    columns: columns.map(({ name }) => columnOf(name, look)),
    rows: rows.map((row) => columns.map(({ name, at }) => cellOf(name, row[at] ?? null, row, look))),
    frozenColumns: look.frozenColumns,
  };
}

function columnOf(name: string, { label, widths, days, headerHref }: SheetLook): SheetColumn {
  const href = headerHref?.(name) ?? null;
  return {
    header: href === null ? label(name) : { text: label(name), href },
    width: widths[name] ?? (days.includes(name) ? 14 : 18),
  };
}

function cellOf(name: string, value: Cell, row: readonly Cell[], look: SheetLook): SheetCell {
  if (typeof value !== 'string' || value === '') return value;
  const day = look.days.includes(name) ? parseDay(value) : null;
  if (day) return { day };
  const href = look.href?.(name, value, row) ?? null;
  return href === null ? value : { text: value, href };
}
