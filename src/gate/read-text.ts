import type { GateParts, RequestContext } from './gate-parts.ts';
import { issueCopy, mayHaveCopy } from './issue-copy.ts';
import { limitRate } from './limit-rate.ts';
import type { Transaction } from './ports.ts';
import { newCopyId } from './secrets.ts';
import { touchSession } from './sessions.ts';

export type TextOutcome =
  | { readonly kind: 'text'; readonly view: TextView }
  | { readonly kind: 'agreement-needed'; readonly requestId: string }
  | { readonly kind: 'not-found' | 'sign-in' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/** A gated text with what its page says about its reader. */
export interface TextView {
  readonly title: string;
  readonly version: string;
  readonly date: string;
  /** Its language, where it is not the site's. */
  readonly locale: string | null;
  readonly html: string;
  readonly reader: { readonly name: string; readonly email: string; readonly company: string };
  readonly copyId: string;
  /** Epoch milliseconds. */
  readonly issuedAt: number;
}

/**
 * A gated text for somebody who may have it: a copy like that of a file, under the same checks and limits, logged before
 * it is shown. The page names its reader, and its copy id resolves to the grant.
 */
export async function readText(
  parts: GateParts,
  context: RequestContext,
  wanted: { readonly session: string | undefined; readonly documentId: string },
): Promise<TextOutcome> {
  const { ports } = parts;
  const first = await ports.store.read((tx) => check(parts, tx, wanted));
  if (first.kind !== 'allowed') return first;
  const limited = await limitRate(parts, 'download-by-address', first.session.email);
  if (limited.kind === 'limited') return { kind: 'too-many', retryAfterSeconds: limited.retryAfterSeconds };
  await touchSession(parts, first.session);
  const copy = { copyId: newCopyId(ports.random), issuedAt: ports.clock.now() };
  const outcome = await ports.store.transaction(async (tx): Promise<TextOutcome> => {
    const again = await check(parts, tx, wanted);
    if (again.kind !== 'allowed') return again;
    const { request, access, text } = again;
    await issueCopy(parts, tx, context, { ...again, access: { ...access, document: text } }, copy);
    const { title, version, date, locale = null, html } = text;
    const { name, email, company } = request;
    return {
      kind: 'text',
      view: { title, version, date, locale, html, reader: { name, email, company }, ...copy },
    };
  });
  if (outcome.kind === 'text') ports.wakeDelivery();
  return outcome;
}

/** Whether a text could be read, for HEAD: nothing is issued or logged. */
export function checkText(
  parts: GateParts,
  wanted: { readonly session: string | undefined; readonly documentId: string },
): Promise<'allowed' | Exclude<TextOutcome['kind'], 'text'>> {
  return parts.ports.store.read(async (tx) => (await check(parts, tx, wanted)).kind);
}

async function check(
  parts: GateParts,
  tx: Transaction,
  { session, documentId }: { readonly session: string | undefined; readonly documentId: string },
) {
  const allowed = await mayHaveCopy(parts, tx, session, documentId);
  if (allowed.kind !== 'allowed') return allowed;
  const text = parts.catalogue.texts.find(({ id }) => id === documentId);
  return text ? { ...allowed, text } : ({ kind: 'not-found' } as const);
}
