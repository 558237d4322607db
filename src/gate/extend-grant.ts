import { grantEnd, grantStatus } from '#domain/gate/grant.ts';
import { titlesOf } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { accessMail } from './mails.ts';
import { openCase } from './open-case.ts';
import { recordEvent } from './record-event.ts';
import type { GrantRecord } from './records.ts';
import { requesterSite } from './requester-site.ts';
import { sendMessage } from './send-message.ts';
import type { StaffCaller, StaffDenied } from './staff-access.ts';
import { unlessRefused } from './unless-refused.ts';

export type ExtendOutcome =
  | {
      readonly kind: 'extended';
      readonly grants: readonly { readonly documentId: string; readonly until: number }[];
    }
  | { readonly kind: 'refused'; readonly code: ExtendRefusal; readonly message: string }
  | { readonly kind: 'not-found' }
  | StaffDenied;

export type ExtendRefusal = 'own-request' | 'days-out-of-range' | 'nothing-to-extend';

/**
 * Lets running access last until so many days from now, where that is later than its end. What has expired or was revoked
 * needs a new decision. Nobody extends their own access, and no access outlasts `maxGrantDays` from the day of extension.
 */
export async function extendGrant(
  parts: GateParts,
  context: RequestContext,
  input: {
    readonly caller: StaffCaller;
    readonly requestId: string;
    /** Default: all that run. */
    readonly documents?: readonly string[];
    readonly days: number;
  },
): Promise<ExtendOutcome> {
  const { ports, catalogue } = parts;
  const outcome = await unlessRefused(ports.store, async (tx): Promise<ExtendOutcome> => {
    const opened = await openCase(parts, tx, input);
    if (opened.kind !== 'case') return opened;
    const { file, staff } = opened;
    const { email, id: requestId } = file.request;
    if (email === staff.email)
      return refusal('own-request', 'Nobody extends their own access. Ask another approver.');
    const { maxGrantDays } = catalogue.approval;
    if (!Number.isInteger(input.days) || input.days < 1 || input.days > maxGrantDays)
      return refusal('days-out-of-range', `Days from today: a whole number from 1 to ${maxGrantDays}.`);
    const now = ports.clock.now();
    const until = grantEnd(now, input.days);
    const extended: GrantRecord[] = [];
    for (const grant of file.grants) {
      if (grantStatus(grant, now) !== 'active' || grant.expiresAt === null || grant.expiresAt >= until)
        continue;
      if (input.documents && !input.documents.includes(grant.documentId)) continue;
      if (await tx.grants.extend(grant.id, grant.expiresAt, until)) extended.push(grant);
    }
    if (extended.length === 0)
      return refusal('nothing-to-extend', 'Nothing of this request runs that would end earlier.');
    await recordEvent(parts, tx, {
      event: 'grant-extended',
      actor: { kind: 'staff', email: staff.email },
      request: requestId,
      data: { grants: extended.map(({ id }) => id), until, via: staff.via },
      context,
    });
    const documents = extended.map(({ documentId }) => documentId);
    const titles = titlesOf(catalogue, documents).map((title) => ({ title, until }));
    const mail = accessMail(await requesterSite(parts, tx, requestId), file.request, titles);
    await sendMessage(parts, tx, { kind: 'grant-extended', to: email, mail, requestId });
    return { kind: 'extended', grants: documents.map((documentId) => ({ documentId, until })) };
  });
  if (outcome.kind === 'extended') ports.wakeDelivery();
  return outcome;
}

function refusal(code: ExtendRefusal, message: string): ExtendOutcome {
  return { kind: 'refused', code, message };
}
