import { addMonths, type CalendarDay } from '#domain/calendar-day.ts';
import type { ContentIndex } from './content-index.ts';
import { documentKindLabels, documentKindNotes, listed } from './labels.ts';
import { isExpired, type OpenDocument, type PublicDocument } from './public/public-document.ts';
import type { PublicReport } from './public/public-report.ts';
import type { PublicContent } from './public-content.ts';

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
  const documents = [...content.documents].sort((a, b) => a.title.localeCompare(b.title, 'en'));
  return {
    open: documents.filter(({ access }) => access === 'public'),
    onRequest: documents.filter(({ access }) => access === 'gated'),
  };
}

/** Joins a document with its report and judges its age: a penetration test is stale after 12 months. */
export function documentView(
  document: PublicDocument,
  content: PublicContent,
  index: ContentIndex,
): DocumentView {
  return {
    document,
    kind: documentKindLabels[document.kind],
    note: documentKindNotes[document.kind],
    facts: [...dateFacts(document), ...(document.access === 'public' ? openFacts(document, index) : [])],
    warning: warningFor(document, content.today),
    report: (document.report ? index.report.get(document.report) : null) ?? null,
  };
}

function dateFacts(document: PublicDocument): readonly DocumentFact[] {
  const facts: readonly (DocumentFact | null)[] = [
    { label: 'Kind', kind: 'text', value: documentKindLabels[document.kind] },
    document.version ? { label: 'Version', kind: 'text', value: document.version } : null,
    { label: 'Date', kind: 'days', start: document.date, end: null },
    document.covers ? { label: 'Covers', kind: 'days', ...document.covers } : null,
    document.tested ? { label: 'Tested', kind: 'days', ...document.tested } : null,
    document.retest ? { label: 'Retested', kind: 'days', start: document.retest, end: null } : null,
    document.expires ? { label: 'Expires', kind: 'days', start: document.expires, end: null } : null,
  ];
  return facts.filter((fact) => fact !== null);
}

function openFacts(document: OpenDocument, index: ContentIndex): readonly DocumentFact[] {
  const pairs: readonly (readonly [label: string, value: string | null])[] = [
    ['Firm', document.firm],
    ['Scope', document.scope.join('; ') || null],
    ['Method', document.method],
    ['Products', listed(document.products.map((id) => index.product.get(id) ?? id)) || null],
    ['Owner', document.owner],
  ];
  return pairs.flatMap(([label, value]) => (value ? [{ label, kind: 'text' as const, value }] : []));
}

function warningFor({ kind, expires, tested, date }: PublicDocument, today: CalendarDay): string | null {
  if (isExpired(expires, today)) return `This document expired on ${expires}. It is no longer given out.`;
  const day = tested?.end ?? date;
  if (kind === 'pen-test' && addMonths(day, 12) < today)
    return `The test ended on ${day}, more than 12 months ago.`;
  return null;
}
