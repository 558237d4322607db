import { z } from 'astro/zod';
import { markdownPath } from '#site/alternate-links.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicAttestation, PublicCertificate, PublicReport } from '#site/public/public-report.ts';
import { reportsView } from '#site/report-view.ts';
import { reportName, reportSpan, standingWords } from '#site/report-words.ts';
import type { Sources } from '../sources.ts';
import { envelopeOf, requestUrl } from './envelope.ts';
import { address, day, envelope, ids, markdown, type Shape, span, text } from './shape.ts';

const facts = {
  id: text,
  url: address,
  markdownUrl: address,
  name: text,
  framework: text,
  series: text.describe('Reports that follow each other share it.'),
  standing: z
    .enum(['planned', 'in-progress', 'current', 'next-due', 'stale', 'superseded', 'withdrawn'])
    .describe('How it stands on the day of this file; only one report of a series is current.'),
  standingWords: text,
  span: text.nullable().describe('What it speaks about in time, in words.'),
  reportDate: day.nullable(),
  products: ids,
  stages: z.array(z.object({ stage: text, start: day, end: day.nullable() })),
  requestUrl: address.nullable().describe('Where the full report is asked for.'),
  summary: markdown.describe('The public summary, Markdown. It is not the report.'),
};

const expectation = z.object({ id: text, text, criteria: ids });

const attestation = z.object({
  kind: z.literal('attestation'),
  ...facts,
  type: z.union([z.literal(1), z.literal(2)]).nullable(),
  asOf: day.nullable().describe('Type 1: the day that the report speaks of.'),
  period: span.nullable().describe('Type 2: the period that the report speaks of.'),
  periodNote: text.nullable(),
  categories: z.array(text),
  standard: text.nullable(),
  auditor: z
    .object({
      name: text,
      city: text.nullable(),
      state: text.nullable(),
      license: text.nullable(),
      peerReview: text.nullable(),
    })
    .nullable(),
  opinion: z
    .enum(['unqualified', 'qualified', 'adverse', 'disclaimer', 'gated'])
    .nullable()
    .describe('`gated`: stated in the report and not here.'),
  affectedCriteria: ids,
  restrictedUse: z.array(text),
  subserviceOrganizations: z.array(
    z.object({
      name: text,
      service: text,
      method: z.enum(['carve-out', 'inclusive']),
      csocs: z.array(expectation),
    }),
  ),
  publicCuecs: z.array(expectation).describe('Those that are public; the report lists all.'),
});

const certificate = z.object({
  kind: z.literal('certificate'),
  ...facts,
  scope: text.nullable(),
  certificateNo: text.nullable(),
  body: text.nullable(),
  accreditation: text.nullable(),
  issued: day.nullable(),
  expires: day.nullable(),
  soaVersion: text.nullable(),
});

export const report = z.discriminatedUnion('kind', [attestation, certificate]);

/** `/api/reports.json`: attestation reports and certificates, what speaks today first. */
export const reportsFile = z.object({ ...envelope, reports: z.array(report) });

/** The reports as data: their public facts and summaries. */
export function reportsJson(sources: Sources): Shape<typeof reportsFile> {
  return { ...envelopeOf(sources, 'reports'), reports: reportItems(sources) };
}

/** Every report in the order in which it matters. */
export function reportItems(sources: Sources): readonly Shape<typeof report>[] {
  const { current, coming, earlier } = reportsView(sources.content);
  return [...current, ...coming, ...earlier].map((one) =>
    one.kind === 'attestation' ? attestationItem(one, sources) : certificateItem(one, sources),
  );
}

function factsOf(one: PublicReport, sources: Sources) {
  const path = pagePath('reports', one.slug);
  return {
    id: one.id,
    url: sources.url(path),
    markdownUrl: sources.url(markdownPath(path)),
    name: reportName(one),
    framework: one.framework,
    series: one.series,
    standing: one.standing,
    standingWords: standingWords(one),
    span: reportSpan(one),
    reportDate: one.reportDate,
    products: one.products,
    stages: one.stages.map(({ stage, start, end }) => ({ stage, start, end: end ?? null })),
    requestUrl: one.requestable ? requestUrl(one.id, sources) : null,
    summary: sources.markdown(one.text, path),
  };
}

function attestationItem(one: PublicAttestation, sources: Sources): Shape<typeof attestation> {
  const { auditor } = one;
  return {
    kind: 'attestation',
    ...factsOf(one, sources),
    type: one.type,
    asOf: one.asOf,
    period: one.period && { start: one.period.start, end: one.period.end },
    periodNote: one.periodNote,
    categories: one.categories,
    standard: one.standard,
    auditor: auditor
      ? {
          name: auditor.name,
          city: auditor.city ?? null,
          state: auditor.state ?? null,
          license: auditor.license ?? null,
          peerReview: auditor.peerReview ?? null,
        }
      : null,
    opinion: one.opinion,
    affectedCriteria: one.affectedCriteria,
    restrictedUse: one.restrictedUse,
    subserviceOrganizations: one.subserviceOrganizations.map(({ name, service, method, csocs }) => ({
      name,
      service,
      method,
      csocs,
    })),
    publicCuecs: one.cuecs,
  };
}

function certificateItem(one: PublicCertificate, sources: Sources): Shape<typeof certificate> {
  return {
    kind: 'certificate',
    ...factsOf(one, sources),
    scope: one.scope,
    certificateNo: one.certificateNo,
    body: one.body,
    accreditation: one.accreditation,
    issued: one.issued,
    expires: one.expires,
    soaVersion: one.soaVersion,
  };
}
