import { escapeLineStarts, escapeText, linkTarget } from './escape.ts';

/** Blocks of a Markdown file; empty ones vanish, so that what is not there leaves no trace. */
export type Block = string | null;

/** Blocks as the text of a file. */
export function markdownFile(blocks: readonly Block[]): string {
  return `${blocks.filter((block) => block !== null && block !== '').join('\n\n')}\n`;
}

/** A heading of plain words. */
export function heading(depth: number, words: string): string {
  return `${'#'.repeat(depth)} ${escapeText(words).trim()}`;
}

/** A paragraph of plain words; null where there are none. */
export function words(text: string | null | undefined): Block {
  return text ? escapeLineStarts(escapeText(text)) : null;
}

/** A link with plain words. */
export function link(text: string, href: string): string {
  return `[${escapeText(text)}](${linkTarget(href)})`;
}

/** An address that is its own words. */
export function address(href: string): string {
  return /^https?:\/\/[^\s<>]+$/.test(href) ? `<${href}>` : link(href, href);
}

/** A list of Markdown items; null where there are none. */
export function list(items: readonly string[]): Block {
  return items.length === 0 ? null : items.map((item) => `- ${item}`).join('\n');
}

/** A section with its heading; null where nothing stands below it. */
export function section(depth: number, title: string, blocks: readonly Block[]): Block {
  const present = blocks.filter((block) => block !== null && block !== '');
  return present.length === 0 ? null : [heading(depth, title), ...present].join('\n\n');
}

/** Facts as a list, `- Label: value`; the value is Markdown, and facts without one are left out. */
export function facts(pairs: readonly (readonly [label: string, value: string | null | undefined])[]): Block {
  return list(pairs.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : [])));
}

/** Plain words inside of a line; null stays null. */
export function plain(text: string | null | undefined): string | null {
  return text ? escapeText(text).trim() : null;
}

/** A table of Markdown cells. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): Block {
  if (rows.length === 0) return null;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
