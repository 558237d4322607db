import type { Anchor } from '#domain/gate/audit-chain.ts';
import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { type AcceptanceForm, acceptAgreement } from './accept-agreement.ts';
import { answerQuestion } from './answer-question.ts';
import { confirmStaffSignIn } from './confirm-staff-sign-in.ts';
import { type Decision, decideRequest } from './decide-request.ts';
import { deliverOutbox } from './deliver-outbox.ts';
import { checkDownload, downloadDocument } from './download-document.ts';
import { type ExportFormat, exportAudit } from './export-audit.ts';
import { defaultGateSettings, type GateSettings, type RequestContext } from './gate-parts.ts';
import { keepHouse } from './keep-house.ts';
import { listRequests } from './list-requests.ts';
import type { GatePorts } from './ports.ts';
import { requestSignIn, requestStaffSignIn } from './request-sign-in.ts';
import { revokeGrant } from './revoke-grant.ts';
import { showAccess } from './show-access.ts';
import { showAgreement } from './show-agreement.ts';
import { showAudit, showOutbox } from './show-audit.ts';
import { showOffer } from './show-offer.ts';
import { showRequest } from './show-request.ts';
import { showStatus } from './show-status.ts';
import { showVerification } from './show-verification.ts';
import { signOut } from './sign-out.ts';
import type { StaffCaller } from './staff-access.ts';
import { type RequestForm, submitRequest } from './submit-request.ts';
import { traceCopy } from './trace-copy.ts';
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
  return {
    // Visitors
    showOffer: () => showOffer(parts),
    submitRequest: (context: Context, form: RequestForm) => submitRequest(parts, context, form),
    requestSignIn: (context: Context, email: string) => requestSignIn(parts, context, email),
    showVerification: (token: string) => showVerification(parts, token),
    verifyByLink: (context: Context, token: string) => verifyByLink(parts, context, token),
    verifyByCode: (context: Context, input: Readonly<{ flow: string | undefined; code: string }>) =>
      verifyByCode(parts, context, input),
    // Requesters
    showStatus: (session: string | undefined) => showStatus(parts, session),
    showAgreement: (input: Own) => showAgreement(parts, input),
    acceptAgreement: (context: Context, form: AcceptanceForm) => acceptAgreement(parts, context, form),
    answerQuestion: (context: Context, input: Own<{ answer: string }>) =>
      answerQuestion(parts, context, input),
    withdrawRequest: (context: Context, input: Own) => withdrawRequest(parts, context, input),
    showAccess: (session: string | undefined) => showAccess(parts, session),
    checkDownload: (input: Readonly<{ session: string | undefined; documentId: string }>) =>
      checkDownload(parts, input),
    downloadDocument: (
      context: Context,
      input: Readonly<{ session: string | undefined; documentId: string }>,
    ) => downloadDocument(parts, context, input),
    // Staff
    requestStaffSignIn: (context: Context, email: string) => requestStaffSignIn(parts, context, email),
    confirmStaffSignIn: (context: Context, input: Readonly<{ token: string; flow: string | undefined }>) =>
      confirmStaffSignIn(parts, context, input),
    listRequests: (input: Parameters<typeof listRequests>[1]) => listRequests(parts, input),
    showRequest: (input: ByStaff) => showRequest(parts, input),
    decideRequest: (context: Context, input: ByStaff<{ decision: Decision }>) =>
      decideRequest(parts, context, input),
    revokeGrant: (context: Context, input: ByStaff<{ documents?: readonly string[]; reason: string }>) =>
      revokeGrant(parts, context, input),
    traceCopy: (input: Readonly<{ caller: StaffCaller; copyId: string }>) => traceCopy(parts, input),
    showAudit: (caller: StaffCaller) => showAudit(parts, caller),
    showOutbox: (caller: StaffCaller) => showOutbox(parts, caller),
    // Both
    signOut: (
      context: Context,
      input: Readonly<{ kind: 'requester' | 'staff'; session: string | undefined }>,
    ) => signOut(parts, context, input),
    // The operator: server loops and command line; never bound to a route
    verifyAudit: (anchor?: Anchor) => verifyAudit(parts, anchor),
    exportAudit: (format: ExportFormat) => exportAudit(parts, format),
    deliverOutbox: () => deliverOutbox(parts),
    keepHouse: () => keepHouse(parts),
  };
}
