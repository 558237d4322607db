/**
 * A reference without the accidents of typing and pasting: compatibility forms folded (NFKC), every dash a hyphen,
 * no spaces of any kind (no-break, thin, zero-width), in upper case. `ｃｃ 6.1` becomes `CC6.1`.
 */
export function plainReference(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/[\p{Dash_Punctuation}\u2212]/gu, '-')
    .replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')
    .toUpperCase();
}
