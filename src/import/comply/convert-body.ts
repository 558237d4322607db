/**
 * A body as comply has it, in the Markdown that Vitrine reads: the company's name filled in, lettered lists (an extension of pandoc)
 * as numbered ones, headings from `##` on, the title not repeated. Code is left as it is.
 * @param company the name, or null: then it is called "the company"
 */
export function convertBody(body: string, title: string, company: string | null): string {
  const lines = body.trim().split('\n');
  const inCode = codeLines(lines);
  const isHeading = (line: string, index: number) => !inCode[index] && /^#{1,6}\s/.test(line);
  const named = lines.map((line, index) => (inCode[index] ? line : withCompany(line, company)));
  const opens = named.findIndex((line, index) => isHeading(line, index));
  const repeats = opens !== -1 && plain(named[opens] ?? '') === plain(title);
  const kept = repeats ? named.map((line, index) => (index === opens ? '' : line)) : named;
  const top = kept.some((line, index) => isHeading(line, index) && /^#\s/.test(line));
  return `${kept
    .map((line, index) => {
      if (inCode[index]) return line;
      if (isHeading(line, index)) return top ? lowered(line) : line;
      return line.replace(/^(\s*)(?:[a-z]|[ivx]+)[.)]\s+(?=\S)/, '$11. ');
    })
    .join('\n')
    .trim()}\n`;
}

function withCompany(line: string, company: string | null): string {
  return line.replace(/\{\{\s*\.Name\s*\}\}/g, (_token, at: number) => {
    if (company !== null) return company;
    return /(?:^[\s#>*\d.-]*|[.!?]\s+|^\s*(?:[a-z]|[ivx]+)[.)]\s+)$/.test(line.slice(0, at))
      ? 'The company'
      : 'the company';
  });
}

function lowered(heading: string): string {
  return heading.startsWith('######') ? heading : `#${heading}`;
}

function plain(text: string): string {
  return text.replace(/^#+/, '').trim().toLowerCase();
}

/** Which lines are code, between fences. */
function codeLines(lines: readonly string[]): boolean[] {
  let fence: string | null = null;
  return lines.map((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    const inside: boolean = fence !== null;
    if (mark && fence === null) fence = mark;
    else if (mark && fence !== null && mark.startsWith(fence)) fence = null;
    return inside || mark !== undefined;
  });
}
