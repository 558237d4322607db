import { frameworkLabel } from '#site/labels.ts';
import { type OverviewSystem, type OverviewView, overviewView } from '#site/overview-view.ts';
import { siteTitle } from '#site/site-title.ts';
import { listed } from '#site/words/formatting.ts';
import { interfaceWords } from '#site/words/interface-words.ts';
import { requestUrl } from '../api/envelope.ts';
import { address, type Block, facts, link, list, plain, section, words } from '../markdown/blocks.ts';
import type { Sources } from '../sources.ts';
import { documentLine } from './document-pages.ts';
import { entryLink } from './references.ts';
import { reportLine } from './report-pages.ts';
import { type SitePage, twinOf } from './site-page.ts';
import { updateLine } from './update-pages.ts';

/** The first page. */
export function overviewPage(sources: Sources): SitePage {
  const path = '/';
  const title = siteTitle(sources.content);
  const view = overviewView(sources.content, sources.index);
  const twin = () => twinOf({ path, title }, overviewBlocks(view, sources), sources);
  return { path, title, note: interfaceWords().overview.note, changed: null, twin };
}

function overviewBlocks(view: OverviewView, sources: Sources): readonly Block[] {
  const { content } = sources;
  const { overview: w, sections } = interfaceWords();
  const reports = [...(view.lead ? [view.lead] : []), ...view.otherReports];
  return [
    words(content.company.description),
    section(2, sections.reports, [list(reports.map((report) => reportLine(report, sources)))]),
    ...view.systems.map((system) => systemSection(system, view.systems.length > 1)),
    section(2, w.keyFacts, [
      facts(
        view.keyFacts.map(({ label, value, control, controlId }) => [
          plain(label) ?? '',
          `${plain(value)}${control && controlId ? ` (${entryLink(controlId, 'controls', control, sources)})` : ''}`,
        ]),
      ),
      facts(
        view.listFacts.map(({ label, value, href }) => [
          label,
          href.startsWith('/') ? link(value, sources.url(href)) : address(href),
        ]),
      ),
    ]),
    section(2, w.notClaimed, [
      facts(content.notClaimed.map(({ framework, note }) => [frameworkLabel(framework), plain(note)])),
    ]),
    section(2, sections.documents, [list(view.documents.map((document) => documentLine(document, sources)))]),
    section(2, w.latestUpdates, [list(view.updates.map((update) => updateLine(update, sources)))]),
    section(2, w.datesAhead, [
      list(view.ahead.map(({ day, words: text, href }) => `${day}: ${link(text, sources.url(href))}`)),
    ]),
    section(2, w.forReview, [
      list(view.reviewLinks.map(({ label, note, href }) => `${link(label, sources.url(href))}: ${note}`)),
    ]),
    contactsSection(sources),
  ];
}

function systemSection(
  { system, counts, included, excluded, attested, inPreparation, inNoReport }: OverviewSystem,
  isNamed: boolean,
): Block {
  const { overview: w, category, coverage } = interfaceWords();
  const labels = (categories: typeof attested) => listed(categories.map((one) => category[one])) || null;
  const names = (products: typeof included) => plain(listed(products.map(({ name }) => name)));
  return section(2, isNamed ? w.scopeOf(system.id) : w.scopeShort, [
    words(coverage.sentence(counts.documented, counts.inScope)),
    facts([
      [w.attested, labels(attested)],
      [w.inPreparation, labels(inPreparation)],
      [w.inNoReport, labels(inNoReport)],
      [w.productsIn, names(included)],
      [w.productsOut, names(excluded)],
    ]),
    words(system.description),
  ]);
}

function contactsSection(sources: Sources): Block {
  const { company, contacts } = sources.content;
  const { overview: w, frame } = interfaceWords();
  return section(2, w.contacts, [
    facts([
      [w.company, plain(`${company.legalName}${company.address ? `, ${company.address}` : ''}`)],
      [w.security, plain(company.securityEmail)],
      [w.privacy, plain(company.privacyEmail)],
      [w.support, plain(contacts.support)],
      [w.disclosure, contacts.policy && address(contacts.policy)],
      [frame.serviceStatus, contacts.statusPage && address(contacts.statusPage)],
      [w.requests, address(requestUrl(null, sources))],
    ]),
  ]);
}
