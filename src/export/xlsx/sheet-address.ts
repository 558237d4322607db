/** The letters of a column, counted from 0: A, B … Z, AA. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  const letter = String.fromCharCode(65 + (index % 26));
  return rest === 0 ? letter : columnName(rest - 1) + letter;
}

/** The address of a cell, row and column counted from 0: `A1`. */
export function cellAddress(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}
