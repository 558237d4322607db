import type { Rule } from './rule.ts';
import { agreementChanged } from './rules/agreement-changed.ts';
import { agreementEffective } from './rules/agreement-effective.ts';
import { agreementGoverns } from './rules/agreement-governs.ts';
import { agreementReaccept } from './rules/agreement-reaccept.ts';
import { agreementSections } from './rules/agreement-sections.ts';
import { approvalDelegate } from './rules/approval-delegate.ts';
import { autoApproveDomain } from './rules/auto-approve-domain.ts';
import { bridgeLetter } from './rules/bridge-letter.ts';
import { carveOut } from './rules/carve-out.ts';
import { carveOutMethod } from './rules/carve-out-method.ts';
import { certificateDates } from './rules/certificate-dates.ts';
import { claimContradiction } from './rules/claim-contradiction.ts';
import { componentReference } from './rules/component-reference.ts';
import { controlPolicy } from './rules/control-policy.ts';
import { controlReview } from './rules/control-review.ts';
import { countryCode } from './rules/country-code.ts';
import { criterionCoverage } from './rules/criterion-coverage.ts';
import { documentChanged } from './rules/document-changed.ts';
import { documentExpiry } from './rules/document-expiry.ts';
import { documentedControl } from './rules/documented-control.ts';
import { evidenceCadence } from './rules/evidence-cadence.ts';
import { expiredSuppression } from './rules/expired-suppression.ts';
import { factControl } from './rules/fact-control.ts';
import { futureDate } from './rules/future-date.ts';
import { gateApprover } from './rules/gate-approver.ts';
import { gatedFile } from './rules/gated-file.ts';
import { gatedTextRepeated } from './rules/gated-text-repeated.ts';
import { grantDays } from './rules/grant-days.ts';
import { headingOrder } from './rules/heading-order.ts';
import { imageAlt } from './rules/image-alt.ts';
import { internalLink } from './rules/internal-link.ts';
import { knownCriterion } from './rules/known-criterion.ts';
import { knownFramework } from './rules/known-framework.ts';
import { knownFrameworkReference } from './rules/known-framework-reference.ts';
import { knownReference } from './rules/known-reference.ts';
import { linkScheme } from './rules/link-scheme.ts';
import { notApplicable } from './rules/not-applicable.ts';
import { opinionBasis } from './rules/opinion-basis.ts';
import { opinionVisibility } from './rules/opinion-visibility.ts';
import { orphanControl } from './rules/orphan-control.ts';
import { orphanPolicy } from './rules/orphan-policy.ts';
import { penTestAge } from './rules/pen-test-age.ts';
import { personalData } from './rules/personal-data.ts';
import { pointOfFocusReference } from './rules/point-of-focus-reference.ts';
import { pointsOfFocusCoverage } from './rules/points-of-focus-coverage.ts';
import { policyChanged } from './rules/policy-changed.ts';
import { policyReview } from './rules/policy-review.ts';
import { publishedCriterion } from './rules/published-criterion.ts';
import { rawHtml } from './rules/raw-html.ts';
import { referenceSpelling } from './rules/reference-spelling.ts';
import { reportAge } from './rules/report-age.ts';
import { reportCategories } from './rules/report-categories.ts';
import { reportCriteria } from './rules/report-criteria.ts';
import { reportDates } from './rules/report-dates.ts';
import { resultsInSummary } from './rules/results-in-summary.ts';
import { scopeFramework } from './rules/scope-framework.ts';
import { secret } from './rules/secret.ts';
import { securityCategory } from './rules/security-category.ts';
import { securityTxtExpiry } from './rules/security-txt-expiry.ts';
import { subprocessorNotice } from './rules/subprocessor-notice.ts';
import { subprocessorTransfers } from './rules/subprocessor-transfers.ts';
import { templateToken } from './rules/template-token.ts';
import { trademarkMention } from './rules/trademark-mention.ts';
import { typeNumerals } from './rules/type-numerals.ts';
import { typographicQuotes } from './rules/typographic-quotes.ts';
import { uniqueId } from './rules/unique-id.ts';
import { uselessSuppression } from './rules/useless-suppression.ts';
import { vaultDocument } from './rules/vault-document.ts';
import { vaultFile } from './rules/vault-file.ts';
import { vaultRecipients } from './rules/vault-recipients.ts';
import { wording } from './rules/wording.ts';

/** The rules that look at content, in the order of the documentation. */
const contentRules: readonly Rule[] = [
  scopeFramework,
  uniqueId,
  knownCriterion,
  knownReference,
  criterionCoverage,
  documentedControl,
  reportDates,
  bridgeLetter,
  gatedFile,
  vaultFile,
  vaultDocument,
  vaultRecipients,
  rawHtml,
  knownFramework,
  knownFrameworkReference,
  pointOfFocusReference,
  componentReference,
  securityCategory,
  notApplicable,
  carveOut,
  publishedCriterion,
  pointsOfFocusCoverage,
  orphanControl,
  orphanPolicy,
  controlPolicy,
  opinionBasis,
  opinionVisibility,
  reportCriteria,
  reportAge,
  reportCategories,
  carveOutMethod,
  certificateDates,
  resultsInSummary,
  policyReview,
  controlReview,
  evidenceCadence,
  penTestAge,
  documentExpiry,
  securityTxtExpiry,
  futureDate,
  subprocessorNotice,
  subprocessorTransfers,
  countryCode,
  agreementChanged,
  agreementEffective,
  agreementReaccept,
  agreementGoverns,
  agreementSections,
  policyChanged,
  documentChanged,
  wording,
  typeNumerals,
  trademarkMention,
  templateToken,
  internalLink,
  linkScheme,
  imageAlt,
  headingOrder,
  secret,
  personalData,
  gatedTextRepeated,
  claimContradiction,
  factControl,
  gateApprover,
  approvalDelegate,
  grantDays,
  autoApproveDomain,
  referenceSpelling,
  typographicQuotes,
  expiredSuppression,
];

/** Every rule, in the order of the documentation. */
export const allRules: readonly Rule[] = [...contentRules, uselessSuppression(contentRules)];
