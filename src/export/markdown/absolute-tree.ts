import { element, type TreeNode } from '#site/markdown/tree.ts';

/**
 * A cleaned tree for readers outside of the page: full addresses, no permanent links, nothing that names a place or a style
 * of the page.
 */
export function absoluteTree(tree: TreeNode, absolute: (href: string) => string): TreeNode {
  return { ...tree, children: (tree.children ?? []).flatMap((child) => outside(child, absolute)) };
}

function outside(node: TreeNode, absolute: (href: string) => string): readonly TreeNode[] {
  if (node.type !== 'element' || !node.tagName) return [node];
  const { className, href, src, alt, start, dateTime, scope } = node.properties ?? {};
  if (Array.isArray(className) && className.includes('permalink')) return [];
  const children = (node.children ?? []).flatMap((child) => outside(child, absolute));
  const properties = {
    ...(typeof href === 'string' ? { href: absolute(href) } : {}),
    ...(typeof src === 'string' ? { src: absolute(src), alt } : {}),
    ...(start === undefined ? {} : { start }),
    ...(dateTime === undefined ? {} : { dateTime }),
    ...(scope === undefined ? {} : { scope }),
  };
  return node.tagName === 'div' ? children : [element(node.tagName, properties, children)];
}
