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
  /** Writes a day of a text in the language of that text; absent where the words must stay as they are. */
  readonly day?: (day: string, locale: string | undefined) => string;
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
export function renderMarkdown(text: PublicText, options: RenderOptions): RenderedText {
  const { tree, headings } = cleanMarkdown(text, options);
  return { html: treeHtml(tree), headings };
}

/** A text as a tree of nothing but what pages may hold, and its headings. */
export interface CleanedText {
  readonly tree: TreeNode;
  readonly headings: readonly Heading[];
}

/** The same as a tree, for what is written from it in another form. */
export function cleanMarkdown({ markdown, format, locale }: PublicText, options: RenderOptions): CleanedText {
  const parse = format === 'mdx' ? mdxToHast : markdownToHast;
  const parsed = parse(markdown, { position: false, features }) as unknown as TreeNode;
  const { link, component, idPrefix = '', day } = options;
  return cleanTree(parsed, {
    link,
    component,
    idPrefix,
    headingId: headingIds(idPrefix),
    ...(day ? { day: (one) => day(one, locale) } : {}),
  });
}

/** A cleaned tree as HTML. */
export function treeHtml(tree: TreeNode): string {
  return toHtml(tree as Parameters<typeof toHtml>[0]);
}

const features = { gfm: true, frontmatter: false, smartPunctuation: false };
