import { visibleText } from './visible-text.ts';

/**
 * A finding's words as GitHub Flavored Markdown: what stands in backticks stays code, everything else is shown as written.
 * Content cannot form links, HTML or mentions of people.
 */
export function markdownText(text: string): string {
  return visibleText(text)
    .replace(/\s+/g, ' ')
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join('');
}

/** A code span around a text that may have backticks of its own. */
export function markdownCode(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${visibleText(text).replace(/\s+/g, ' ')}${pad}${fence}`;
}

function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replace(/(^|\W)@(?=\w)/g, '$1@&#8203;');
}
