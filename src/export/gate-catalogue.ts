import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Agreement } from '#domain/content/agreement.ts';
import type { TrustDocument } from '#domain/content/document.ts';
import type { Policy } from '#domain/content/policy.ts';
import type { Report } from '#domain/content/report.ts';
import type { Entry } from '#domain/entry.ts';
import {
  type GateAgreement,
  type GateCatalogue,
  type GatedDocument,
  type GatedText,
  gateCatalogueSchema,
  type Publication,
} from '#domain/gate/gate-catalogue.ts';
import { coverageEnd } from '#domain/report-standing.ts';
import { reportTitle } from '#domain/report-title.ts';
import { requestableFile, textAgreement } from '#domain/requestable.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { frameworkLabel } from '#site/labels.ts';
import { wordsOf } from '#site/words/words.ts';

/** What the catalogue needs from outside: hashing, rendering and git stay with the caller. */
export interface CatalogueSources {
  readonly today: CalendarDay;
  /** ISO 8601 in UTC. */
  readonly builtAt: string;
  sha256(text: string): string;
  renderMarkdown(markdown: string): string;
  /** A gated text as pages show texts: cleaned, its links and components resolved. */
  renderText(entry: Entry<Policy> | Entry<TrustDocument>): string;
  /** The commit that holds a content file as it is now, or null. */
  commitOf(file: string): string | null;
  /** The worksheet that was made for a report, if it has one. */
  worksheetOf?(
    reportId: string,
  ): { readonly sha256: string; readonly bytes: number; readonly expectations: number } | null;
  /** What is public about changes. */
  readonly publication?: Publication;
}

/** The gate's copy of the content (`dist/gate/catalogue.json`): documents on request, agreements, staff and rules. */
export function gateCatalogue(trustCenter: TrustCenter, sources: CatalogueSources): GateCatalogue {
  const { company, site, gate: gateSite } = trustCenter.trust.data;
  const { gate } = trustCenter;
  const url = site.url.replace(/\/$/, '');
  const gateUrl = gateSite?.url && gateSite.url !== 'none' ? gateSite.url.replace(/\/$/, '') : url;
  return gateCatalogueSchema.parse({
    version: 1,
    builtAt: sources.builtAt,
    site: {
      name: company.name,
      legalName: company.legalName,
      title: site.title ?? `${company.name} Trust Center`,
      url,
      gateUrl,
      securityEmail: company.securityEmail,
      ...(company.privacyEmail === undefined ? {} : { privacyEmail: company.privacyEmail }),
      locale: site.locale,
    },
    documents: [...trustCenter.reports, ...trustCenter.documents].flatMap((entry) =>
      gatedDocument(entry, trustCenter, sources),
    ),
    texts: [...trustCenter.policies, ...trustCenter.documents].flatMap((entry) =>
      gatedText(entry, trustCenter, sources),
    ),
    agreements: trustCenter.agreements.map((agreement) => gateAgreement(agreement, sources)),
    staff: gate.data.staff,
    approval: gate.data.approval,
    autoApprove: gate.data.autoApprove,
    block: gate.data.block,
    retention: gate.data.retention,
    notify: {
      email: gate.data.notify.email,
      audit: gate.data.notify.audit,
      webhooks: gate.data.notify.webhooks.map(({ name, ...webhook }) => ({
        name: name ?? new URL(webhook.url).host,
        ...webhook,
      })),
    },
    ...(sources.publication ? { publication: sources.publication } : {}),
  });
}

function gatedDocument(
  entry: Entry<Report> | Entry<TrustDocument>,
  { trust }: TrustCenter,
  { today, worksheetOf }: CatalogueSources,
): GatedDocument[] {
  const file = requestableFile(entry.data, today);
  if (!file) return [];
  const { company, site } = trust.data;
  const { title, kind, date, version, status } = labelsOf(entry.data, site.locale);
  const worksheet = worksheetOf?.(entry.id);
  const categories = 'restrictedUse' in entry.data ? entry.data.restrictedUse : [];
  return [
    {
      id: entry.id,
      title,
      kind,
      ...('framework' in entry.data ? { framework: entry.data.framework } : {}),
      version,
      date,
      status,
      vaultFile: file.vault,
      sha256: file.sha256,
      pages: file.pages,
      bytes: file.bytes,
      agreement: file.agreement,
      recipientCategories: categories,
      downloadName: `${fileName(`${company.name} ${title} ${date}`)}.pdf`,
      ...(worksheet && {
        worksheet: {
          file: worksheetFile(entry.id),
          ...worksheet,
          downloadName: `${fileName(`${company.name} ${title} user entity controls`)}.xlsx`,
        },
      }),
    },
  ];
}

/** Where the worksheet of a report lies in `dist/gate/worksheets`. */
export function worksheetFile(reportId: string): string {
  return `${reportId.toLowerCase()}.xlsx`;
}

function gatedText(
  entry: Entry<Policy> | Entry<TrustDocument>,
  { agreements }: TrustCenter,
  sources: CatalogueSources,
): GatedText[] {
  const agreement = textAgreement(entry, agreements, sources.today);
  if (agreement === null) return [];
  const html = sources.renderText(entry);
  const { data } = entry;
  const facts =
    'kind' in data
      ? { kind: data.kind, version: data.version ?? data.date, date: data.date }
      : { kind: 'policy', version: data.version, date: data.approved };
  const { title, locale } = data;
  return [
    {
      ...{ id: entry.id, title, ...facts, status: 'issued', agreement, recipientCategories: [], html },
      ...(locale ? { locale } : {}),
      sha256: sources.sha256(html),
    },
  ];
}

function labelsOf(data: Report | TrustDocument, locale: string) {
  if ('kind' in data) {
    return {
      title: data.title,
      kind: data.kind,
      date: data.date,
      version: data.version ?? data.date,
      status: 'issued',
    };
  }
  const end = coverageEnd(data);
  const date = data.reportDate ?? end ?? '';
  const spoken = 'period' in data && data.period ? `period ended ${data.period.end}` : `as of ${end}`;
  return {
    title: spokenTitle(data, spoken, locale),
    kind: data.framework,
    date,
    version: date,
    status: data.status,
  };
}

/** What the gate's pages, mails and requests call a report: in the language of the site, where the interface speaks it. */
function spokenTitle(data: Report, spoken: string, locale: string): string {
  const { language, words } = wordsOf(locale);
  if (language.startsWith('en')) return `${reportTitle(data)}, ${spoken}`;
  const { report } = words;
  const label = frameworkLabel(data.framework);
  const type = 'type' in data ? (data.type ?? null) : null;
  const name = data.framework.startsWith('soc') ? report.name(label, type) : report.certificate(label);
  const end = coverageEnd(data) ?? '';
  const period = 'period' in data && data.period;
  const span = period ? report.period(period.start, period.end) : report.pointInTime(end);
  return `${data.title ?? name}, ${span}`;
}

function gateAgreement(entry: Entry<Agreement>, sources: CatalogueSources): GateAgreement {
  const markdown = `${entry.body.normalize('NFC').trim()}\n`;
  const html = sources.renderMarkdown(markdown);
  const commit = sources.commitOf(entry.file);
  const { version, title, governs, party, reaccept, effective } = entry.data;
  return {
    id: entry.id,
    version,
    title,
    markdown,
    sha256: sources.sha256(markdown),
    html,
    htmlSha256: sources.sha256(html),
    governs,
    party,
    reaccept,
    effective,
    ...(commit ? { commit } : {}),
  };
}

/** A name that every file system takes. */
function fileName(text: string): string {
  return text
    .replace(/[/\\:*?"<>|,\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
