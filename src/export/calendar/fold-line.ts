/** The most octets of UTF-8 that a line of iCalendar may have, its CRLF left out (RFC 5545, 3.1). */
export const lineOctets = 75;

/**
 * One content line of iCalendar, folded: lines of at most 75 octets, the further ones beginning with a space, CRLF after each.
 * No character is cut into two.
 */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > lineOctets) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}

/** Octets of one code point in UTF-8; a lone surrogate is written as U+FFFD, which has three. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
