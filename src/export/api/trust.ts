import { z } from 'astro/zod';
import { feedPaths, markdownPath } from '#site/alternate-links.ts';
import { coverageCounts } from '#site/coverage-words.ts';
import { overviewView } from '#site/overview-view.ts';
import { pagePath, safeHref } from '#site/paths.ts';
import type { PublicDocument } from '#site/public/public-document.ts';
import { siteTitle } from '#site/site-title.ts';
import { updatesInOrder } from '#site/updates-view.ts';
import { badgePaths } from '../badge/badge-svg.ts';
import { attestationPath } from '../cyclonedx/attestation.ts';
import { oscalPaths } from '../oscal/oscal-head.ts';
import { oscalMapping } from '../oscal/oscal-mapping.ts';
import { packFile } from '../pack/offline-pack.ts';
import { securityTxt } from '../security-txt.ts';
import type { Sources } from '../sources.ts';
import { workbookNames } from '../xlsx/workbooks.ts';
import { counts, coverageNotice } from './criteria.ts';
import { envelopeOf, requestUrl } from './envelope.ts';
import { report, reportItems } from './reports.ts';
import { schemaNames, schemaPath } from './schema-path.ts';
import { address, day, envelope, ids, type Shape, span, text } from './shape.ts';
import { subprocessor, subprocessorItem } from './subprocessors.ts';

const system = z.object({
  id: text,
  description: text.nullable(),
  framework: text,
  edition: text,
  categories: z.array(text),
  attested: z.array(text).describe('Categories in a current report.'),
  inPreparation: z.array(text).describe('Categories in scope that no current report covers.'),
  productsInScope: z.array(text),
  productsNotInScope: z.array(text),
  criteria: counts,
});

const document = z.object({
  id: text,
  url: address,
  title: text,
  kind: text,
  access: z.enum(['public', 'gated']),
  documentVersion: text.nullable(),
  date: day,
  expires: day.nullable(),
  covers: span.nullable(),
  tested: span.nullable(),
  report: text.nullable().describe('Of a bridge letter: id of the report that it follows.'),
  href: address.nullable().describe('Where it can be read, if it is public and has not expired.'),
  requestUrl: address.nullable(),
});

/** `/trust.json`: the whole trust center in one file, with links to the rest. */
export const trustFile = z.object({
  ...envelope,
  title: text,
  locale: text,
  legalEntity: z.object({
    name: text,
    legalName: text,
    description: text.nullable(),
    url: address,
    address: text.nullable(),
  }),
  contacts: z.object({
    security: text,
    privacy: text.nullable(),
    support: text.nullable(),
    statusPage: address.nullable(),
    disclosurePolicy: address.nullable(),
    securityTxt: address.nullable(),
    requests: address.describe('Where documents are asked for.'),
  }),
  products: z.array(z.object({ id: text, name: text, description: text.nullable() })),
  notice: text,
  systems: z.array(system),
  reports: z.array(report),
  facts: z
    .array(z.object({ label: text, value: text, control: text.nullable() }))
    .describe('Key facts, each with the control that it rests on.'),
  notClaimed: z
    .array(z.object({ framework: text, note: text }))
    .describe('What a reader might expect and the company does not claim.'),
  documents: z.array(document),
  subprocessors: z.object({ noticeDays: z.int().nullable(), list: z.array(subprocessor) }),
  updates: z.array(z.object({ title: text, url: address, date: day, kind: text, summary: text.nullable() })),
  data: z.record(text, address).describe('The other files for machines, by name.'),
  schemas: z.record(text, address),
  frameworks: ids.describe('Frameworks for which the site shows a crosswalk; none of them is a claim.'),
});

/** The trust center as data. */
export function trustJson(sources: Sources): Shape<typeof trustFile> {
  const { content, index, url } = sources;
  const { company, site } = content;
  return {
    ...envelopeOf(sources, 'trust'),
    title: siteTitle(content),
    locale: site.locale,
    legalEntity: {
      name: company.name,
      legalName: company.legalName,
      description: company.description ?? null,
      url: company.url,
      address: company.address ?? null,
    },
    contacts: contactsOf(sources),
    products: content.products.map(({ id, name, description }) => ({
      id,
      name,
      description: description ?? null,
    })),
    notice: coverageNotice(),
    systems: systemItems(sources),
    reports: reportItems(sources),
    facts: content.keyFacts.map(({ label, value, control }) => ({
      label,
      value,
      control: control && (index.control.get(control)?.id ?? null),
    })),
    notClaimed: content.notClaimed.map(({ framework, note }) => ({ framework, note })),
    documents: content.documents.map((one) => documentItem(one, sources)),
    subprocessors: {
      noticeDays: content.subprocessors.noticeDays,
      list: content.subprocessors.list.map((one) => subprocessorItem(one, sources)),
    },
    updates: updatesInOrder(content).map(({ title, slug, date, kind, summary }) => ({
      title,
      url: url(pagePath('updates', slug)),
      date,
      kind,
      summary,
    })),
    data: dataLinks(sources),
    schemas: Object.fromEntries(schemaNames.map((name) => [name, url(schemaPath(name))])),
    frameworks: content.frameworks,
  };
}

/** The files for machines, by the name under which `/trust.json` lists them. */
export function dataLinks(sources: Sources): Readonly<Record<string, string>> {
  const { url } = sources;
  return Object.fromEntries(
    [
      ...['controls', 'criteria', 'policies', 'reports', 'subprocessors', 'faq'].map(
        (name) => [name, `/api/${name}.json`] as const,
      ),
      ['vendorSummary', '/api/vendor-summary.json'] as const,
      ['controlsCsv', '/api/controls.csv'] as const,
      ['matrixCsv', '/api/matrix.csv'] as const,
      ['subprocessorsCsv', '/api/subprocessors.csv'] as const,
      ...workbookNames.map((name) => [`${name}Xlsx`, `/api/${name}.xlsx`] as const),
      ['oscalCatalog', oscalPaths.catalog] as const,
      ['oscalComponents', oscalPaths.components] as const,
      ...(oscalMapping(sources) === null ? [] : [['oscalMapping', oscalPaths.mapping] as const]),
      ['cyclonedx', attestationPath] as const,
      ['badge', badgePaths.light] as const,
      ['badgeDark', badgePaths.dark] as const,
      ['offlinePack', `/${packFile}`] as const,
      ...Object.entries(feedPaths).flatMap(([name, { path }]) => [
        [`${name}Atom`, `${path}.xml`] as const,
        [`${name}Feed`, `${path}.json`] as const,
      ]),
      ['sitemap', '/sitemap.xml'] as const,
      ['llms', '/llms.txt'] as const,
      ['markdown', markdownPath('/')] as const,
      ['manifest', '/.well-known/vitrine-manifest.json'] as const,
    ].map(([name, path]) => [name, url(path)]),
  );
}

function contactsOf(sources: Sources): Shape<typeof trustFile>['contacts'] {
  const { company, contacts } = sources.content;
  return {
    security: company.securityEmail,
    privacy: company.privacyEmail ?? null,
    support: contacts.support ?? null,
    statusPage: contacts.statusPage ? safeHref(contacts.statusPage) : null,
    disclosurePolicy: contacts.policy ? safeHref(contacts.policy) : null,
    securityTxt: securityTxt(sources) === null ? null : sources.url('/.well-known/security.txt'),
    requests: requestUrl(null, sources),
  };
}

function systemItems({ content, index }: Sources): readonly Shape<typeof system>[] {
  return overviewView(content, index).systems.map(
    ({ system: one, included, excluded, attested, inPreparation }) => ({
      id: one.id,
      description: one.description,
      framework: one.editionName,
      edition: one.edition,
      categories: one.categories,
      attested,
      inPreparation,
      productsInScope: included.map(({ name }) => name),
      productsNotInScope: excluded.map(({ name }) => name),
      criteria: coverageCounts(one),
    }),
  );
}

function documentItem(one: PublicDocument, sources: Sources): Shape<typeof document> {
  const { index, url } = sources;
  const href = one.access === 'public' ? one.href : null;
  const isAskedFor = one.access === 'gated' && !(one.expires !== null && one.expires < sources.content.today);
  return {
    id: one.id,
    url: url(pagePath('documents', one.slug)),
    title: one.title,
    kind: one.kind,
    access: one.access,
    documentVersion: one.version,
    date: one.date,
    expires: one.expires,
    covers: one.covers ? { start: one.covers.start, end: one.covers.end } : null,
    tested: one.tested ? { start: one.tested.start, end: one.tested.end } : null,
    report: one.report && (index.report.get(one.report)?.id ?? null),
    href: href?.startsWith('/') ? url(href) : href,
    requestUrl: isAskedFor ? requestUrl(one.hasFile ? one.id : null, sources) : null,
  };
}
