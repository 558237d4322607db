import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { grantStatus } from '#domain/gate/grant.ts';
import { type CaseFile, titlesOf } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { limitRate } from './limit-rate.ts';
import { accessMail, approvedMail, type Mail } from './mails.ts';
import { openCase } from './open-case.ts';
import { recordEvent } from './record-event.ts';
import { requesterSite } from './requester-site.ts';
import { sendMessage } from './send-message.ts';
import type { StaffCaller, StaffDenied } from './staff-access.ts';
import { unlessRefused } from './unless-refused.ts';

export type ResendOutcome =
  | { readonly kind: 'resent' }
  | { readonly kind: 'refused'; readonly code: 'nothing-to-send' | 'too-many'; readonly message: string }
  | { readonly kind: 'not-found' }
  | StaffDenied;

/** Sends the mail again that says what a person has, or what is left to do for it. It holds no secret. */
export async function resendMail(
  parts: GateParts,
  context: RequestContext,
  { caller, requestId }: { readonly caller: StaffCaller; readonly requestId: string },
): Promise<ResendOutcome> {
  const { ports } = parts;
  const limited = await limitRate(parts, 'resend-by-request', requestId);
  const outcome = await unlessRefused(ports.store, async (tx): Promise<ResendOutcome> => {
    const opened = await openCase(parts, tx, { caller, requestId });
    if (opened.kind !== 'case') return opened;
    const { file, staff } = opened;
    if (limited.kind === 'limited') return tooMany;
    const mail = mailFor(parts, await requesterSite(parts, tx, requestId), file);
    if (!mail) return nothingToSend;
    await sendMessage(parts, tx, { kind: 'access-resent', to: file.request.email, mail, requestId });
    await recordEvent(parts, tx, {
      event: 'mail-resent',
      actor: { kind: 'staff', email: staff.email },
      request: requestId,
      data: { via: staff.via },
      context,
    });
    return { kind: 'resent' };
  });
  if (outcome.kind === 'resent') ports.wakeDelivery();
  return outcome;
}

function mailFor(
  { ports, catalogue }: GateParts,
  site: GateCatalogue['site'],
  { request, grants }: CaseFile,
): Mail | null {
  const now = ports.clock.now();
  const having = (status: string) => grants.filter((grant) => grantStatus(grant, now) === status);
  const titleOf = (id: string) => titlesOf(catalogue, [id])[0] ?? id;
  const running = having('active').flatMap(({ documentId, expiresAt }) =>
    expiresAt === null ? [] : [{ title: titleOf(documentId), until: expiresAt }],
  );
  if (running.length > 0) return accessMail(site, request, running);
  const waiting = having('waiting').map(({ documentId, days }) => ({ title: titleOf(documentId), days }));
  return waiting.length > 0 ? approvedMail(site, request, waiting) : null;
}

const nothingToSend: ResendOutcome = {
  kind: 'refused',
  code: 'nothing-to-send',
  message: 'This request has no running or waiting access to write about.',
};

const tooMany: ResendOutcome = {
  kind: 'refused',
  code: 'too-many',
  message: 'This mail has been sent several times within the hour. Wait, and ask whether it lies in spam.',
};
