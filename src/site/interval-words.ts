/** A length of time in a language: `12 months`, `12 Monate`. */
export function intervalIn(
  { count, unit }: { readonly count: number; readonly unit: 'day' | 'month' | 'year' },
  locale: string,
): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
