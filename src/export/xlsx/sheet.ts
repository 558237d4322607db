import type { CalendarDay } from '#domain/calendar-day.ts';

/** A cell: text, a number, a day, a text that leads somewhere, or nothing. There is no formula, on purpose. */
export type SheetCell =
  | string
  | number
  | null
  | { readonly day: CalendarDay }
  | { readonly text: string; readonly href: string };

export interface SheetColumn {
  /** A text, or one that leads somewhere. */
  readonly header: Exclude<SheetCell, number | null | { readonly day: CalendarDay }>;
  /** In characters of the default font. */
  readonly width: number;
  /** What the cells below take, to choose from. */
  readonly choices?: ColumnChoices;
}

/** A short list that a cell is chosen from. */
export interface ColumnChoices {
  /** Without commas and quotes, 255 characters with a comma between each two. */
  readonly values: readonly string[];
  /** What is said when something else is typed, and above it. */
  readonly problem: string;
  readonly title: string;
}

/** One sheet: a header that stays in view and filters, and rows below it. */
export interface Sheet {
  /** Its tab; made to fit where a workbook does not take it. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** How many columns at the left stay in view. Default: none. */
  readonly frozenColumns?: number;
  /** A sheet of words about the others: no filter and no frozen header. */
  readonly isNote?: true;
}

/** A workbook as data: what `workbookBytes` writes. */
export interface Workbook {
  readonly title: string;
  /** Who publishes it. */
  readonly creator: string;
  /** The day as of which it speaks; also stands as the day on which it was made. */
  readonly asOf: CalendarDay;
  /** BCP 47, such as `de-CH`. */
  readonly language: string;
  readonly sheets: readonly Sheet[];
}
