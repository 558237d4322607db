import { grantStatus } from '#domain/gate/grant.ts';
import { isFile, titlesOf } from './case-file.ts';
import { documentAccess } from './document-access.ts';
import type { GateParts } from './gate-parts.ts';
import { type OwnRenewal, ownRenewals } from './renew-own-access.ts';
import { findSession, touchSession } from './sessions.ts';

/** A document that this person may have now. */
export interface AccessibleDocument {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly version: string;
  readonly date: string;
  /** The file to download; null: there is a text alone. */
  readonly file: { readonly pages: number; readonly bytes: number } | null;
  /** Whether there is a text to read at `/access/texts/ID`. */
  readonly hasText: boolean;
  readonly requestId: string;
  /** How many expectations of the report its worksheet lists; 0: it has none. */
  readonly expectations: number;
  readonly until: number;
  /** The text has changed since it was accepted: it has to be accepted again before the next download. */
  readonly agreementNeeded: boolean;
  readonly agreement: {
    readonly title: string;
    readonly version: string;
    readonly acceptedAt: number | null;
  };
}

export interface EndedAccess {
  readonly title: string;
  readonly how: 'expired' | 'revoked';
  readonly at: number;
}

export type AccessShown =
  | {
      readonly kind: 'access';
      readonly email: string;
      readonly documents: readonly AccessibleDocument[];
      readonly ended: readonly EndedAccess[];
      /** What ends soon or ended a while ago, and can be asked for again. */
      readonly renewals: readonly OwnRenewal[];
    }
  | { readonly kind: 'sign-in' };

/** What this person may read, until when and under which agreement; and what has ended. */
export async function showAccess(parts: GateParts, token: string | undefined): Promise<AccessShown> {
  const { ports, catalogue } = parts;
  const now = ports.clock.now();
  const found = await ports.store.read(async (tx) => {
    const session = await findSession(parts, tx, 'requester', token);
    if (!session) return null;
    const grants = await tx.grants.listByEmail(session.email);
    const acceptances = await tx.acceptances.listByEmail(session.email);
    return { session, grants, acceptances, renewals: await ownRenewals(parts, tx, grants) };
  });
  if (!found) return { kind: 'sign-in' };
  await touchSession(parts, found.session);
  const ids = [...new Set(found.grants.map(({ documentId }) => documentId))];
  const documents = ids.flatMap((id): AccessibleDocument[] => {
    const access = documentAccess(catalogue, id, found, now);
    if (access.kind === 'closed') return [];
    const { document, agreement, acceptance, grant } = access;
    const { title, kind, version, date } = document;
    return [
      {
        ...{ id, title, kind, version, date },
        file: isFile(document) ? { pages: document.pages, bytes: document.bytes } : null,
        hasText: catalogue.texts.some((text) => text.id === id),
        requestId: grant.requestId,
        expectations: (isFile(document) && document.worksheet?.expectations) || 0,
        until: grant.expiresAt,
        agreementNeeded: access.kind === 'agreement-needed',
        agreement: {
          title: agreement.title,
          version: acceptance?.version ?? agreement.version,
          acceptedAt: acceptance?.acceptedAt ?? null,
        },
      },
    ];
  });
  const open = new Set(documents.map(({ id }) => id));
  const ended = found.grants.flatMap((grant): EndedAccess[] => {
    const how = grantStatus(grant, now);
    if (open.has(grant.documentId) || (how !== 'expired' && how !== 'revoked')) return [];
    const title = titlesOf(catalogue, [grant.documentId])[0] ?? grant.documentId;
    return [{ title, how, at: (how === 'revoked' ? grant.revokedAt : grant.expiresAt) ?? now }];
  });
  return { kind: 'access', email: found.session.email, documents, ended, renewals: found.renewals };
}
