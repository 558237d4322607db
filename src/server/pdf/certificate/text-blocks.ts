/** A block of an agreement's text, ready to be set in lines. */
export interface TextBlock {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'quote' | 'row' | 'code';
  readonly text: string;
  /** Of a heading 1 to 6; of an item how deep it stands, from 1. */
  readonly level: number;
  /** `•` or a number. */
  readonly marker: string;
}

/**
 * The blocks of an agreement's HTML, as the build wrote it and the signer saw it. Every character of its text is in one of
 * them; emphasis is not shown, and the address of a link follows its words.
 */
export function textBlocks(html: string): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  const lists: { ordered: boolean; next: number }[] = [];
  let open: Omit<TextBlock, 'text'> = paragraph;
  let text = '';
  let link: { readonly href: string; readonly from: number } | null = null;
  const end = () => {
    const clean = open.kind === 'code' ? text.trim() : text.replace(/[ \t\n\r\f]+/g, ' ').trim();
    for (const line of open.kind === 'code' ? clean.split('\n') : [clean])
      if (line !== '') blocks.push({ ...open, text: line });
    text = '';
    open = paragraph;
  };
  const start = (next: Omit<TextBlock, 'text'>) => {
    end();
    open = next;
  };

  for (const [token, closing, name = '', attributes = ''] of html.matchAll(tokens)) {
    if (name === '') {
      text += decode(token);
      continue;
    }
    const tag = name.toLowerCase();
    const isEnd = closing === '/';
    if (tag === 'a') {
      if (!isEnd) link = { href: decode(/href="([^"]*)"/.exec(attributes)?.[1] ?? ''), from: text.length };
      else if (link) {
        const shown = text.slice(link.from).trim();
        // The permanent address of a heading is no text of the agreement.
        if (shown === '#') text = text.slice(0, link.from);
        const isSelf = link.href.startsWith('#') || link.href === '' || link.href.endsWith(shown);
        if (!isSelf) text += ` (${link.href})`;
        link = null;
      }
    } else if (tag === 'br') text += open.kind === 'code' ? '\n' : ' ';
    else if (tag === 'ul' || tag === 'ol') {
      end();
      if (isEnd) lists.pop();
      else lists.push({ ordered: tag === 'ol', next: Number(/start="(\d+)"/.exec(attributes)?.[1] ?? 1) });
    } else if (tag === 'li') {
      const list = lists.at(-1);
      if (isEnd || !list) end();
      else {
        start({ kind: 'item', level: lists.length, marker: list.ordered ? `${list.next}.` : '•' });
        list.next += 1;
      }
    } else if (isEnd && (/^h[1-6]$/.test(tag) || enclosing.has(tag))) end();
    else if (/^h[1-6]$/.test(tag)) start({ kind: 'heading', level: Number(tag[1]), marker: '' });
    else if (tag === 'tr') start({ kind: 'row', level: 0, marker: '' });
    else if (tag === 'td' || tag === 'th') {
      if (!isEnd && text.trim() !== '') text += ' | ';
    } else if (tag === 'blockquote') start({ kind: 'quote', level: 0, marker: '' });
    else if (tag === 'pre') start({ kind: 'code', level: 0, marker: '' });
    // A paragraph within an item or a quotation belongs to it, as long as it is the first one.
    else if (tag === 'p' && !isEnd && text.trim() === '' && open.kind !== 'paragraph') continue;
    else if (breaking.has(tag)) end();
  }
  end();
  return blocks;
}

const paragraph = { kind: 'paragraph', level: 0, marker: '' } as const;
const enclosing = new Set(['tr', 'blockquote', 'pre']);
const breaking = new Set(['p', 'div', 'section', 'table', 'thead', 'tbody', 'hr', 'dl', 'dt', 'dd']);
const tokens = /<!--[\s\S]*?-->|<(\/?)([A-Za-z][A-Za-z0-9]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|[^<]+|</g;

function decode(text: string): string {
  if (text.startsWith('<!--')) return '';
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (hex || decimal) return String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10));
    return named[String(name).toLowerCase()] ?? whole;
  });
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};
