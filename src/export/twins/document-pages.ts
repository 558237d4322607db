import { documentsView, documentView } from '#site/documents-view.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicDocument } from '#site/public/public-document.ts';
import { reportTitle } from '#site/report-words.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { requestUrl } from '../api/envelope.ts';
import { type Block, facts, link, list, plain, section, words } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { entryLink, linked } from './references.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The list of documents and the page of each. */
export function documentPages(sources: Sources): readonly SitePage[] {
  const { open, onRequest } = documentsView(sources.content);
  const path = '/documents/';
  const { documentList, term } = interfaceWords();
  const { title } = documentList;
  const lines = (documents: readonly PublicDocument[]) =>
    list(documents.map((document) => documentLine(document, sources)));
  const twin = () =>
    twinOf(
      { path, title },
      [section(2, documentList.open, [lines(open)]), section(2, term.onRequest, [lines(onRequest)])],
      sources,
    );
  return [
    { path, title, note: documentList.note(open.length, onRequest.length), changed: null, twin },
    ...[...open, ...onRequest].map((document) => documentPage(document, sources)),
  ];
}

/** A document in a list: title, kind, date. */
export function documentLine(document: PublicDocument, sources: Sources): string {
  const { documentKind, report, term } = interfaceWords();
  const access = document.access === 'gated' ? `, ${report.inSentence(term.onRequest)}` : '';
  return `${entryLink(document.title, 'documents', document.slug, sources)}: ${report.inSentence(documentKind[document.kind])}, ${document.date}${access}`;
}

function documentPage(document: PublicDocument, sources: Sources): SitePage {
  const path = pagePath('documents', document.slug);
  const { title } = document;
  return {
    path,
    title,
    note: `${interfaceWords().documentKind[document.kind]}, ${document.date}`,
    changed: document.date,
    twin: () => twinOf({ path, title }, documentBlocks(document, path, sources), sources),
  };
}

function documentBlocks(document: PublicDocument, path: string, sources: Sources): readonly Block[] {
  const view = documentView(document, sources.content, sources.index);
  const { document: w, term } = interfaceWords();
  return [
    facts(
      view.facts.map((fact) => [
        fact.label,
        fact.kind === 'text' ? plain(fact.value) : fact.end ? term.toDay(fact.start, fact.end) : fact.start,
      ]),
    ),
    words(view.warning),
    document.kind === 'bridge-letter' ? words(w.notAudited) : null,
    view.report
      ? linked(w.follows(reportTitle(view.report)), sources.url(pagePath('reports', view.report.slug)))
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
  const { document: w, gated } = interfaceWords();
  if (document.access === 'gated') {
    const expired = document.expires !== null && document.expires < sources.content.today;
    const request = requestUrl(document.hasFile ? document.id : null, sources);
    return [words(note), expired ? null : linked(gated.readable, request)];
  }
  const href = document.href?.startsWith('/') ? sources.url(document.href) : document.href;
  return [sources.markdown(document.text, path), href ? link(w.open, href) : null];
}
