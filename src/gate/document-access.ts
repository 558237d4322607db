import { isAccepted } from '#domain/gate/acceptance.ts';
import type { GateAgreement, GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { grantStatus } from '#domain/gate/grant.ts';
import { type ServedDocument, servedDocument } from './case-file.ts';
import type { AcceptanceRecord, GrantRecord } from './records.ts';

/** What a person may do with one document at this moment. */
export type DocumentAccess =
  | {
      readonly kind: 'open' | 'agreement-needed';
      readonly grant: GrantRecord & { readonly expiresAt: number };
      readonly document: ServedDocument;
      readonly agreement: GateAgreement;
      readonly acceptance: AcceptanceRecord | null;
    }
  | { readonly kind: 'closed' };

/**
 * The one place that decides on access: a running grant, a served document, its agreement accepted as it stands. Asked
 * again at every request; anything that is not there closes the document.
 */
export function documentAccess(
  catalogue: GateCatalogue,
  documentId: string,
  person: { readonly grants: readonly GrantRecord[]; readonly acceptances: readonly AcceptanceRecord[] },
  now: number,
): DocumentAccess {
  const document = servedDocument(catalogue, documentId);
  const agreement = catalogue.agreements.find(({ id }) => id === document?.agreement);
  const grant = latest(
    person.grants.filter((one) => one.documentId === documentId && grantStatus(one, now) === 'active'),
  );
  if (!document || !agreement || !grant) return { kind: 'closed' };
  const covering = person.acceptances.filter((acceptance) => isAccepted(agreement, [acceptance]));
  const kind = covering.length > 0 ? 'open' : 'agreement-needed';
  return { kind, grant, document, agreement, acceptance: covering.at(-1) ?? null };
}

/** Of several running grants the one that lasts longest. */
function latest(grants: readonly GrantRecord[]): (GrantRecord & { expiresAt: number }) | null {
  let found: (GrantRecord & { expiresAt: number }) | null = null;
  for (const { expiresAt, ...grant } of grants) {
    if (expiresAt !== null && (found === null || expiresAt > found.expiresAt))
      found = { ...grant, expiresAt };
  }
  return found;
}
