/** Text as the content of an XML 1.0 element. Characters that XML cannot hold at all become U+FFFD. */
export function xmlText(text: string): string {
  return text.replace(forbidden, '\uFFFD').replace(/[<>&\r]/g, reference);
}

/** Text as an attribute's value in double quotes; tabs and line ends survive. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replace(/["\t\n]/g, reference);
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

// Controls, lone surrogates, U+FFFE and U+FFFF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to replace
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
