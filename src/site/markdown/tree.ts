/** A node of the tree that Sätteri gives, with the few fields that are read: hast plus the components of MDX. */
export interface TreeNode {
  readonly type: string;
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly children?: readonly TreeNode[];
  readonly value?: string;
  /** Of a component: its name and attributes. */
  readonly name?: string | null;
  readonly attributes?: readonly {
    readonly type: string;
    readonly name?: string;
    readonly value?: unknown;
  }[];
}

/** An element; every element of the output is made here, with exactly these properties. */
export function element(
  tagName: string,
  properties: TreeNode['properties'],
  children: readonly TreeNode[],
): TreeNode {
  return { type: 'element', tagName, properties: properties ?? {}, children };
}

/** A piece of text, escaped when it is written. */
export function textNode(value: string): TreeNode {
  return { type: 'text', value };
}

/** The text of a node and everything below it. */
export function plainText(node: TreeNode): string {
  if (node.type === 'text') return node.value ?? '';
  return (node.children ?? []).map(plainText).join('');
}
