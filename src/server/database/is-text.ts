/** Whether a text from outside can be in a database at all: PostgreSQL's has no NUL, and asking for one is an error there. */
export function isText(value: string): boolean {
  return !value.includes('\0');
}
