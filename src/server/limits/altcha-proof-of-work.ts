import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'astro/zod';
import type { Hasher, ProofOfWork } from '#gate/ports.ts';

/** How much work a request costs: about a second of a present computer, whatever luck it has. */
export const workCost: WorkCost = { iterations: 5_000, leastTries: 250, mostTries: 1_250 };

/** Rounds of the key derivation a try, and between which numbers of tries the answer lies. */
export interface WorkCost {
  readonly iterations: number;
  readonly leastTries: number;
  readonly mostTries: number;
}

/** A form may be left open for this long. */
const validMs = 30 * 60_000;

/**
 * Proof of work by the ALTCHA protocol (version 2, PBKDF2), without any service. Challenges are signed under the server's key,
 * so that every process knows those of the others and none is kept.
 * @see https://altcha.org/docs/v2/proof-of-work/
 */
export function createAltchaProofOfWork(hasher: Pick<Hasher, 'hmac'>, cost = workCost): ProofOfWork {
  const secrets = {
    hmacSignatureSecret: hasher.hmac('altcha challenge'),
    hmacKeySignatureSecret: hasher.hmac('altcha key'),
  };
  return {
    async challenge(now) {
      const made = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: cost.iterations,
        counter: randomInt(cost.leastTries, cost.mostTries),
        deriveKey,
        expiresAt: Math.floor((now + validMs) / 1000),
        ...secrets,
      });
      return JSON.stringify(made);
    },
    async check(payload, now) {
      const read = readPayload(payload);
      if (!read) return null;
      const { challenge, solution } = read;
      const expiresAt = challenge.parameters.expiresAt * 1000;
      if (expiresAt <= now) return null;
      const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secrets });
      return verified ? { id: challenge.signature, expiresAt } : null;
    },
  };
}

/** Longer ones were made by no browser of ours. */
const longestPayload = 4_000;

function readPayload(text: string): z.infer<typeof payloadSchema> | null {
  if (text === '' || text.length > longestPayload) return null;
  try {
    return payloadSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const hex = z.string().regex(/^[0-9a-f]+$/);

const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.strictObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: hex,
      salt: hex,
      cost: z.int().min(1).max(100_000),
      keyLength: z.int().min(16).max(64),
      keyPrefix: hex,
      keySignature: hex,
      expiresAt: z.int().min(1),
    }),
    signature: hex,
  }),
  solution: z.object({ counter: z.int().min(0), derivedKey: hex }),
});
