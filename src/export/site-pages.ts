import type { Sources } from './sources.ts';
import { controlPages } from './twins/control-pages.ts';
import { criterionPages } from './twins/criterion-pages.ts';
import { documentPages } from './twins/document-pages.ts';
import { overviewPage } from './twins/overview-page.ts';
import { policyPages } from './twins/policy-pages.ts';
import { questionPages } from './twins/question-pages.ts';
import { reportPages } from './twins/report-pages.ts';
import type { SitePage } from './twins/site-page.ts';
import { subprocessorsPage } from './twins/subprocessors-page.ts';
import { updatePages } from './twins/update-pages.ts';

/**
 * Every page that is to be found, in the order of the navigation: what the sitemap and llms.txt list and what has a Markdown
 * twin. A page that is added to `src/pages` has to be added here; e2e/machine-files.test.ts compares the two.
 */
export function sitePages(sources: Sources): readonly SitePage[] {
  return [
    overviewPage(sources),
    ...controlPages(sources),
    ...criterionPages(sources),
    ...policyPages(sources),
    ...reportPages(sources),
    ...documentPages(sources),
    subprocessorsPage(sources),
    ...questionPages(sources),
    ...updatePages(sources),
    { path: '/search/', title: 'Search', note: null, changed: null, twin: null },
  ];
}
