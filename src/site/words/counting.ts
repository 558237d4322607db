/** A number with the noun in its right form: `1 control`, `84 controls`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
