/**
 * Text that is safe to show: content may hold escape sequences that move the cursor or hide lines, and direction marks that turn
 * text round. Each becomes one visible sign, so that columns stay right. Line ends and tabs stay.
 */
export function visibleText(text: string): string {
  return text
    .replace(controls, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)))
    .replace(hidden, '\uFFFD');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to replace
const controls = /[\u0000-\u0008\u000B-\u001F]/g;
const hidden = /[\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Text as a link for terminals that know OSC 8. */
export function terminalLink(text: string, address: string): string {
  return `\u001B]8;;${address}\u001B\\${text}\u001B]8;;\u001B\\`;
}
