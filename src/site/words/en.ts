import { accessibility } from './en/accessibility.ts';
import { claims } from './en/claims.ts';
import { controlPages } from './en/control-pages.ts';
import { criterionGuide } from './en/criterion-guide.ts';
import { criterionPages } from './en/criterion-pages.ts';
import { dataPage } from './en/data-page.ts';
import { documentPages } from './en/document-pages.ts';
import { exports } from './en/exports.ts';
import { faqPages } from './en/faq-pages.ts';
import { frameworks } from './en/frameworks.ts';
import { gatePages } from './en/gate-pages.ts';
import { historyPages } from './en/history-pages.ts';
import { howToRead } from './en/how-to-read.ts';
import { invitationPage } from './en/invitation-page.ts';
import { matrix } from './en/matrix.ts';
import { overviewPage } from './en/overview-page.ts';
import { privacyPages } from './en/privacy-pages.ts';
import { reportPages } from './en/report-pages.ts';
import { searchPage } from './en/search-page.ts';
import { securityContact } from './en/security-contact.ts';
import { sharedWords } from './en/shared-words.ts';
import { staffPages } from './en/staff-pages.ts';
import { staffSignInPage } from './en/staff-sign-in.ts';
import { subprocessorPages } from './en/subprocessor-pages.ts';
import { subscription } from './en/subscription.ts';
import { updatePages } from './en/update-pages.ts';
import { vendorSummary } from './en/vendor-summary.ts';

/**
 * Every word of the public pages in English, one section a page or component; `en/` holds them by page. Sentences with values in
 * them are functions, so that another language can order them in its own way. Company content is not here.
 */
export const en = {
  ...controlPages,
  ...criterionPages,
  ...dataPage,
  ...documentPages,
  ...faqPages,
  ...historyPages,
  ...overviewPage,
  ...reportPages,
  ...searchPage,
  ...sharedWords,
  ...staffSignInPage,
  ...subprocessorPages,
  ...updatePages,
  accessibility,
  claims,
  criterionGuide,
  exports,
  frameworks,
  gatePages,
  howToRead,
  invitationPage,
  matrix,
  privacyPages,
  securityContact,
  staffPages,
  subscription,
  vendorSummary,
};
