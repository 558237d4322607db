import { type CalendarDay, daysBetween } from '#domain/calendar-day.ts';
import type { FactTopic } from '#domain/content/trust-settings.ts';
import type { Category } from '#domain/criterion.ts';
import type { ContentIndex } from './content-index.ts';
import { isExpired, type PublicDocument } from './public/public-document.ts';
import type { PublicReport } from './public/public-report.ts';
import type { PublicContent } from './public-content.ts';
import { reportsView } from './report-view.ts';

/**
 * What a reviewer files about a vendor, from public content alone. Null and empty lists mean that nothing is published:
 * the page says so in words, the JSON with null.
 */
export interface VendorSummary {
  readonly asOf: CalendarDay;
  readonly company: PublicContent['company'];
  readonly products: readonly SummaryProduct[];
  /** Reports and certificates that speak today, also where they are out of date: the page says which. */
  readonly reports: readonly SummaryReport[];
  /** Examinations that are planned or in progress. */
  readonly coming: readonly PublicReport[];
  readonly penTest: SummaryDocument | null;
  readonly insurance: SummaryDocument | null;
  readonly breachNotice: SummaryFact | null;
  readonly dataLocations: SummaryLocations;
  readonly subprocessors: SummarySubprocessors;
  readonly contacts: PublicContent['contacts'];
  readonly notClaimed: PublicContent['notClaimed'];
}

export interface SummaryProduct {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** In the scope of a system that trust.yaml names. */
  readonly inScope: boolean;
}

export interface SummaryReport {
  readonly report: PublicReport;
  /** From the end of what it speaks about to the day of the build. */
  readonly ageDays: number | null;
  readonly categories: readonly Category[];
  readonly products: readonly string[];
  readonly carveOuts: readonly { readonly name: string; readonly service: string }[];
  /** The latest bridge letter that follows it. */
  readonly letter: PublicDocument | null;
}

export interface SummaryDocument {
  readonly document: PublicDocument;
  readonly isExpired: boolean;
}

/** A key fact that trust.yaml marks with a topic. */
export interface SummaryFact {
  readonly value: string;
  readonly control: string | null;
  readonly controlId: string | null;
}

export interface SummaryLocations {
  readonly stated: SummaryFact | null;
  /** ISO 3166-1 alpha-2 codes of countries where active subprocessors store data. */
  readonly storage: readonly string[];
}

export interface SummarySubprocessors {
  readonly active: number;
  readonly planned: number;
  /** Null where no notice period is promised. */
  readonly noticeDays: number | null;
}

/** Gathers the summary. */
export function vendorSummary(content: PublicContent, index: ContentIndex): VendorSummary {
  const { current, coming } = reportsView(content);
  const active = content.subprocessors.list.filter(({ status }) => status === 'active');
  return {
    asOf: content.today,
    company: content.company,
    products: productsOf(content),
    reports: current.map((report) => summaryReport(report, content, index)),
    coming,
    penTest: latestOf('pen-test', content),
    insurance: latestOf('insurance', content),
    breachNotice: factOf('breach-notice', content, index),
    dataLocations: {
      stated: factOf('data-locations', content, index),
      storage: [...new Set(active.flatMap(({ locations }) => locations?.storage ?? []))].sort(),
    },
    subprocessors: {
      active: active.length,
      planned: content.subprocessors.list.filter(({ status }) => status === 'planned').length,
      noticeDays: content.subprocessors.noticeDays,
    },
    contacts: content.contacts,
    notClaimed: content.notClaimed,
  };
}

function productsOf({ products, systems }: PublicContent): readonly SummaryProduct[] {
  const inScope = new Set(systems.flatMap((system) => system.products));
  return products.map(({ id, name, description }) => ({
    id,
    name,
    description: description ?? null,
    inScope: inScope.has(id),
  }));
}

function summaryReport(report: PublicReport, content: PublicContent, index: ContentIndex): SummaryReport {
  const isAttestation = report.kind === 'attestation';
  const letters = index.lettersByReport.get(report.slug) ?? [];
  return {
    report,
    ageDays: report.coverageEnd ? Math.max(0, daysBetween(report.coverageEnd, content.today)) : null,
    categories: isAttestation ? report.categories : [],
    products: report.products.map((id) => index.product.get(id) ?? id),
    carveOuts: isAttestation
      ? report.subserviceOrganizations
          .filter(({ method }) => method === 'carve-out')
          .map(({ name, service }) => ({ name, service }))
      : [],
    letter: letters.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0] ?? null,
  };
}

function latestOf(kind: PublicDocument['kind'], content: PublicContent): SummaryDocument | null {
  const [document] = content.documents
    .filter((one) => one.kind === kind)
    .sort((a, b) => (a.date < b.date ? 1 : -1));
  return document ? { document, isExpired: isExpired(document.expires, content.today) } : null;
}

function factOf(topic: FactTopic, content: PublicContent, index: ContentIndex): SummaryFact | null {
  const fact = content.keyFacts.find((one) => one.topic === topic);
  if (!fact) return null;
  const { value, control } = fact;
  return { value, control, controlId: (control && index.control.get(control)?.id) ?? null };
}
