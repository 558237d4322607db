import { frameworkLabel } from '#site/labels.ts';
import { reportName, reportSpan, standingWords } from '#site/report-words.ts';
import { type SummaryDocument, type SummaryReport, vendorSummary } from '#site/vendor-summary-view.ts';
import { listed } from '#site/words/formatting.ts';
import { type Words, wordsOf } from '#site/words/words.ts';
import { type Block, facts, link, words as paragraph, plain, section } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { entryLink } from './references.ts';
import { reportLine } from './report-pages.ts';
import { type SitePage, twinOf } from './site-page.ts';

/** One page on the company for a reviewer's file. */
export function vendorSummaryPage(sources: Sources): SitePage {
  const { words } = wordsOf(sources.content.site.locale);
  const path = '/vendor-summary/';
  const { title } = words.vendorSummary;
  const twin = () => twinOf({ path, title }, summaryBlocks(words, sources), sources);
  return { path, title, note: words.llms.notes.vendorSummary, changed: null, twin };
}

function summaryBlocks(words: Words, sources: Sources): readonly Block[] {
  const view = vendorSummary(sources.content, sources.index);
  const w = words.vendorSummary;
  const { company, contacts, dataLocations, subprocessors } = view;
  const known = (value: string | null | undefined) => plain(value || w.notPublished);
  const products = view.products.map(({ name, inScope }) => `${name}, ${inScope ? w.inScope : w.outOfScope}`);
  return [
    paragraph(w.lead(company.name)),
    section(2, w.company, [
      facts([
        [w.legalEntity, plain(company.legalName)],
        [w.address, known(company.address)],
        [w.website, plain(company.url)],
        [w.products, known(products.join('; '))],
      ]),
    ]),
    section(2, w.attestation, [
      view.reports.length === 0 ? paragraph(`${w.noReport}.`) : null,
      ...view.reports.map((one) => reportFacts(one, words, sources)),
      facts(view.coming.map((report) => [w.coming, reportLine(report, sources)] as const)),
    ]),
    section(2, w.assurance, [
      facts([
        [w.penTest, documentWords(view.penTest, words, sources)],
        [w.insurance, documentWords(view.insurance, words, sources)],
      ]),
    ]),
    section(2, w.dataSection, [
      facts([
        [w.breachNotice, known(view.breachNotice?.value)],
        [w.dataLocations, known(dataLocations.stated?.value)],
        [w.storage, known(dataLocations.storage.join(', '))],
        [
          w.subprocessors,
          `${link(w.subprocessorCounts(subprocessors.active, subprocessors.planned), sources.url('/subprocessors/'))}${subprocessors.noticeDays === null ? '' : `; ${w.noticeDays(subprocessors.noticeDays)}`}`,
        ],
      ]),
    ]),
    section(2, w.contacts, [
      facts([
        [w.security, plain(company.securityEmail)],
        [w.privacy, known(company.privacyEmail)],
        [w.support, known(contacts.support)],
        [w.statusPage, known(contacts.statusPage)],
      ]),
    ]),
    section(2, w.notClaimed, [
      facts(view.notClaimed.map(({ framework, note }) => [frameworkLabel(framework), plain(note)])),
      view.notClaimed.length === 0 ? paragraph(w.notPublished) : null,
    ]),
    paragraph(w.source(sources.site)),
  ];
}

function reportFacts(summary: SummaryReport, words: Words, sources: Sources): Block {
  const { report, ageDays, categories, products, carveOuts, letter } = summary;
  const w = words.vendorSummary;
  const known = (value: string | null | undefined) => plain(value || w.notPublished);
  const name = `${entryLink(reportName(report), 'reports', report.slug, sources)}: ${standingWords(report)}`;
  const covers = [w.covers, known(listed(products))] as const;
  if (report.kind === 'certificate')
    return facts([
      [w.report, name],
      [w.span, known(reportSpan(report))],
      [w.certificationBody, known(report.body)],
      covers,
    ]);
  return facts([
    [w.report, name],
    [w.span, known(reportSpan(report))],
    [w.issued, known(report.reportDate)],
    [w.age, ageDays === null ? null : w.ageDays(ageDays)],
    [w.auditor, known(report.auditor?.name)],
    [w.opinion, known(report.opinion && words.opinion[report.opinion])],
    [w.categories, known(listed(categories.map((one) => words.category[one])))],
    covers,
    [w.carveOuts, plain(carveOuts.map((one) => `${one.name} (${one.service})`).join('; ') || w.noCarveOut)],
    [
      w.bridgeLetter,
      letter
        ? `${entryLink(letter.title, 'documents', letter.slug, sources)}; ${w.bridgeLetterNote}`
        : w.notPublished,
    ],
  ]);
}

function documentWords(summary: SummaryDocument | null, words: Words, sources: Sources): string {
  const w = words.vendorSummary;
  if (!summary) return w.notPublished;
  const { document, isExpired } = summary;
  return [
    `${entryLink(document.title, 'documents', document.slug, sources)}, ${w.dated} ${document.date}`,
    document.access === 'gated' ? w.onRequest : '',
    document.tested ? `${w.tested} ${words.term.toDay(document.tested.start, document.tested.end)}` : '',
    document.retest ? `${w.retested} ${document.retest}` : '',
    document.expires ? `${isExpired ? w.expired : w.expires} ${document.expires}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}
