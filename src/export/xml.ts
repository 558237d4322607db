/** Text for an XML element or attribute; characters that XML 1.0 has no place for become U+FFFD. */
export function xmlText(text: string): string {
  // Most texts hold nothing of what follows.
  if (plain.test(text)) return text;
  return text
    .toWellFormed()
    .replace(invalid, '�')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** Nothing but letters that stand for themselves; surrogates are left to the rest. */
const plain = /^[\t\n !#-%'-;=?-\uD7FF\uE000-\uFFFD]*$/;

/** All but the characters of XML 1.0, section 2.2. */
const invalid = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
