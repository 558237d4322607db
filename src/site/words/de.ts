import { accessibility } from './de/accessibility.ts';
import { claims } from './de/claims.ts';
import { controlPages } from './de/control-pages.ts';
import { criterionGuide } from './de/criterion-guide.ts';
import { criterionPages } from './de/criterion-pages.ts';
import { dataPage } from './de/data-page.ts';
import { documentPages } from './de/document-pages.ts';
import { exports } from './de/exports.ts';
import { faqPages } from './de/faq-pages.ts';
import { frameworks } from './de/frameworks.ts';
import { gatePages } from './de/gate-pages.ts';
import { historyPages } from './de/history-pages.ts';
import { howToRead } from './de/how-to-read.ts';
import { invitationPage } from './de/invitation-page.ts';
import { matrix } from './de/matrix.ts';
import { overviewPage } from './de/overview-page.ts';
import { privacyPages } from './de/privacy-pages.ts';
import { reportPages } from './de/report-pages.ts';
import { searchPage } from './de/search-page.ts';
import { securityContact } from './de/security-contact.ts';
import { sharedWords } from './de/shared-words.ts';
import { staffPages } from './de/staff-pages.ts';
import { staffSignInPage } from './de/staff-sign-in.ts';
import { subprocessorPages } from './de/subprocessor-pages.ts';
import { subscription } from './de/subscription.ts';
import { updatePages } from './de/update-pages.ts';
import { vendorSummary } from './de/vendor-summary.ts';
import type { Words } from './words.ts';

/** Every word of the public pages in German. The type makes it complete. */
export const de: Words = {
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
