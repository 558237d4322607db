import { type ContentIndex, contentIndex, indexContent } from '#site/content-index.ts';
import type { PublicText } from '#site/public/visibility.ts';
import { type PublicContent, publicContent } from '#site/public-content.ts';
import { treeHtml } from '#site/render-markdown.ts';
import { cleanedTexts } from '#site/rendered-text.ts';
import { derivedOnce } from '#site/site-content.ts';
import { absoluteTree } from './markdown/absolute-tree.ts';
import { writeMarkdown } from './markdown/write-markdown.ts';

/** What every export is made from: the public view, its index, and texts as the pages clean them. */
export interface Sources {
  readonly content: PublicContent;
  readonly index: ContentIndex;
  /** The site's address without a slash at its end. */
  readonly site: string;
  /** The full address of a path of this site. */
  url(path: string): string;
  /** A text that stands on the page `path`, as Markdown with full addresses. */
  markdown(text: PublicText, path: string): string;
  /** The same as HTML with full addresses and without permanent links. */
  html(text: PublicText, path: string): string;
}

/** The sources of this build. */
export function publicSources(): Sources {
  const content = publicContent();
  if (memo?.content !== content) memo = sourcesOf(content, contentIndex());
  return memo;
}

let memo: Sources | null = null;

/** Sources made from public content alone; nothing of the trust center itself gets here. */
export function sourcesOf(content: PublicContent, index: ContentIndex = indexContent(content)): Sources {
  const site = content.site.url.replace(/\/+$/, '');
  const cleaned = cleanedTexts(content, index);
  const written = writtenTexts(content);
  const absolute = (path: string) => (href: string) =>
    href.startsWith('#') ? `${site}${path}${href}` : href.startsWith('/') ? `${site}${href}` : href;
  return {
    content,
    index,
    site,
    url: (path) => `${site}${path}`,
    markdown: (text, path) => {
      const known = written.get(text);
      if (known?.path === path) return known.markdown;
      const markdown = writeMarkdown(cleaned(text).tree, absolute(path));
      written.set(text, { path, markdown });
      return markdown;
    },
    html: (text, path) => treeHtml(absoluteTree(cleaned(text).tree, absolute(path))),
  };
}

/** Texts of a content as Markdown with the page that they stand on: twins and several files for machines hold the same one. */
function writtenTexts(content: PublicContent): WeakMap<PublicText, { path: string; markdown: string }> {
  const all = derivedOnce(
    'written-texts',
    () => new WeakMap<PublicContent, ReturnType<typeof writtenTexts>>(),
  );
  const own = all.get(content) ?? new WeakMap();
  all.set(content, own);
  return own;
}
