import { readFileSync } from 'node:fs';
import { fontFaces } from './fonts.ts';
import { escapeHtml } from './markdown.ts';

/** What every page of one PDF shows around its text. */
export interface Frame {
  readonly title: string;
  /** Right end of the header: period, version or date. */
  readonly aside: string;
  /** Says on every page that the document belongs to a fictional company. */
  readonly disclaimer: string;
  /** CSS color of headings and rules. */
  readonly accent: string;
}

const styles = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

/** A whole HTML page, ready to print. Contents lists get the page numbers of `pages`, or a dummy in the first pass. */
export function page(frame: Frame, body: string, pages: ReadonlyMap<string, number> | null): string {
  const css = `${fontFaces()}\n:root { --accent: ${frame.accent}; }\n${styles}\n${margins(frame)}`;
  const main = body.replace('{{contents}}', () => contents(body, pages));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(frame.title)}</title><style>${css}</style></head>
<body>${withUnbrokenIds(main)}</body></html>`;
}

/** Keeps ids and dates such as AC-06, AES-256 and 2026-04-22 on one line; text between tags only. */
function withUnbrokenIds(html: string): string {
  const pieces = /(?<![\w-])(?:[A-Z]{1,4}-\d+|\d{4}-\d\d-\d\d)(?![\w-])/g;
  return html.replace(/>[^<]+</g, (text) => text.replace(pieces, '<span class="unbroken-line">$&</span>'));
}

/** Header and footer: margin boxes inherit nothing from the text, so each has its whole style. */
function margins({ title, aside, disclaimer, accent }: Frame): string {
  const font = 'font: 400 7pt/1.35 Inter, sans-serif; color: #4d565c;';
  const top = 'vertical-align: bottom; padding-bottom: 14pt;';
  const bottom = 'vertical-align: top; padding-top: 14pt;';
  return `@page {
  @top-left { ${font} ${top} width: 62%; font-weight: 600; color: ${accent}; content: ${quoted(title)}; }
  @top-right { ${font} ${top} width: 38%; text-align: right; content: ${quoted(aside)}; }
  @bottom-left { ${font} ${bottom} width: 86%; content: ${quoted(disclaimer)}; }
  @bottom-right { ${font} ${bottom} width: 14%; text-align: right; content: "Page " counter(page) " of " counter(pages); }
}`;
}

/** Sections (h1) and their chapters (h2) with links; the printer turns the links into targets whose page is known. */
function contents(body: string, pages: ReadonlyMap<string, number> | null): string {
  const headings = [...body.matchAll(/<h([12]) id="([^"]+)">(.*?)<\/h\1>/gs)];
  const lines = headings.map(([, level, id = '', inner = '']) => {
    const number = pages === null ? 88 : pages.get(id);
    if (number === undefined) throw new Error(`The PDF has no target for the heading "${inner}" (${id}).`);
    return `<li class="level-${level}"><a href="#${id}"><span>${inner.replace('</small>', ': ').replace(/<[^>]+>/g, '')}</span><span class="dots"></span><span class="number">${number}</span></a></li>`;
  });
  return `<ol class="contents">${lines.join('')}</ol>`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
