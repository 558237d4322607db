import { categoryLabels, frameworkLabel, listed } from '#site/labels.ts';
import { type OverviewSystem, type OverviewView, overviewView } from '#site/overview-view.ts';
import { siteTitle } from '#site/site-title.ts';
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
  return { path, title, note: 'What is attested, in scope and not claimed', changed: null, twin };
}

function overviewBlocks(view: OverviewView, sources: Sources): readonly Block[] {
  const { content } = sources;
  const reports = [...(view.lead ? [view.lead] : []), ...view.otherReports];
  return [
    words(content.company.description),
    section(2, 'Reports', [list(reports.map((report) => reportLine(report, sources)))]),
    ...view.systems.map((system) => systemSection(system, view.systems.length > 1)),
    section(2, 'Key facts', [
      facts(
        view.keyFacts.map(({ label, value, control, controlId }) => [
          plain(label) ?? '',
          `${plain(value)}${control && controlId ? ` (${entryLink(controlId, 'controls', control, sources)})` : ''}`,
        ]),
      ),
    ]),
    section(2, 'Not claimed', [
      facts(content.notClaimed.map(({ framework, note }) => [frameworkLabel(framework), plain(note)])),
    ]),
    section(2, 'Documents', [list(view.documents.map((document) => documentLine(document, sources)))]),
    section(2, 'Latest updates', [list(view.updates.map((update) => updateLine(update, sources)))]),
    section(2, 'Dates ahead', [
      list(view.ahead.map(({ day, words: text, href }) => `${day}: ${link(text, sources.url(href))}`)),
    ]),
    contactsSection(sources),
  ];
}

function systemSection(
  { system, counts, included, excluded, attested, inPreparation }: OverviewSystem,
  isNamed: boolean,
): Block {
  const labels = (categories: typeof attested) =>
    listed(categories.map((one) => categoryLabels[one])) || null;
  const names = (products: typeof included) => plain(listed(products.map(({ name }) => name)));
  return section(2, isNamed ? `Scope: ${system.id}` : 'Scope', [
    words(`${counts.documented} of ${counts.inScope} in-scope criteria have documented controls mapped.`),
    facts([
      ['In the current report', labels(attested)],
      ['In preparation, in no report yet', labels(inPreparation)],
      ['Products in scope', names(included)],
      ['Products not in scope', names(excluded)],
    ]),
    words(system.description),
  ]);
}

function contactsSection(sources: Sources): Block {
  const { company, contacts } = sources.content;
  return section(2, 'Contacts', [
    facts([
      ['Company', plain(`${company.legalName}${company.address ? `, ${company.address}` : ''}`)],
      ['Security', plain(company.securityEmail)],
      ['Privacy', plain(company.privacyEmail)],
      ['Support', plain(contacts.support)],
      ['Vulnerability disclosure', contacts.policy && address(contacts.policy)],
      ['Service status', contacts.statusPage && address(contacts.statusPage)],
      ['Requests for documents', address(requestUrl(null, sources))],
    ]),
  ]);
}
