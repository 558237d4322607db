import { type CanonicalValue, canonicalJson } from '#domain/gate/canonical-json.ts';
import type { Hasher } from './ports.ts';
import type { AcceptanceRecord } from './records.ts';

/**
 * SHA-256 of an acceptance as it was written. The log's entry holds it, salted like every personal value, so that the
 * record can be shown to be unmodified for as long as it is kept, and says nothing once both are erased.
 */
export function recordHash(
  { ports }: { readonly ports: { readonly hasher: Pick<Hasher, 'sha256'> } },
  record: AcceptanceRecord,
): string {
  const facts = fields.map((field): [string, CanonicalValue] => [field, record[field]]);
  return ports.hasher.sha256(canonicalJson(Object.fromEntries(facts)));
}

/** Named one by one: a column that is added later must not change the hash of what was accepted before. */
const fields = [
  ...(['id', 'kind', 'email', 'agreementId', 'version', 'textSha256', 'htmlSha256'] as const),
  ...(['agreementTitle', 'party', 'commitId', 'requestId', 'documents', 'name', 'title', 'company'] as const),
  ...(['statements', 'verifiedAt', 'verifiedBy', 'acceptedAt', 'clientAddress', 'userAgent'] as const),
  ...(['recordedBy', 'reason', 'reference'] as const),
];
