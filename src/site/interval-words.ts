/** A length of time in a language: `12 months`, `12 Monate`. */
export function intervalIn(
  { count, unit }: { readonly count: number; readonly unit: 'day' | 'month' | 'year' },
  locale: string,
): string {
  return unitFormat(locale, unit).format(count);
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making one takes longer than all the rest of a small page. */
function unitFormat(locale: string, unit: string): Intl.NumberFormat {
  const known = formats.get(`${locale} ${unit}`);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  formats.set(`${locale} ${unit}`, format);
  return format;
}
