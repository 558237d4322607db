import { markdownToMdast, mdxToMdast } from 'satteri';
import type { Entry } from '#domain/entry.ts';

/** A node of a Markdown tree (mdast, with the components of MDX), with the few fields that rules read. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
  readonly position?: { readonly start: Point; readonly end: Point };
  readonly depth?: number;
  readonly url?: string;
  readonly alt?: string | null;
  readonly title?: string | null;
  readonly identifier?: string;
  readonly name?: string | null;
  readonly attributes?: readonly {
    readonly type: string;
    readonly name?: string;
    readonly value?: unknown;
  }[];
}

/** 1-based line and column of the body, columns in UTF-16 units. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/**
 * The tree of an entry's body, parsed anew: what rules read of it is kept in its outline, which is much smaller. MDX that
 * cannot be read is an empty tree: loading has said so.
 */
export function treeOf({ file, body }: Entry<unknown>): MarkdownNode {
  if (!file.endsWith('.mdx')) return markdownToMdast(body) as MarkdownNode;
  try {
    return mdxToMdast(body) as MarkdownNode;
  } catch {
    return { type: 'root' };
  }
}
