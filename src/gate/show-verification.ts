import { titlesOf } from './case-file.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import type { VerificationPurpose, VerificationRecord } from './records.ts';

export type DeadProof = 'unknown' | 'used' | 'replaced' | 'expired';

export type VerificationShown =
  | {
      readonly kind: 'ready';
      readonly purpose: VerificationPurpose;
      readonly email: string;
      readonly expiresAt: number;
      /** What was asked for: somebody else may have typed the address. */
      readonly request: {
        readonly name: string;
        readonly company: string;
        readonly documents: readonly string[];
      } | null;
    }
  | { readonly kind: DeadProof };

/** What a link is for, before anybody presses the button. Changes nothing, however often mail scanners come by. */
export function showVerification(parts: GateParts, token: string): Promise<VerificationShown> {
  const { ports, catalogue } = parts;
  return ports.store.read(async (tx) => {
    const verification = await tx.verifications.findByLink(ports.hasher.sha256(token));
    if (!verification) return { kind: 'unknown' };
    const dead = deadProof(verification, ports.clock.now());
    if (dead) return { kind: dead };
    const { purpose, email, expiresAt } = verification;
    return {
      kind: 'ready',
      purpose,
      email,
      expiresAt,
      request: await requestOf(tx, verification, catalogue),
    };
  });
}

/** Why a proof counts no more, or null. */
export function deadProof(
  verification: VerificationRecord,
  now: number,
): Exclude<DeadProof, 'unknown'> | null {
  if (verification.usedAt !== null) return 'used';
  if (verification.replacedAt !== null) return 'replaced';
  return now < verification.expiresAt ? null : 'expired';
}

async function requestOf(
  tx: Transaction,
  { requestId }: VerificationRecord,
  catalogue: GateParts['catalogue'],
) {
  const request = requestId === null ? null : await tx.requests.find(requestId);
  if (!request) return null;
  const documents = titlesOf(catalogue, await tx.requests.documentsOf(request.id));
  return { name: request.name, company: request.company, documents };
}
