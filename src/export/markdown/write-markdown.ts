import { plainText, type TreeNode } from '#site/markdown/tree.ts';
import { escapeLineStarts } from './escape.ts';
import { footnoteName, writeInlines } from './write-inlines.ts';

/**
 * A cleaned tree as Markdown again. What the pages drop (raw HTML and comments, links to what is not published,
 * expressions) is not in the tree and so not in here: a text is never passed on as it was written.
 * @param absolute gives the full address for a link as it stands in the page
 */
export function writeMarkdown(tree: TreeNode, absolute: (href: string) => string): string {
  return writeBlocks(tree.children ?? [], absolute).join('\n\n');
}

type Absolute = (href: string) => string;

function writeBlocks(nodes: readonly TreeNode[], absolute: Absolute): readonly string[] {
  const blocks: string[] = [];
  let run: TreeNode[] = [];
  let lists = 0;
  const endRun = () => {
    const words = paragraph(run, absolute);
    if (words !== '') blocks.push(words);
    run = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) {
      run.push(node);
      continue;
    }
    endRun();
    // Two lists in a row are one list unless their marks differ.
    lists = node.tagName === 'ul' || node.tagName === 'ol' ? lists + 1 : 0;
    blocks.push(...writeBlock(node, absolute, lists % 2 === 0));
  }
  endRun();
  return blocks;
}

function writeBlock(node: TreeNode, absolute: Absolute, otherMark: boolean): readonly string[] {
  const children = node.children ?? [];
  const tag = node.tagName ?? '';
  if (/^h[2-6]$/.test(tag)) return headingBlock(node, Number(tag[1]), absolute);
  switch (tag) {
    case 'p': {
      const words = paragraph(children, absolute);
      return words === '' ? [] : [words];
    }
    case 'hr':
      return ['***'];
    case 'pre':
      return [fenced(plainText(node))];
    case 'blockquote':
      return [prefixed(writeBlocks(children, absolute).join('\n\n'), '> ', '> ')];
    case 'ul':
      return [
        asTasks(
          node,
          list(children, absolute, () => (otherMark ? '* ' : '- ')),
        ),
      ];
    case 'ol': {
      const start = Number(node.properties?.start ?? 1);
      return [list(children, absolute, (at) => `${start + at}${otherMark ? ')' : '.'} `)];
    }
    case 'table':
      return [table(node, absolute)];
    case 'section':
      return footnotes(node, absolute);
    default:
      return node.properties?.role === 'note'
        ? [prefixed(writeBlocks(children, absolute).join('\n\n'), '> ', '> ')]
        : writeBlocks(children, absolute);
  }
}

const blockTags = new Set([
  ...['p', 'hr', 'pre', 'blockquote', 'ul', 'ol', 'table', 'section', 'div'],
  ...['h2', 'h3', 'h4', 'h5', 'h6'],
]);

function isBlock(node: TreeNode): boolean {
  return node.type === 'element' && blockTags.has(node.tagName ?? '');
}

function paragraph(nodes: readonly TreeNode[], absolute: Absolute): string {
  return escapeLineStarts(writeInlines(nodes, absolute).trim());
}

function headingBlock(node: TreeNode, depth: number, absolute: Absolute): readonly string[] {
  const names = node.properties?.className;
  if (Array.isArray(names) && names.includes('footnotes-title')) return [];
  const words = writeInlines(node.children ?? [], absolute)
    .replace(/\\?\n/g, ' ')
    .trim();
  return [`${'#'.repeat(depth)} ${words.replace(/#+$/, (marks) => `\\${marks}`)}`.trim()];
}

function list(items: readonly TreeNode[], absolute: Absolute, mark: (at: number) => string): string {
  const entries = items.filter(({ tagName }) => tagName === 'li');
  const isLoose = entries.some(({ children }) => children?.some(({ tagName }) => tagName === 'p'));
  const gap = isLoose ? '\n\n' : '\n';
  return entries
    .map(({ children }, at) => {
      const sign = mark(at);
      const text = writeBlocks(children ?? [], absolute).join(gap);
      return text === '' ? sign.trim() : prefixed(text, sign, ' '.repeat(sign.length));
    })
    .join(gap);
}

/** The page shows tasks with signs; Markdown has a way of its own to write them. */
function asTasks({ properties }: TreeNode, text: string): string {
  const names = properties?.className;
  if (!Array.isArray(names) || !names.includes('task-list')) return text;
  return text.replace(/^([-*] )([☑☐]) /gmu, (_, mark, sign) => `${mark}[${sign === '☑' ? 'x' : ' '}] `);
}

function fenced(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code.replace(/\n$/, '')}\n${fence}`;
}

function table(node: TreeNode, absolute: Absolute): string {
  const rows = descendants(node, 'tr').map(({ children }) =>
    (children ?? []).filter(({ tagName }) => tagName === 'th' || tagName === 'td'),
  );
  const cell = ({ children }: TreeNode) =>
    writeInlines(children ?? [], absolute)
      .replace(/\\?\n/g, ' ')
      // Text has its bars escaped already; those in code have not.
      .replace(/(?<!\\)\|/g, '\\|')
      .trim();
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [
    line(head.map(cell)),
    line(head.map(({ properties }) => alignment(properties?.className))),
    ...body.map((cells) => line(cells.map(cell))),
  ].join('\n');
}

function alignment(className: unknown): string {
  const name = Array.isArray(className) ? className.join(' ') : '';
  return name.includes('align-right') ? '--:' : name.includes('align-center') ? ':-:' : '---';
}

function footnotes(section: TreeNode, absolute: Absolute): readonly string[] {
  return descendants(section, 'li').flatMap((item) => {
    const name = footnoteName(String(item.properties?.id ?? ''));
    const text = writeBlocks(item.children ?? [], absolute).join('\n\n');
    return name === null ? [] : [prefixed(text, `[^${name}]: `, '    ')];
  });
}

function descendants(node: TreeNode, tag: string): readonly TreeNode[] {
  return (node.children ?? []).flatMap((child) =>
    child.tagName === tag ? [child] : descendants(child, tag),
  );
}

/** The first line after one prefix, the others after another; empty lines get no trailing space. */
function prefixed(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, at) => (at === 0 ? first + line : line === '' ? rest.trimEnd() : rest + line))
    .join('\n');
}
