import { z } from 'astro/zod';
import { pagePath } from '#site/paths.ts';
import {
  type SummaryDocument,
  type SummaryFact,
  type SummaryReport,
  vendorSummary,
} from '#site/vendor-summary-view.ts';
import type { Sources } from '../sources.ts';
import { envelopeOf, requestUrl } from './envelope.ts';
import { address, day, envelope, ids, type Shape, span, text } from './shape.ts';

const fact = z.object({ value: text, control: text.nullable().describe('Id of the control behind it.') });

const summarized = z.object({
  id: text,
  url: address,
  title: text,
  access: z.enum(['public', 'gated']),
  date: day,
  tested: span.nullable(),
  retest: day.nullable(),
  expires: day.nullable(),
  isExpired: z.boolean().describe('On the day of the file.'),
});

const report = z.object({
  id: text,
  url: address,
  requestUrl: address
    .nullable()
    .describe('Where the report is asked for; null where nothing can be asked for.'),
  framework: text,
  type: z.union([z.literal(1), z.literal(2)]).nullable(),
  standing: text.describe('`current`, `next-due` or `stale`, on the day of the file.'),
  asOf: day.nullable().describe('Type 1 only.'),
  period: span.nullable().describe('Type 2 only.'),
  valid: span.nullable().describe('Certificates only.'),
  dated: day.nullable(),
  ageDays: z.int().nullable().describe('Days from the end of what it speaks about to the day of the file.'),
  auditor: text.nullable().describe('The CPA firm, or the certification body.'),
  opinion: text.nullable().describe('`gated` where only readers of the report learn it.'),
  categories: z.array(text),
  products: ids,
  carveOuts: z.array(z.object({ organization: text, service: text })),
  bridgeLetter: z
    .object({ url: address, date: day, covers: span.nullable() })
    .nullable()
    .describe('The latest; a statement of management, not audited.'),
});

/** `/api/vendor-summary.json`: one page on the company for a reviewer's file. Null says that nothing is published. */
export const vendorSummaryFile = z.object({
  ...envelope,
  page: address,
  legalEntity: z.object({ name: text, legalName: text, url: address, address: text.nullable() }),
  products: z.array(z.object({ id: text, name: text, inScope: z.boolean() })),
  reports: z
    .array(report)
    .describe('Those that speak today. An empty list: none that is issued is published.'),
  penTest: summarized.nullable(),
  insurance: summarized.nullable(),
  breachNotice: fact.nullable(),
  dataLocations: z.object({
    stated: fact.nullable(),
    storage: z.array(text).describe('ISO 3166-1 alpha-2 codes, from the active subprocessors.'),
  }),
  subprocessors: z.object({
    active: z.int(),
    planned: z.int(),
    noticeDays: z.int().nullable(),
    url: address,
  }),
  contacts: z.object({
    security: text,
    privacy: text.nullable(),
    support: text.nullable(),
    statusPage: address.nullable(),
    requests: address,
  }),
  notClaimed: z.array(z.object({ framework: text, note: text })),
});

/** The summary as data. */
export function vendorSummaryJson(sources: Sources): Shape<typeof vendorSummaryFile> {
  const { content, index, url } = sources;
  const view = vendorSummary(content, index);
  const { company, contacts, dataLocations } = view;
  return {
    ...envelopeOf(sources, 'vendor-summary'),
    page: url('/vendor-summary/'),
    legalEntity: {
      name: company.name,
      legalName: company.legalName,
      url: company.url,
      address: company.address ?? null,
    },
    products: view.products.map(({ id, name, inScope }) => ({ id, name, inScope })),
    reports: view.reports.map((one) => reportItem(one, sources)),
    penTest: view.penTest && documentItem(view.penTest, sources),
    insurance: view.insurance && documentItem(view.insurance, sources),
    breachNotice: factItem(view.breachNotice),
    dataLocations: { stated: factItem(dataLocations.stated), storage: dataLocations.storage },
    subprocessors: { ...view.subprocessors, url: url('/subprocessors/') },
    contacts: {
      security: company.securityEmail,
      privacy: company.privacyEmail ?? null,
      support: contacts.support ?? null,
      statusPage: contacts.statusPage ?? null,
      requests: requestUrl(null, sources),
    },
    notClaimed: view.notClaimed.map(({ framework, note }) => ({ framework, note })),
  };
}

function factItem(one: SummaryFact | null): Shape<typeof fact> | null {
  return one && { value: one.value, control: one.controlId };
}

function documentItem({ document, isExpired }: SummaryDocument, { url }: Sources): Shape<typeof summarized> {
  const { id, slug, title, access, date, retest, expires } = document;
  const tested = document.tested ?? null;
  return {
    id,
    url: url(pagePath('documents', slug)),
    title,
    access,
    date,
    tested,
    retest,
    expires,
    isExpired,
  };
}

function reportItem(one: SummaryReport, sources: Sources): Shape<typeof report> {
  const { report: from, letter } = one;
  const attestation = from.kind === 'attestation' ? from : null;
  const certificate = from.kind === 'certificate' ? from : null;
  const { issued, expires } = certificate ?? { issued: null, expires: null };
  return {
    id: from.id,
    url: sources.url(pagePath('reports', from.slug)),
    requestUrl: from.requestable ? requestUrl(from.id, sources) : null,
    framework: from.framework,
    type: attestation?.type ?? null,
    standing: from.standing,
    asOf: attestation?.asOf ?? null,
    period: attestation?.period ?? null,
    valid: issued && expires ? { start: issued, end: expires } : null,
    dated: certificate ? issued : from.reportDate,
    ageDays: attestation ? one.ageDays : null,
    auditor: attestation?.auditor?.name ?? certificate?.body ?? null,
    opinion: attestation?.opinion ?? null,
    categories: one.categories,
    products: from.products,
    carveOuts: one.carveOuts.map(({ name, service }) => ({ organization: name, service })),
    bridgeLetter: letter && {
      url: sources.url(pagePath('documents', letter.slug)),
      date: letter.date,
      covers: letter.covers ?? null,
    },
  };
}
