import { documentsView, documentView } from '#site/documents-view.ts';
import { documentKindLabels } from '#site/labels.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicDocument } from '#site/public/public-document.ts';
import { reportTitle } from '#site/report-words.ts';
import { requestUrl } from '../api/envelope.ts';
import { type Block, facts, link, list, plain, section, words } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { entryLink } from './references.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The list of documents and the page of each. */
export function documentPages(sources: Sources): readonly SitePage[] {
  const { open, onRequest } = documentsView(sources.content);
  const path = '/documents/';
  const title = 'Documents';
  const lines = (documents: readonly PublicDocument[]) =>
    list(documents.map((document) => documentLine(document, sources)));
  const twin = () =>
    twinOf(
      { path, title },
      [section(2, 'Public', [lines(open)]), section(2, 'On request', [lines(onRequest)])],
      sources,
    );
  return [
    { path, title, note: `${open.length} public, ${onRequest.length} on request`, changed: null, twin },
    ...[...open, ...onRequest].map((document) => documentPage(document, sources)),
  ];
}

/** A document in a list: title, kind, date. */
export function documentLine(document: PublicDocument, sources: Sources): string {
  const access = document.access === 'gated' ? ', on request' : '';
  return `${entryLink(document.title, 'documents', document.slug, sources)}: ${documentKindLabels[document.kind].toLowerCase()}, ${document.date}${access}`;
}

function documentPage(document: PublicDocument, sources: Sources): SitePage {
  const path = pagePath('documents', document.slug);
  const { title } = document;
  return {
    path,
    title,
    note: documentKindLabels[document.kind],
    changed: document.date,
    twin: () => twinOf({ path, title }, documentBlocks(document, path, sources), sources),
  };
}

function documentBlocks(document: PublicDocument, path: string, sources: Sources): readonly Block[] {
  const view = documentView(document, sources.content, sources.index);
  return [
    facts(
      view.facts.map((fact) => [
        fact.label,
        fact.kind === 'text' ? plain(fact.value) : fact.end ? `${fact.start} to ${fact.end}` : fact.start,
      ]),
    ),
    words(view.warning),
    document.kind === 'bridge-letter' ? words('Management’s statement, not audited.') : null,
    view.report
      ? `It follows the ${entryLink(reportTitle(view.report), 'reports', view.report.slug, sources)}.`
      : null,
    ...accessBlocks(document, view.note, path, sources),
  ];
}

function accessBlocks(
  document: PublicDocument,
  note: string,
  path: string,
  sources: Sources,
): readonly Block[] {
  if (document.access === 'gated') {
    const expired = document.expires !== null && document.expires < sources.content.today;
    const request = requestUrl(document.hasFile ? document.id : null, sources);
    return [words(note), expired ? null : `It can be read on ${link('request', request)}.`];
  }
  const href = document.href?.startsWith('/') ? sources.url(document.href) : document.href;
  return [sources.markdown(document.text, path), href ? link('Open the document', href) : null];
}
