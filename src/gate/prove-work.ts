import type { GateParts, RequestContext } from './gate-parts.ts';
import { limitRate } from './limit-rate.ts';
import type { RateVerdict } from './ports.ts';

/** A challenge for the browser of a form, as JSON, or null: none is asked for. Nothing of it is kept. */
export async function offerWork({ ports }: GateParts): Promise<string | null> {
  return (await ports.proofOfWork?.challenge(ports.clock.now())) ?? null;
}

/** Whether forms ask for work. */
export function asksForWork({ ports }: GateParts): boolean {
  return ports.proofOfWork !== undefined;
}

/**
 * Counts a form that came without the work that was asked for: its network gets fewer of them an hour. Nobody is shut out
 * whose browser runs no scripts. Decided by the form alone, so that it tells nothing about an address.
 */
export async function limitUnproved(
  parts: GateParts,
  { clientAddress }: RequestContext,
  proof: string,
): Promise<RateVerdict> {
  const { proofOfWork } = parts.ports;
  if (!proofOfWork || (await isFresh(parts, proof))) return { kind: 'allowed' };
  return limitRate(parts, 'submit-unproved-by-client', clientAddress);
}

/** Once for each challenge, over all processes: counted in the database, in the window of the challenge's own end. */
async function isFresh({ ports, settings }: GateParts, proof: string): Promise<boolean> {
  const done = await ports.proofOfWork?.check(proof, ports.clock.now());
  if (!done) return false;
  const key = ports.hasher.hmac(`work ${done.id}`);
  const verdict = await ports.limiter.hit(key, settings.limits['work-once'], done.expiresAt);
  return verdict.kind === 'allowed';
}
