/** A value as the text of a published JSON file: two spaces, a line end at the end. */
export function jsonFile(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
