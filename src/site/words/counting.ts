/** A number with the noun in its right form, in the digits of a language: `1 control`, `2,000 controls`. */
export function countedIn(locale: string): (count: number, one: string, many: string) => string {
  const digits = new Intl.NumberFormat(locale);
  return (count, one, many) => `${digits.format(count)} ${count === 1 ? one : many}`;
}
