import type { Anchor } from '#domain/gate/audit-chain.ts';
import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { type AcceptanceForm, acceptAgreement } from './accept-agreement.ts';
import { signAnchor } from './anchor-audit.ts';
import { answerQuestion } from './answer-question.ts';
import { applyRetention } from './apply-retention.ts';
import { approveRequests } from './approve-requests.ts';
import { chooseOwnLanguage, chooseRequesterLanguage } from './choose-language.ts';
import { confirmProviderSignIn } from './confirm-provider-sign-in.ts';
import { confirmStaffSignIn } from './confirm-staff-sign-in.ts';
import { type Decision, decideRequest } from './decide-request.ts';
import { deliverOutbox } from './deliver-outbox.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';
import type { MessageState } from './delivery-queue.ts';
import { checkDownload, downloadDocument } from './download-document.ts';
import { checkWorksheet, downloadWorksheet } from './download-worksheet.ts';
import { changeStaff, showStaff } from './end-staff.ts';
import { type Erasure, erasePerson } from './erase-person.ts';
import { type ExportFormat, exportAudit } from './export-audit.ts';
import { countPerson, exportOwnData, exportPerson } from './export-person.ts';
import { extendGrant } from './extend-grant.ts';
import { followUp } from './follow-up.ts';
import { defaultGateSettings, type GateSettings, type RequestContext } from './gate-parts.ts';
import { invite } from './invite.ts';
import { type HouseMemory, keepHouse } from './keep-house.ts';
import { listCompanies } from './list-companies.ts';
import { listInvitations, showInvitation } from './list-invitations.ts';
import { listRequests } from './list-requests.ts';
import { manageInvitation } from './manage-invitation.ts';
import { manageMessage } from './manage-message.ts';
import { manageWebhooks, showWebhooks } from './manage-webhooks.ts';
import type { GatePorts } from './ports.ts';
import { asksForWork, offerWork } from './prove-work.ts';
import { checkText, readText } from './read-text.ts';
import { renewAccess, showRenewal } from './renew-access.ts';
import { renewOwnAccess } from './renew-own-access.ts';
import { requestSignIn, requestStaffSignIn } from './request-sign-in.ts';
import { resendMail } from './resend-mail.ts';
import { revokeGrant } from './revoke-grant.ts';
import { showAccess } from './show-access.ts';
import { showAgreement } from './show-agreement.ts';
import {
  findCertificate,
  listOwnAgreements,
  showOwnAgreement,
  showStaffAgreement,
} from './show-agreement-record.ts';
import { type AuditMemory, type AuditPage, showAudit, showOutbox } from './show-audit.ts';
import { showCompany } from './show-company.ts';
import { showOffer } from './show-offer.ts';
import { showRequest } from './show-request.ts';
import { showStaffMenu } from './show-staff-menu.ts';
import { endAtProvider, showStaffSignIn } from './show-staff-sign-in.ts';
import { showStatus } from './show-status.ts';
import { showVerification } from './show-verification.ts';
import { signOut } from './sign-out.ts';
import type { StaffCaller } from './staff-access.ts';
import { startProviderSignIn } from './start-provider-sign-in.ts';
import { openInvitation, submitInvited } from './submit-invited.ts';
import { type RequestForm, submitRequest } from './submit-request.ts';
import {
  confirmSubscription,
  type SubscriptionForm,
  showSubscriptionProof,
  showTopics,
  subscribe,
} from './subscribe.ts';
import { traceCopy } from './trace-copy.ts';
import { mayTraceLeak, traceLeak } from './trace-leak.ts';
import { changeSubscription, showSubscription } from './unsubscribe.ts';
import { verifyAudit } from './verify-audit.ts';
import { verifyByCode, verifyByLink } from './verify-email.ts';
import { withdrawRequest } from './withdraw-request.ts';

export type Gate = ReturnType<typeof createGate>;

type Context = RequestContext;
type Own<Extra = unknown> = Readonly<{ session: string | undefined; requestId: string }> & Extra;
type ByStaff<Extra = unknown> = Readonly<{ caller: StaffCaller; requestId: string }> & Extra;

/**
 * The gate: every use-case, bound to its ports, the build's catalogue and its settings. `session`, `flow` and `token`
 * are what the browser sent, unchecked; every function checks them anew. Refusals are values; a thrown error is an
 * outage or a bug, and then nothing was written.
 */
export function createGate(
  ports: GatePorts,
  catalogue: GateCatalogue,
  settings: GateSettings = defaultGateSettings,
) {
  const parts = { ports, catalogue, settings };
  const audit: AuditMemory = { verified: null };
  const house: HouseMemory = { retainedAt: null };
  const offer = showOffer(parts);
  return {
    // Visitors
    showOffer: () => offer,
    offerWork: () => offerWork(parts),
    asksForWork: () => asksForWork(parts),
    submitRequest: (context: Context, form: RequestForm) => submitRequest(parts, context, form),
    listOwnAgreements: (session: string | undefined) => listOwnAgreements(parts, session),
    showOwnAgreement: (input: Parameters<typeof showOwnAgreement>[1]) => showOwnAgreement(parts, input),
    ownCertificate: async (input: Parameters<typeof showOwnAgreement>[1]) =>
      findCertificate(parts, await showOwnAgreement(parts, input)),
    exportOwnData: (session: string | undefined) => exportOwnData(parts, session),
    requestSignIn: (context: Context, email: string) => requestSignIn(parts, context, email),
    showVerification: (token: string) => showVerification(parts, token),
    verifyByLink: (context: Context, token: string) => verifyByLink(parts, context, token),
    verifyByCode: (context: Context, input: Readonly<{ flow: string | undefined; code: string }>) =>
      verifyByCode(parts, context, input),
    openInvitation: (token: string) => openInvitation(parts, token),
    submitInvited: (context: Context, input: Parameters<typeof submitInvited>[2]) =>
      submitInvited(parts, context, input),
    showRenewal: (token: string) => showRenewal(parts, token),
    renewAccess: (context: Context, token: string) => renewAccess(parts, context, token),
    showTopics: () => showTopics(parts),
    subscribe: (context: Context, form: SubscriptionForm) => subscribe(parts, context, form),
    showSubscriptionProof: (token: string) => showSubscriptionProof(parts, token),
    confirmSubscription: (context: Context, token: string) => confirmSubscription(parts, context, token),
    showSubscription: (token: string) => showSubscription(parts, token),
    changeSubscription: (context: Context, input: Parameters<typeof changeSubscription>[2]) =>
      changeSubscription(parts, context, input),
    // Requesters
    showStatus: (session: string | undefined) => showStatus(parts, session),
    chooseOwnLanguage: (context: Context, input: Parameters<typeof chooseOwnLanguage>[2]) =>
      chooseOwnLanguage(parts, context, input),
    showAgreement: (input: Own) => showAgreement(parts, input),
    acceptAgreement: (context: Context, form: AcceptanceForm) => acceptAgreement(parts, context, form),
    answerQuestion: (context: Context, input: Own<{ answer: string }>) =>
      answerQuestion(parts, context, input),
    withdrawRequest: (context: Context, input: Own) => withdrawRequest(parts, context, input),
    showAccess: (session: string | undefined) => showAccess(parts, session),
    renewOwnAccess: (context: Context, input: Own) => renewOwnAccess(parts, context, input),
    checkDownload: (input: Readonly<{ session: string | undefined; documentId: string }>) =>
      checkDownload(parts, input),
    downloadDocument: (
      context: Context,
      input: Readonly<{ session: string | undefined; documentId: string }>,
    ) => downloadDocument(parts, context, input),
    checkWorksheet: (input: Parameters<typeof checkWorksheet>[1]) => checkWorksheet(parts, input),
    downloadWorksheet: (context: Context, input: Parameters<typeof downloadWorksheet>[2]) =>
      downloadWorksheet(parts, context, input),
    checkText: (input: Readonly<{ session: string | undefined; documentId: string }>) =>
      checkText(parts, input),
    readText: (context: Context, input: Readonly<{ session: string | undefined; documentId: string }>) =>
      readText(parts, context, input),
    // Staff
    requestStaffSignIn: (context: Context, email: string) => requestStaffSignIn(parts, context, email),
    confirmStaffSignIn: (context: Context, input: Readonly<{ token: string; flow: string | undefined }>) =>
      confirmStaffSignIn(parts, context, input),
    showStaffSignIn: () => showStaffSignIn(parts),
    endAtProvider: () => endAtProvider(parts),
    startProviderSignIn: () => startProviderSignIn(parts),
    confirmProviderSignIn: (context: Context, input: Readonly<{ query: string; flow: string | undefined }>) =>
      confirmProviderSignIn(parts, context, input),
    listRequests: (input: Parameters<typeof listRequests>[1]) => listRequests(parts, input),
    showRequest: (input: ByStaff) => showRequest(parts, input),
    decideRequest: (context: Context, input: ByStaff<{ decision: Decision }>) =>
      decideRequest(parts, context, input),
    revokeGrant: (context: Context, input: ByStaff<{ documents?: readonly string[]; reason: string }>) =>
      revokeGrant(parts, context, input),
    approveRequests: (context: Context, input: Parameters<typeof approveRequests>[2]) =>
      approveRequests(parts, context, input),
    extendGrant: (context: Context, input: Parameters<typeof extendGrant>[2]) =>
      extendGrant(parts, context, input),
    resendMail: (context: Context, input: ByStaff) => resendMail(parts, context, input),
    chooseRequesterLanguage: (context: Context, input: ByStaff<{ language: string }>) =>
      chooseRequesterLanguage(parts, context, input),
    invite: (context: Context, input: Parameters<typeof invite>[2]) => invite(parts, context, input),
    manageInvitation: (context: Context, input: Parameters<typeof manageInvitation>[2]) =>
      manageInvitation(parts, context, input),
    listInvitations: (input: Parameters<typeof listInvitations>[1]) => listInvitations(parts, input),
    showInvitation: (input: Parameters<typeof showInvitation>[1]) => showInvitation(parts, input),
    listCompanies: (input: Parameters<typeof listCompanies>[1]) => listCompanies(parts, input),
    showCompany: (input: Parameters<typeof showCompany>[1]) => showCompany(parts, input),
    showStaffMenu: (caller: StaffCaller) => showStaffMenu(parts, caller),
    showStaff: (caller: StaffCaller) => showStaff(parts, caller),
    changeStaff: (context: Context, input: Parameters<typeof changeStaff>[2]) =>
      changeStaff(parts, context, input),
    manageMessage: (context: Context, input: Parameters<typeof manageMessage>[2]) =>
      manageMessage(parts, context, input),
    showWebhooks: (caller: StaffCaller, state?: MessageState) => showWebhooks(parts, caller, state),
    manageWebhooks: (context: Context, input: Parameters<typeof manageWebhooks>[2]) =>
      manageWebhooks(parts, context, input),
    showStaffAgreement: (input: Parameters<typeof showStaffAgreement>[1]) => showStaffAgreement(parts, input),
    staffCertificate: async (input: Parameters<typeof showStaffAgreement>[1]) =>
      findCertificate(parts, await showStaffAgreement(parts, input)),
    countPerson: (input: Parameters<typeof countPerson>[1]) => countPerson(parts, input),
    exportPerson: (input: Parameters<typeof exportPerson>[1]) => exportPerson(parts, input),
    erasePerson: (context: Context | undefined, input: Erasure) => erasePerson(parts, context, input),
    traceCopy: (input: Readonly<{ caller: StaffCaller; copyId: string }>) => traceCopy(parts, input),
    mayTraceLeak: (session: string | undefined) => mayTraceLeak(parts, session),
    traceLeak: (context: Context, input: Parameters<typeof traceLeak>[2]) => traceLeak(parts, context, input),
    showAudit: (caller: StaffCaller, page: Omit<AuditPage, 'caller'> = {}) =>
      showAudit(parts, audit, { ...page, caller }),
    showOutbox: (caller: StaffCaller, state?: MessageState) => showOutbox(parts, caller, state),
    // Both
    signOut: (
      context: Context,
      input: Readonly<{ kind: 'requester' | 'staff'; session: string | undefined }>,
    ) => signOut(parts, context, input),
    // The operator: server loops and command line; never bound to a route
    verifyAudit: (...anchors: readonly Anchor[]) => verifyAudit(parts, anchors),
    signAnchor: () => signAnchor(parts),
    applyRetention: (options?: Parameters<typeof applyRetention>[1]) => applyRetention(parts, options),
    exportAudit: (format: ExportFormat) => exportAudit(parts, format),
    deliverOutbox: () => deliverOutbox(parts),
    deliverWebhooks: () => deliverWebhooks(parts),
    followUp: () => followUp(parts),
    keepHouse: () => keepHouse(parts, house),
  };
}
