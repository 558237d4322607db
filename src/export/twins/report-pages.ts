import { pagePath } from '#site/paths.ts';
import type { PublicAttestation, PublicExpectation, PublicReport } from '#site/public/public-report.ts';
import { reportsView, reportView } from '#site/report-view.ts';
import { reportTitle, standingWords } from '#site/report-words.ts';
import { listed } from '#site/words/formatting.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { requestUrl } from '../api/envelope.ts';
import { type Block, facts, list, plain, section } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { criteriaLinks, entryLink, linked } from './references.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** The list of reports and the page of each. */
export function reportPages(sources: Sources): readonly SitePage[] {
  const { current, coming, earlier } = reportsView(sources.content);
  const path = '/reports/';
  const { title, empty } = interfaceWords().reportList;
  const all = [...current, ...coming, ...earlier];
  const twin = () =>
    twinOf({ path, title }, [list(all.map((report) => reportLine(report, sources)))], sources);
  const note = all.length > 0 ? all.slice(0, 2).map(reportTitle).join('; ') : empty;
  return [{ path, title, note, changed: null, twin }, ...all.map((report) => reportPage(report, sources))];
}

/** A report in a list: what it is, its time, how it stands. */
export function reportLine(report: PublicReport, sources: Sources): string {
  return `${entryLink(reportTitle(report), 'reports', report.slug, sources)}: ${interfaceWords().report.inSentence(standingWords(report))}`;
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
  const { report: w, reportFacts: f, stage: stages, term } = interfaceWords();
  const view = reportView(report, sources.content, sources.index);
  const products = listed(report.products.map((id) => sources.index.product.get(id) ?? id));
  return [
    facts([
      [f.standing, f.standingAsOf(standingWords(report), sources.content.today)],
      [f.dated, report.reportDate],
      ...(report.kind === 'attestation' ? attestationFacts(report, sources) : []),
      ...(report.kind === 'certificate'
        ? ([
            [f.scope, plain(report.scope)],
            [f.certificateNumber, plain(report.certificateNo)],
            [f.body, plain(report.body)],
            [f.accreditation, plain(report.accreditation)],
            [f.issued, report.issued],
            [f.expires, report.expires],
            [f.applicability, plain(report.soaVersion)],
          ] as const)
        : []),
      [f.products, plain(products)],
      [w.notCovered, plain(listed(view.productsOut))],
      [
        f.latestOfSeries,
        view.current && entryLink(reportTitle(view.current), 'reports', view.current.slug, sources),
      ],
    ]),
    report.requestable ? linked(w.available, requestUrl(report.id, sources)) : null,
    sources.markdown(report.text, path),
    section(
      2,
      w.organizations,
      view.organizations.map((one) => organizationBlock(one, sources)),
    ),
    section(2, w.cuecs, [expectations(view.cuecs, sources)]),
    section(2, w.letters, [
      list(
        view.letters.map(({ title, slug, covers, date }) =>
          w.letterLine(
            entryLink(title, 'documents', slug, sources),
            date,
            covers ? term.toDay(covers.start, covers.end) : null,
          ),
        ),
      ),
    ]),
    section(2, w.stages, [
      facts(
        view.stages.map(({ stage, start, end }) => [stages[stage], end ? term.toDay(start, end) : start]),
      ),
    ]),
  ];
}

function attestationFacts(
  report: PublicAttestation,
  sources: Sources,
): readonly (readonly [string, string | null])[] {
  const { auditor } = report;
  const { reportFacts: f, category: categories, opinion } = interfaceWords();
  const place = auditor ? [auditor.city, auditor.state].filter(Boolean).join(', ') : '';
  return [
    [f.auditor, plain(auditor && `${auditor.name}${place ? `, ${place}` : ''}`)],
    [f.license, plain(auditor?.license)],
    [f.peerReview, plain(auditor?.peerReview)],
    [f.standard, plain(report.standard)],
    [f.periodLength, report.periodDays === null ? null : f.days(report.periodDays)],
    [f.periodNote, plain(report.periodNote)],
    [f.categories, listed(report.categories.map((category) => categories[category]))],
    [f.opinion, report.opinion && opinion[report.opinion]],
    [f.affected, criteriaLinks(report.affectedCriteria, sources)],
    [f.restrictedTo, plain(listed(report.restrictedUse))],
  ];
}

function organizationBlock(
  { name, service, method, csocs }: PublicAttestation['subserviceOrganizations'][number],
  sources: Sources,
): Block {
  const { carveOut, inclusive } = interfaceWords().report;
  const words = method === 'carve-out' ? carveOut : inclusive;
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
