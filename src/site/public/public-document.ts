import type { CalendarDay } from '#domain/calendar-day.ts';
import type { TrustDocument } from '#domain/content/document.ts';
import { type Entry, slugOf } from '#domain/entry.ts';
import { requestableFile, textAgreement } from '#domain/requestable.ts';
import { type PageIds, type PublicText, textOf } from './visibility.ts';

export type DocumentKind = TrustDocument['kind'];

/** What everybody may know of a document, gated or not: title, kind, version, dates. */
interface DocumentFacts {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly version: string | null;
  readonly date: CalendarDay;
  readonly expires: CalendarDay | null;
  readonly covers: TrustDocument['covers'] | null;
  readonly tested: TrustDocument['tested'] | null;
  readonly retest: CalendarDay | null;
  /** The report that a bridge letter follows, where that report has a page. */
  readonly report: string | null;
}

export interface GatedDocument extends DocumentFacts {
  readonly access: 'gated';
  readonly hasFile: boolean;
}

export interface OpenDocument extends DocumentFacts {
  readonly access: 'public';
  readonly owner: string | null;
  readonly firm: string | null;
  readonly scope: readonly string[];
  readonly method: string | null;
  readonly products: readonly string[];
  /** Where it is: a file of this site or an address elsewhere. Null once it has expired, or where there is none. */
  readonly href: string | null;
  readonly text: PublicText;
}

export type PublicDocument = GatedDocument | OpenDocument;

/** What the site may show of a document that is public or gated. Of a gated one neither body, scope nor owner. */
export function publicDocument(
  entry: Entry<TrustDocument>,
  reports: PageIds,
  files: ReadonlySet<string>,
  today: CalendarDay,
): PublicDocument {
  const { data } = entry;
  const facts = documentFacts(entry, reports);
  if (data.visibility !== 'public') {
    return { ...facts, access: 'gated', hasFile: isRequestable(entry, today) };
  }
  return {
    ...facts,
    access: 'public',
    owner: data.owner ?? null,
    firm: data.firm ?? null,
    scope: data.scope === undefined ? [] : [data.scope].flat(),
    method: data.method ?? null,
    products: data.products,
    href: isExpired(data.expires, today) ? null : placeToRead(data, files),
    text: textOf(entry),
  };
}

/** Whether the gate holds its file or its text. */
function isRequestable(entry: Entry<TrustDocument>, today: CalendarDay): boolean {
  return requestableFile(entry.data, today) !== null || textAgreement(entry, [], today) !== null;
}

/** A document is good until the end of the day that it names. */
export function isExpired(expires: CalendarDay | null | undefined, today: CalendarDay): boolean {
  return expires !== null && expires !== undefined && expires < today;
}

function documentFacts({ id, data }: Entry<TrustDocument>, reports: PageIds): DocumentFacts {
  return {
    id,
    slug: slugOf(id),
    title: data.title,
    kind: data.kind,
    version: data.version ?? null,
    date: data.date,
    expires: data.expires ?? null,
    covers: data.covers ?? null,
    tested: data.tested ?? null,
    retest: data.retest ?? null,
    report: data.report && reports.has(slugOf(data.report)) ? slugOf(data.report) : null,
  };
}

function placeToRead({ file, url }: TrustDocument, files: ReadonlySet<string>): string | null {
  if (file && 'public' in file && files.has(file.public))
    return `/files/${file.public.split('/').map(encodeURIComponent).join('/')}`;
  return url ?? null;
}
