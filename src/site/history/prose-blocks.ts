import type { ProseBlock } from '#domain/history/text-changes.ts';
import { plainText, type TreeNode } from '../markdown/tree.ts';
import type { PublicText } from '../public/visibility.ts';
import { cleanMarkdown, type RenderOptions } from '../render-markdown.ts';

/**
 * A text as the blocks that readers see. It is made from the same cleaned tree as the page, so that remarks, raw HTML and links
 * to what is not published are gone before anything is compared.
 */
export function proseBlocks(text: PublicText, options: RenderOptions): readonly ProseBlock[] {
  return blocksOf(cleanMarkdown(text, options).tree.children ?? []);
}

const inItem = new Set(['p']);

function blocksOf(nodes: readonly TreeNode[]): readonly ProseBlock[] {
  return nodes.flatMap((node): readonly ProseBlock[] => {
    const tag = node.tagName ?? '';
    const children = node.children ?? [];
    if (/^h[1-6]$/.test(tag)) return block('heading', withoutPermalink(children), Number(tag[1]));
    switch (tag) {
      case 'p':
        return block('paragraph', children);
      case 'pre':
        return block('code', children);
      case 'li':
        return itemBlocks(children);
      case 'tr':
        return row(children);
      case 'blockquote':
        return blocksOf(children).map((one) => (one.kind === 'paragraph' ? { ...one, kind: 'quote' } : one));
      default:
        return node.type === 'text' ? block('paragraph', [node]) : blocksOf(children);
    }
  });
}

/** The words of an item itself, then the lists inside it. */
function itemBlocks(children: readonly TreeNode[]): readonly ProseBlock[] {
  const isOwn = (node: TreeNode) => !['ul', 'ol', 'div', 'pre', 'blockquote'].includes(node.tagName ?? '');
  const own = children.filter(isOwn).flatMap((node) => {
    return inItem.has(node.tagName ?? '') ? [...(node.children ?? []), space] : [node];
  });
  return [...block('item', own), ...blocksOf(children.filter((node) => !isOwn(node)))];
}

const space: TreeNode = { type: 'text', value: ' ' };

function row(cells: readonly TreeNode[]): readonly ProseBlock[] {
  const words = cells.map((cell) => wordsOf([cell])).filter((text) => text !== '');
  return words.length === 0 ? [] : [{ kind: 'row', depth: 0, text: words.join(' | ') }];
}

function withoutPermalink(children: readonly TreeNode[]): readonly TreeNode[] {
  return children.filter(({ properties }) => !String(properties?.className ?? '').includes('permalink'));
}

function block(kind: ProseBlock['kind'], nodes: readonly TreeNode[], depth = 0): readonly ProseBlock[] {
  const text = wordsOf(nodes);
  return text === '' ? [] : [{ kind, depth, text }];
}

function wordsOf(nodes: readonly TreeNode[]): string {
  return nodes.map(plainText).join('').replace(/\s+/gu, ' ').trim();
}
