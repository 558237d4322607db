import { isOpen, type RequestStatus } from '#domain/gate/access-request.ts';
import type { PersonLanguage } from '#domain/gate/person-language.ts';
import { loadCase, titlesOf } from './case-file.ts';
import type { GateParts } from './gate-parts.ts';
import { mailLanguage } from './mail-words/mail-words.ts';
import type { Transaction } from './ports.ts';
import type { RequestRecord } from './records.ts';
import { statusAt } from './request-status.ts';
import { personSite } from './requester-site.ts';
import { findSession, touchSession } from './sessions.ts';
import { nextAgreement } from './show-agreement.ts';

/** One of the visitor's requests, with what comes next. */
export interface OwnRequest {
  readonly id: string;
  readonly status: RequestStatus;
  readonly submittedAt: number;
  readonly decidedAt: number | null;
  readonly documents: readonly string[];
  readonly toSign: boolean;
  readonly question: string | null;
  readonly reason: string | null;
  readonly canWithdraw: boolean;
}

export type StatusShown =
  | {
      readonly kind: 'status';
      readonly email: string;
      /** In which mails are written to this person. */
      readonly language: PersonLanguage;
      readonly requests: readonly OwnRequest[];
    }
  | { readonly kind: 'sign-in' };

/** The visitor's own requests, newest first. Ones that were never confirmed are nobody's. */
export async function showStatus(parts: GateParts, token: string | undefined): Promise<StatusShown> {
  const found = await parts.ports.store.read(async (tx) => {
    const session = await findSession(parts, tx, 'requester', token);
    if (!session) return null;
    const requests = await tx.requests.listByEmail(session.email);
    const own: OwnRequest[] = [];
    for (const request of requests) {
      if (request.verifiedAt !== null) own.push(await ownRequest(parts, tx, request));
    }
    const { language } = mailLanguage((await personSite(parts, tx, session.email)).locale);
    return { session, own, language };
  });
  if (!found) return { kind: 'sign-in' };
  await touchSession(parts, found.session);
  return { kind: 'status', email: found.session.email, language: found.language, requests: found.own };
}

async function ownRequest(parts: GateParts, tx: Transaction, request: RequestRecord): Promise<OwnRequest> {
  const file = await loadCase(tx, request);
  return {
    id: request.id,
    status: statusAt(request, file.grants, parts.ports.clock.now()),
    submittedAt: request.submittedAt,
    decidedAt: request.decidedAt,
    documents: titlesOf(parts.catalogue, file.documentIds),
    toSign: nextAgreement(parts, file) !== null,
    question: request.status === 'more-info' ? request.question : null,
    reason: request.status === 'denied' || request.status === 'revoked' ? request.reason : null,
    canWithdraw: isOpen(request.status),
  };
}
