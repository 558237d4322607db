import type { CalendarDay } from '#domain/calendar-day.ts';
import type { Agreement } from '#domain/content/agreement.ts';
import type { TrustDocument } from '#domain/content/document.ts';
import type { Report } from '#domain/content/report.ts';
import type { Entry } from '#domain/entry.ts';
import {
  type GateAgreement,
  type GateCatalogue,
  type GatedDocument,
  gateCatalogueSchema,
} from '#domain/gate/gate-catalogue.ts';
import { coverageEnd } from '#domain/report-standing.ts';
import { reportTitle } from '#domain/report-title.ts';
import { requestableFile } from '#domain/requestable.ts';
import type { TrustCenter } from '#domain/trust-center.ts';

/** What the catalogue needs from outside: hashing, rendering and git stay with the caller. */
export interface CatalogueSources {
  readonly today: CalendarDay;
  /** ISO 8601 in UTC. */
  readonly builtAt: string;
  sha256(text: string): string;
  renderMarkdown(markdown: string): string;
  /** The commit that holds a content file as it is now, or null. */
  commitOf(file: string): string | null;
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
      gatedDocument(entry, company.name, sources.today),
    ),
    agreements: trustCenter.agreements.map((agreement) => gateAgreement(agreement, sources)),
    staff: gate.data.staff,
    approval: gate.data.approval,
    autoApprove: gate.data.autoApprove,
    block: gate.data.block,
    retention: gate.data.retention,
    notify: { email: gate.data.notify.email, audit: gate.data.notify.audit },
  });
}

function gatedDocument(
  entry: Entry<Report> | Entry<TrustDocument>,
  company: string,
  today: CalendarDay,
): GatedDocument[] {
  const file = requestableFile(entry.data, today);
  if (!file) return [];
  const { title, kind, date, version, status } = labelsOf(entry.data);
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
      downloadName: `${fileName(`${company} ${title} ${date}`)}.pdf`,
    },
  ];
}

function labelsOf(data: Report | TrustDocument) {
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
    title: `${reportTitle(data)}, ${spoken}`,
    kind: data.framework,
    date,
    version: date,
    status: data.status,
  };
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
