import type { AuditEntry } from '#domain/gate/audit-chain.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import { recordHash } from './record-hash.ts';

/**
 * Empties what the log holds of a person beside its entries, with the salts, so that no hash of the log can be matched with a
 * guess any more. The hash of each acceptance that is kept as evidence stays.
 * @param entries of this person's requests: values that an older version wrote belong to nobody and are found by them
 * @returns number of values
 */
export async function eraseValuesOf(
  parts: GateParts,
  tx: Transaction,
  email: string,
  now: number,
  entries: readonly AuditEntry[] = [],
): Promise<number> {
  const address = await tx.audit.findPersonal('email', email, null);
  const own = address ? await tx.personalData.listValues(address.reference) : [];
  const older = await tx.audit.getAllPersonal([...new Set(entries.flatMap(ownReferences))]);
  const evidence = (await tx.acceptances.listByEmail(email)).map((record) => recordHash(parts, record));
  const kept = new Set(evidence);
  const references = [...own, ...older.filter(({ kind, subject }) => kind !== 'email' && subject === null)]
    .filter(({ value }) => value !== null && !kept.has(value))
    .map(({ reference }) => reference);
  return tx.personalData.eraseValues([...new Set(references)], now);
}

/** Where staff acted from is theirs. */
function ownReferences({ actor, data, personal }: AuditEntry): readonly string[] {
  const references = Object.keys(personal);
  if (!actor.startsWith('staff:')) return references;
  return references.filter((reference) => reference !== data.from && reference !== data.userAgent);
}
