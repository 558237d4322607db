/** Plain text as Markdown that reads as exactly this text; runs of white space become one space. */
export function escapeText(text: string): string {
  const plain = text.replace(/\s{2,}|[^\S ]/gu, ' ');
  // Most texts hold nothing of what follows.
  if (!/[\\`*[\]~|<&_]/.test(plain)) return plain;
  return plain
    .replace(/[\\`*[\]~|]/g, '\\$&')
    .replace(/<(?=[a-z!?/])/gi, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/_/g, (mark, at: number, whole: string) =>
      isWordCharacter(whole[at - 1]) && isWordCharacter(whole[at + 1]) ? mark : `\\${mark}`,
    );
}

/** What would begin a heading, list, quote or rule at the start of a line is made plain; for the lines of one paragraph. */
export function escapeLineStarts(lines: string): string {
  return lines
    .split('\n')
    .map((line) =>
      line
        .trimStart()
        .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+$|-{2,}$|(?:- ?){2,}$)/, '\\$&')
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'),
    )
    .join('\n');
}

/** Text between backticks, as many as it takes. */
export function codeSpan(code: string): string {
  const plain = code.replace(/\s*\n\s*/g, ' ');
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const isOpenToFence = /^`|`$/.test(plain) || (/^ .* $/.test(plain) && plain.trim() !== '');
  return isOpenToFence ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`;
}

/** An address as the target of a link. */
export function linkTarget(href: string): string {
  return href.replace(/[\s<>\\]/g, encodeURIComponent).replace(/[()]/g, '\\$&');
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
