import { readFileSync } from 'node:fs';
import { markdownToHtml } from 'satteri';

/** HTML by token name; `{{name}}` in a text is replaced with it. */
export type Tokens = Readonly<Record<string, string>>;

/**
 * A Markdown file of this folder as HTML. Headings get ids that begin with the file's name; a token that nobody
 * fills is an error, because it would be printed.
 * @param file relative to `sample/`
 */
export function renderFile(file: string, tokens: Tokens = {}): string {
  const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  const prefix = file.replace(/^.*\//, '').replace(/\.md$/, '');
  return fill(withHeadingIds(markdownToHtml(text).html, prefix), tokens, file);
}

/** One line of Markdown without the paragraph around it. */
export function renderInline(text: string): string {
  return markdownToHtml(text)
    .html.trim()
    .replace(/^<p>/, '')
    .replace(/<\/p>$/, '');
}

/** Text as HTML text. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function fill(html: string, tokens: Tokens, file: string): string {
  return html.replace(/<p>\{\{([\w-]+)\}\}<\/p>|\{\{([\w-]+)\}\}/g, (_, block?: string, inline?: string) => {
    const name = block ?? inline ?? '';
    const value = tokens[name];
    if (value === undefined) throw new Error(`${file} uses {{${name}}}, which nothing fills.`);
    return value;
  });
}

function withHeadingIds(html: string, prefix: string): string {
  return html.replace(/<h([2-4])>(.*?)<\/h\1>/gs, (_, level: string, inner: string) => {
    const slug = inner
      .replace(/<[^>]+>|&\w+;/g, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    return `<h${level} id="${prefix}-${slug}">${inner}</h${level}>`;
  });
}
