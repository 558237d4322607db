import { clientNetwork } from '#domain/gate/client-network.ts';
import type { GateParts, LimitName } from './gate-parts.ts';
import type { RateVerdict } from './ports.ts';

/** Counts one attempt. What is counted by (an address, a client) is kept as an HMAC, never in clear. */
export function limitRate({ ports, settings }: GateParts, name: LimitName, by: string): Promise<RateVerdict> {
  const counted = name.endsWith('-by-client') ? clientNetwork(by) : by;
  const key = ports.hasher.hmac(`limit ${name} ${counted}`);
  return ports.limiter.hit(key, settings.limits[name], ports.clock.now());
}
