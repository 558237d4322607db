import { addMonths, type CalendarDay } from '#domain/calendar-day.ts';
import type { ContentIndex } from './content-index.ts';
import { isExpired, type OpenDocument, type PublicDocument } from './public/public-document.ts';
import type { PublicReport } from './public/public-report.ts';
import type { PublicContent } from './public-content.ts';
import { listed, orderIn } from './words/formatting.ts';
import { interfaceWords } from './words/interface-words.ts';

/** Documents that anybody can open, and those that can be asked for. */
export interface DocumentsView {
  readonly open: readonly PublicDocument[];
  readonly onRequest: readonly PublicDocument[];
}

/** What the page of one document shows beside its summary. */
export interface DocumentView {
  readonly document: PublicDocument;
  readonly kind: string;
  readonly note: string;
  readonly facts: readonly DocumentFact[];
  /** Why it should not be relied on any more; null while it is good. */
  readonly warning: string | null;
  readonly isExpired: boolean;
  readonly report: PublicReport | null;
}

export type DocumentFact =
  | { readonly label: string; readonly kind: 'text'; readonly value: string }
  | {
      readonly label: string;
      readonly kind: 'days';
      readonly start: CalendarDay;
      readonly end: CalendarDay | null;
    };

/** Sorts documents by kind and date. */
export function documentsView(content: PublicContent): DocumentsView {
  const order = orderIn(content.site.locale);
  const documents = [...content.documents].sort((a, b) => order(a.title, b.title));
  return {
    open: documents.filter(({ access }) => access === 'public'),
    onRequest: documents.filter(({ access }) => access === 'gated'),
  };
}

/** The kind of a document where its title does not say it already; null where it does. */
export function kindBesideTitle({ kind, title }: PublicDocument): string | null {
  const name = interfaceWords().documentKind[kind];
  return title.toLowerCase().includes(name.toLowerCase()) ? null : name;
}

/** What a list says of a document below its title; null where the title says it all. */
export function kindAndVersion(document: PublicDocument): string | null {
  const kind = kindBesideTitle(document);
  const { term, documentList } = interfaceWords();
  if (!document.version) return kind;
  return kind ? documentList.kindAndVersion(kind, document.version) : term.versionOf(document.version);
}

/** Joins a document with its report and judges its age: a penetration test is stale after 12 months. */
export function documentView(
  document: PublicDocument,
  content: PublicContent,
  index: ContentIndex,
): DocumentView {
  const { documentKind, documentKindNote } = interfaceWords();
  return {
    document,
    kind: documentKind[document.kind],
    note: documentKindNote[document.kind],
    facts: [...dateFacts(document), ...(document.access === 'public' ? openFacts(document, index) : [])],
    warning: warningFor(document, content.today),
    isExpired: isExpired(document.expires, content.today),
    report: (document.report ? index.report.get(document.report) : null) ?? null,
  };
}

function dateFacts(document: PublicDocument): readonly DocumentFact[] {
  const { term, document: w, documentKind } = interfaceWords();
  const facts: readonly (DocumentFact | null)[] = [
    { label: term.kind, kind: 'text', value: documentKind[document.kind] },
    document.version ? { label: term.version, kind: 'text', value: document.version } : null,
    { label: term.date, kind: 'days', start: document.date, end: null },
    document.covers ? { label: w.covers, kind: 'days', ...document.covers } : null,
    document.tested ? { label: w.tested, kind: 'days', ...document.tested } : null,
    document.retest ? { label: w.retested, kind: 'days', start: document.retest, end: null } : null,
    document.expires ? { label: w.expires, kind: 'days', start: document.expires, end: null } : null,
  ];
  return facts.filter((fact) => fact !== null);
}

function openFacts(document: OpenDocument, index: ContentIndex): readonly DocumentFact[] {
  const { term, document: w } = interfaceWords();
  const pairs: readonly (readonly [label: string, value: string | null])[] = [
    [w.firm, document.firm],
    [w.scope, document.scope.join('; ') || null],
    [w.method, document.method],
    [term.products, listed(document.products.map((id) => index.product.get(id) ?? id)) || null],
    [term.owner, document.owner],
  ];
  return pairs.flatMap(([label, value]) => (value ? [{ label, kind: 'text' as const, value }] : []));
}

function warningFor({ kind, expires, tested, date }: PublicDocument, today: CalendarDay): string | null {
  const words = interfaceWords().document;
  if (expires && isExpired(expires, today)) return words.expired(expires);
  const day = tested?.end ?? date;
  if (kind === 'pen-test' && addMonths(day, 12) < today) return words.oldTest(day);
  return null;
}
