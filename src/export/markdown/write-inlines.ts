import { plainText, type TreeNode } from '#site/markdown/tree.ts';
import { codeSpan, escapeText, linkTarget } from './escape.ts';

/** Inline nodes of a cleaned tree as Markdown, in one line but for hard breaks. */
export function writeInlines(nodes: readonly TreeNode[], absolute: (href: string) => string): string {
  return nodes.map((node) => writeInline(node, absolute)).join('');
}

function writeInline(node: TreeNode, absolute: (href: string) => string): string {
  if (node.type === 'text') return escapeText(node.value ?? '');
  const inner = () => writeInlines(node.children ?? [], absolute);
  switch (node.tagName) {
    case 'strong':
      return marked('**', inner());
    case 'em':
      return marked('*', inner());
    case 'del':
      return marked('~~', inner());
    case 'code':
      return codeSpan(plainText(node));
    case 'br':
      return '\\\n';
    case 'a':
      return link(node, inner(), absolute);
    case 'img':
      return `![${escapeText(String(node.properties?.alt ?? ''))}](${linkTarget(absolute(String(node.properties?.src ?? '')))})`;
    case 'sup':
      return footnoteReference(node) ?? inner();
    default:
      return inner();
  }
}

/** Marks close only beside a letter, so the space at either end goes outside. */
function marked(mark: string, inner: string): string {
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
  return core === '' ? inner : `${before}${mark}${core}${mark}${after}`;
}

function link(node: TreeNode, words: string, absolute: (href: string) => string): string {
  const names = node.properties?.className;
  if (Array.isArray(names) && (names.includes('permalink') || names.includes('footnote-back'))) return '';
  return words.trim() === ''
    ? words
    : `[${words}](${linkTarget(absolute(String(node.properties?.href ?? '')))})`;
}

function footnoteReference({ children }: TreeNode): string | null {
  const [only] = children ?? [];
  const name = footnoteName(String(only?.properties?.href ?? '').replace(/^#/, ''));
  return only?.tagName === 'a' && name !== null ? `[^${name}]` : null;
}

/** The name of a footnote from the id of its text: `fn-1` → `1`. */
export function footnoteName(id: string): string | null {
  return /^fn-(.+)$/.exec(id)?.[1] ?? null;
}
