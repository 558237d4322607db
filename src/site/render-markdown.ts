import { toHtml } from 'hast-util-to-html';
import { markdownToHast, mdxToHast } from 'satteri';
import { type CleanOptions, cleanTree, type Heading } from './markdown/clean-tree.ts';
import { headingIds } from './markdown/heading-ids.ts';
import type { TreeNode } from './markdown/tree.ts';
import type { PublicText } from './public/visibility.ts';

export type { Heading };

export interface RenderOptions extends Pick<CleanOptions, 'link' | 'component'> {
  /** Stands before every id, where several texts share a page. */
  readonly idPrefix?: string;
}

/** A text as HTML that is safe to put into a page, and its headings. */
export interface RenderedText {
  readonly html: string;
  readonly headings: readonly Heading[];
}

/**
 * Markdown or MDX as HTML under the site's policy: raw HTML dropped, components resolved in the tree and never run,
 * links checked, tables in containers that scroll, headings with permanent links, no inline style.
 */
export function renderMarkdown({ markdown, format }: PublicText, options: RenderOptions): RenderedText {
  const parse = format === 'mdx' ? mdxToHast : markdownToHast;
  const parsed = parse(markdown, { position: false, features }) as unknown as TreeNode;
  const idPrefix = options.idPrefix ?? '';
  const { tree, headings } = cleanTree(parsed, { ...options, idPrefix, headingId: headingIds(idPrefix) });
  return { html: toHtml(tree as Parameters<typeof toHtml>[0]), headings };
}

const features = { gfm: true, frontmatter: false, smartPunctuation: false };
