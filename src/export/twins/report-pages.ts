import { categoryLabels, counted, listed, opinionLabels, stageLabels } from '#site/labels.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicAttestation, PublicExpectation, PublicReport } from '#site/public/public-report.ts';
import { reportsView, reportView } from '#site/report-view.ts';
import { reportTitle, standingWords } from '#site/report-words.ts';
import { requestUrl } from '../api/envelope.ts';
import { type Block, facts, link, list, plain, section } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { criteriaLinks, entryLink } from './references.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The list of reports and the page of each. */
export function reportPages(sources: Sources): readonly SitePage[] {
  const { current, coming, earlier } = reportsView(sources.content);
  const path = '/reports/';
  const title = 'Reports';
  const all = [...current, ...coming, ...earlier];
  const twin = () =>
    twinOf({ path, title }, [list(all.map((report) => reportLine(report, sources)))], sources);
  const note = all.length > 0 ? all.slice(0, 2).map(reportTitle).join('; ') : null;
  return [{ path, title, note, changed: null, twin }, ...all.map((report) => reportPage(report, sources))];
}

/** A report in a list: what it is, its time, how it stands. */
export function reportLine(report: PublicReport, sources: Sources): string {
  return `${entryLink(reportTitle(report), 'reports', report.slug, sources)}: ${standingWords(report).toLowerCase()}`;
}

function reportPage(report: PublicReport, sources: Sources): SitePage {
  const path = pagePath('reports', report.slug);
  const title = reportTitle(report);
  return {
    path,
    title,
    note: standingWords(report),
    changed: report.kind === 'certificate' ? report.issued : report.reportDate,
    twin: () => twinOf({ path, title }, reportBlocks(report, path, sources), sources),
  };
}

function reportBlocks(report: PublicReport, path: string, sources: Sources): readonly Block[] {
  const view = reportView(report, sources.content, sources.index);
  const products = listed(report.products.map((id) => sources.index.product.get(id) ?? id));
  return [
    facts([
      ['Standing', `${standingWords(report)} as of ${sources.content.today}`],
      ['Date of the report', report.reportDate],
      ...(report.kind === 'attestation' ? attestationFacts(report, sources) : []),
      ...(report.kind === 'certificate'
        ? ([
            ['Scope', plain(report.scope)],
            ['Certificate', plain(report.certificateNo)],
            ['Certification body', plain(report.body)],
            ['Accreditation', plain(report.accreditation)],
            ['Issued', report.issued],
            ['Expires', report.expires],
            ['Statement of applicability', plain(report.soaVersion)],
          ] as const)
        : []),
      ['Products', plain(products)],
      ['Not covered', plain(listed(view.productsOut))],
      [
        'Latest of the series',
        view.current && entryLink(reportTitle(view.current), 'reports', view.current.slug, sources),
      ],
    ]),
    report.requestable
      ? `The full report is available on ${link('request', requestUrl(report.id, sources))}.`
      : null,
    sources.markdown(report.text, path),
    section(
      2,
      'Subservice organizations',
      view.organizations.map((one) => organizationBlock(one, sources)),
    ),
    section(2, 'Expected of customers', [expectations(view.cuecs, sources)]),
    section(2, 'Bridge letters', [
      list(
        view.letters.map(
          ({ title, slug, covers, date }) =>
            `${entryLink(title, 'documents', slug, sources)}, dated ${date}${covers ? `, covers ${covers.start} to ${covers.end}` : ''}. Management’s statement, not audited.`,
        ),
      ),
    ]),
    section(2, 'Stages', [
      facts(
        view.stages.map(({ stage, start, end }) => [stageLabels[stage], end ? `${start} to ${end}` : start]),
      ),
    ]),
  ];
}

function attestationFacts(
  report: PublicAttestation,
  sources: Sources,
): readonly (readonly [string, string | null])[] {
  const { auditor } = report;
  const place = auditor ? [auditor.city, auditor.state].filter(Boolean).join(', ') : '';
  return [
    ['Auditor', plain(auditor && `${auditor.name}${place ? `, ${place}` : ''}`)],
    ['License', plain(auditor?.license)],
    ['Peer review', plain(auditor?.peerReview)],
    ['Standard', plain(report.standard)],
    ['Length of the period', report.periodDays === null ? null : counted(report.periodDays, 'day')],
    ['Note on the period', plain(report.periodNote)],
    ['Categories', listed(report.categories.map((category) => categoryLabels[category]))],
    ['Opinion', report.opinion && opinionLabels[report.opinion]],
    ['Criteria affected', criteriaLinks(report.affectedCriteria, sources)],
    ['Restricted to', plain(listed(report.restrictedUse))],
  ];
}

function organizationBlock(
  { name, service, method, csocs }: PublicAttestation['subserviceOrganizations'][number],
  sources: Sources,
): Block {
  const words =
    method === 'carve-out'
      ? 'Carve-out method: its controls are not part of the examination. It is expected to do the following itself.'
      : 'Inclusive method: its controls are part of the examination.';
  return section(3, name, [`${plain(service)}. ${words}`, expectations(csocs, sources)]);
}

function expectations(items: readonly PublicExpectation[], sources: Sources): Block {
  return list(
    items.map(({ id, text, criteria }) => {
      const named = criteria.length > 0 ? ` (${criteriaLinks(criteria, sources)})` : '';
      return `${plain(`${id}: ${text}`)}${named}`;
    }),
  );
}
