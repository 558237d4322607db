import type { CalendarDay } from '#domain/calendar-day.ts';
import {
  type AttestationReport,
  type Certificate,
  isAttestation,
  type Report,
} from '#domain/content/report.ts';
import type { Category } from '#domain/criterion.ts';
import { type Entry, slugOf } from '#domain/entry.ts';
import { coverageEnd, periodDays, type ReportStanding, seriesOf } from '#domain/report-standing.ts';
import { type PublicText, textOf } from './visibility.ts';

/** What is public of every report: the facts and the summary, never its findings, its file's hash or its gated opinion. */
interface ReportFacts {
  readonly id: string;
  readonly slug: string;
  readonly title: string | null;
  readonly framework: Report['framework'];
  readonly series: string;
  readonly status: Report['status'];
  readonly standing: ReportStanding;
  readonly reportDate: CalendarDay | null;
  /** The day it speaks up to; null before it is issued. */
  readonly coverageEnd: CalendarDay | null;
  readonly products: readonly string[];
  readonly stages: Report['timeline'];
  /** A file is in the vault and the report can be asked for. */
  readonly requestable: boolean;
  readonly text: PublicText;
}

export interface PublicAttestation extends ReportFacts {
  readonly kind: 'attestation';
  readonly type: 1 | 2 | null;
  readonly asOf: CalendarDay | null;
  readonly period: { readonly start: CalendarDay; readonly end: CalendarDay } | null;
  readonly periodDays: number | null;
  readonly periodNote: string | null;
  readonly categories: readonly Category[];
  readonly standard: string | null;
  readonly auditor: AttestationReport['auditor'] | null;
  /** `gated` where the company shows it to readers of the report only. */
  readonly opinion: NonNullable<AttestationReport['opinion']> | 'gated' | null;
  readonly affectedCriteria: readonly string[];
  readonly restrictedUse: readonly string[];
  readonly subserviceOrganizations: readonly PublicSubserviceOrganization[];
  readonly cuecs: readonly PublicExpectation[];
}

/** Something that another party is expected to do: a complementary control. */
export interface PublicExpectation {
  readonly id: string;
  readonly text: string;
  readonly criteria: readonly string[];
}

export interface PublicSubserviceOrganization {
  readonly id: string | null;
  readonly name: string;
  readonly service: string;
  readonly method: 'carve-out' | 'inclusive';
  readonly csocs: readonly PublicExpectation[];
}

export interface PublicCertificate extends ReportFacts {
  readonly kind: 'certificate';
  readonly scope: string | null;
  readonly certificateNo: string | null;
  readonly body: string | null;
  readonly accreditation: string | null;
  readonly issued: CalendarDay | null;
  readonly expires: CalendarDay | null;
  readonly soaVersion: string | null;
}

export type PublicReport = PublicAttestation | PublicCertificate;

/** What the site may show of a report that is not internal; its gated part is the file, its summary is for everybody. */
export function publicReport(entry: Entry<Report>, standing: ReportStanding): PublicReport {
  const { data } = entry;
  const facts = reportFacts(entry, standing);
  return isAttestation(data) ? publicAttestation(facts, data) : publicCertificate(facts, data);
}

function reportFacts(entry: Entry<Report>, standing: ReportStanding): ReportFacts {
  const { id, data } = entry;
  return {
    id,
    slug: slugOf(id),
    title: data.title ?? null,
    framework: data.framework,
    series: seriesOf(entry),
    status: data.status,
    standing,
    reportDate: data.reportDate ?? null,
    coverageEnd: coverageEnd(data),
    products: data.products,
    stages: data.timeline,
    requestable: data.file !== undefined && (data.status === 'issued' || data.status === 'superseded'),
    text: textOf(entry),
  };
}

function publicAttestation(facts: ReportFacts, data: AttestationReport): PublicAttestation {
  const opinionIsPublic = data.opinionVisibility === 'public';
  return {
    ...facts,
    kind: 'attestation',
    type: data.type ?? null,
    asOf: data.asOf ?? null,
    period: data.period ?? null,
    periodDays: periodDays(data),
    periodNote: data.periodNote ?? null,
    categories: data.categories,
    standard: data.standard ?? null,
    auditor: data.auditor ?? null,
    opinion: data.opinion === undefined ? null : opinionIsPublic ? data.opinion : 'gated',
    affectedCriteria: opinionIsPublic ? data.affectedCriteria : [],
    restrictedUse: data.restrictedUse,
    subserviceOrganizations: data.subserviceOrganizations.map((organization) => ({
      id: organization.subprocessor ?? null,
      name: organization.name,
      service: organization.service,
      method: organization.method,
      csocs: organization.csocs.map(expectation),
    })),
    cuecs: data.cuecs.filter((cuec) => cuec.public).map(expectation),
  };
}

function publicCertificate(facts: ReportFacts, data: Certificate): PublicCertificate {
  return {
    ...facts,
    kind: 'certificate',
    scope: data.scope ?? null,
    certificateNo: data.certificateNo ?? null,
    body: data.body ?? null,
    accreditation: data.accreditation ?? null,
    issued: data.issued ?? null,
    expires: data.expires ?? null,
    soaVersion: data.soaVersion ?? null,
  };
}

function expectation({ id, text, criteria }: PublicExpectation): PublicExpectation {
  return { id, text, criteria };
}
