import { type PersonLanguage, readPersonLanguage } from '#domain/gate/person-language.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import { type Actor, recordEvent } from './record-event.ts';
import { findSession } from './sessions.ts';
import { authorizeStaff, type StaffCaller, type StaffDenied } from './staff-access.ts';

export type LanguageChosen =
  | { readonly kind: 'chosen'; readonly language: PersonLanguage }
  /** There are no mails in this language. */
  | { readonly kind: 'unknown-language' };

/** Somebody who is signed in chooses the language in which we write to them, from now on and about all their requests. */
export function chooseOwnLanguage(
  parts: GateParts,
  context: RequestContext,
  input: { readonly session: string | undefined; readonly language: string },
): Promise<LanguageChosen | { readonly kind: 'sign-in' }> {
  return parts.ports.store.transaction(async (tx) => {
    const session = await findSession(parts, tx, 'requester', input.session);
    if (!session) return { kind: 'sign-in' };
    const actor = { kind: 'requester', email: session.email } as const;
    return choose(parts, tx, context, { ...input, actor, email: session.email, requestId: null, via: null });
  });
}

/** Staff who decide correct the language of the person who made a request. */
export function chooseRequesterLanguage(
  parts: GateParts,
  context: RequestContext,
  input: { readonly caller: StaffCaller; readonly requestId: string; readonly language: string },
): Promise<LanguageChosen | { readonly kind: 'not-found' } | StaffDenied> {
  return parts.ports.store.transaction(async (tx) => {
    const allowed = await authorizeStaff(parts, tx, input.caller, 'decide');
    if (allowed.kind !== 'staff') return allowed;
    const request = await tx.requests.find(input.requestId);
    if (!request || request.verifiedAt === null) return { kind: 'not-found' };
    const { email, via } = allowed.staff;
    const actor = { kind: 'staff', email } as const;
    return choose(parts, tx, context, { ...input, actor, email: request.email, via });
  });
}

interface Choice {
  readonly actor: Actor;
  readonly email: string;
  readonly requestId: string | null;
  readonly via: string | null;
  readonly language: string;
}

async function choose(
  parts: GateParts,
  tx: Transaction,
  context: RequestContext,
  { actor, email, requestId, via, language: written }: Choice,
): Promise<LanguageChosen> {
  const language = readPersonLanguage(written);
  if (language === null) return { kind: 'unknown-language' };
  await tx.requests.chooseLanguage(email, language);
  const data = { language, ...(via === null ? {} : { via }) };
  await recordEvent(parts, tx, { event: 'language-chosen', actor, request: requestId, data, context });
  return { kind: 'chosen', language };
}
