import type { CalendarDay } from '#domain/calendar-day.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { type Block, heading, markdownFile } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';

/** A page of the site as other files list it. */
export interface SitePage {
  /** With the slash at its end. */
  readonly path: string;
  readonly title: string;
  /** One line for lists of pages, such as llms.txt: what is on it that the title does not say. */
  readonly note: string;
  /** The last day on which its content changed, where the content says so. */
  readonly changed: CalendarDay | null;
  /** Its Markdown twin; null for pages that are tools, such as the search. */
  readonly twin: (() => string) | null;
}

/** A twin: title, text, and at the end where and as of which day it stands. */
export function twinOf(
  page: { readonly path: string; readonly title: string },
  blocks: readonly Block[],
  { url, content }: Sources,
): string {
  const source = interfaceWords().site.source(url(page.path), content.today);
  return markdownFile([heading(1, page.title), ...blocks, '***', source]);
}
