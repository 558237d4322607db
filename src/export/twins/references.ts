import { pagePath, type Section } from '#site/paths.ts';
import { phrasePieces } from '#site/words/phrase.ts';
import { link } from '../markdown/blocks.ts';
import { escapeText } from '../markdown/escape.ts';
import type { Sources } from '../sources.ts';

/** A sentence of the interface whose `[words in brackets]` are a link. */
export function linked(text: string, href: string): string {
  return phrasePieces(text, [href])
    .map((piece) => (piece.href ? link(piece.text, piece.href) : escapeText(piece.text)))
    .join('');
}

/** A link to an entry's page. */
export function entryLink(words: string, section: Section, slug: string, { url }: Sources): string {
  return link(words, url(pagePath(section, slug)));
}

/** Links to the criteria that are in scope; others by their id. */
export function criteriaLinks(ids: readonly string[], sources: Sources): string {
  return ids
    .map((id) => (sources.index.criterion.has(id) ? entryLink(id, 'criteria', id, sources) : id))
    .join(', ');
}

/** A control as `AC-01 Title`, linked. */
export function controlLink(slug: string, sources: Sources): string {
  const control = sources.index.control.get(slug);
  return control ? entryLink(`${control.id} ${control.title}`, 'controls', slug, sources) : slug;
}
