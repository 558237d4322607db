import type { GateParts } from './gate-parts.ts';
import type { Mail } from './mails.ts';
import type { Transaction } from './ports.ts';
import type { VerificationPurpose } from './records.ts';
import { newCode, newId, newToken } from './secrets.ts';
import { sendMessage } from './send-message.ts';

export interface ProofWanted {
  readonly purpose: Exclude<VerificationPurpose, 'staff-provider'>;
  readonly email: string;
  readonly requestId: string | null;
  readonly mail: (proof: { token: string; code: string; expiresAt: number }) => Mail;
  /** No mail goes out, and proofs that are on their way stay valid. Nothing then proves the address: not even a lucky guess at the code. */
  readonly suppressed: boolean;
}

/** What the browser that asked keeps, so that a code counts there and nowhere else. */
export interface Flow {
  readonly token: string;
  readonly maxAgeSeconds: number;
}

/**
 * Asks somebody to prove an address: a link and a code in a mail, single use. A new one replaces the old of the same
 * address and purpose. It counts from when its mail leaves. Nothing that would prove the address is returned or stored in clear.
 */
export async function issueVerification(
  parts: GateParts,
  tx: Transaction,
  wanted: ProofWanted,
): Promise<Flow> {
  const { ports, settings } = parts;
  const now = ports.clock.now();
  const [id, token, flow, code] = [
    newId(ports.random, 'v'),
    newToken(ports.random),
    newToken(ports.random),
    newCode(ports.random),
  ];
  const provingCode = wanted.suppressed ? newToken(ports.random) : code;
  const expiresAt = now + settings.verificationMs;
  if (!wanted.suppressed) await tx.verifications.replaceOpen(wanted.email, wanted.purpose, now);
  const linkHash = ports.hasher.sha256(token);
  await tx.verifications.insert({
    id,
    purpose: wanted.purpose,
    email: wanted.email,
    requestId: wanted.requestId,
    linkHash,
    flowHash: ports.hasher.sha256(flow),
    codeHmac:
      wanted.purpose === 'staff-sign-in' ? null : codeHmac(parts, wanted.requestId ?? id, provingCode),
    tries: 0,
    createdAt: now,
    expiresAt,
    usedAt: null,
    replacedAt: null,
  });
  await sendMessage(parts, tx, {
    kind: `verify-${wanted.purpose}`,
    to: wanted.email,
    mail: wanted.mail({ token, code, expiresAt }),
    requestId: wanted.requestId,
    proof: { of: 'address', linkHash, expiresAt },
    suppressed: wanted.suppressed,
  });
  return { token: flow, maxAgeSeconds: Math.floor(settings.flowMs / 1000) };
}

/** What is stored of a code: six digits alone could be tried out against a plain hash in no time. */
export function codeHmac({ ports }: GateParts, subject: string, code: string): string {
  return ports.hasher.hmac(`code ${subject} ${code}`);
}
