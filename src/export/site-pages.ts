import { interfaceWords } from '#site/words/interface-words.ts';
import type { Sources } from './sources.ts';
import { accessibilityPage } from './twins/accessibility-page.ts';
import { controlPages } from './twins/control-pages.ts';
import { criterionPages } from './twins/criterion-pages.ts';
import { dataPage } from './twins/data-page.ts';
import { documentPages } from './twins/document-pages.ts';
import { frameworkPages } from './twins/framework-pages.ts';
import { changesPage, policyHistoryPages } from './twins/history-pages.ts';
import { howToReadPage } from './twins/how-to-read-page.ts';
import { matrixPage } from './twins/matrix-page.ts';
import { overviewPage } from './twins/overview-page.ts';
import { policyPages } from './twins/policy-pages.ts';
import { questionPages } from './twins/question-pages.ts';
import { reportPages } from './twins/report-pages.ts';
import { securityContactPage } from './twins/security-contact-page.ts';
import type { SitePage } from './twins/site-page.ts';
import { productSubprocessorsPages, subprocessorsPage } from './twins/subprocessors-page.ts';
import { updatePages } from './twins/update-pages.ts';
import { vendorSummaryPage } from './twins/vendor-summary-page.ts';

/**
 * Every page that is to be found, in the order of the navigation: what the sitemap and llms.txt list and what has a Markdown
 * twin. A page that is added to `src/pages` has to be added here; e2e/machine-files.test.ts compares the two.
 */
export function sitePages(sources: Sources): readonly SitePage[] {
  return [
    overviewPage(sources),
    ...controlPages(sources),
    ...criterionPages(sources),
    matrixPage(sources),
    ...frameworkPages(sources),
    ...policyPages(sources),
    ...policyHistoryPages(sources),
    ...reportPages(sources),
    ...documentPages(sources),
    subprocessorsPage(sources),
    ...productSubprocessorsPages(sources),
    ...questionPages(sources),
    ...updatePages(sources),
    howToReadPage(sources),
    vendorSummaryPage(sources),
    accessibilityPage(sources),
    securityContactPage(sources),
    changesPage(sources),
    dataPage(sources),
    searchPage(),
  ];
}

function searchPage(): SitePage {
  const { search, llms } = interfaceWords();
  return { path: '/search/', title: search.title, note: llms.notes.search, changed: null, twin: null };
}
