import { domainToASCII } from 'node:url';
import type { GatePorts } from '#gate/ports.ts';
import { createNodeHasher, createNodeSealer, nodeRandom } from './node-crypto.ts';

/** The ports that Node itself fills: clock, randomness, hashing, sealing, domain names. `serverKey`: at least 32 bytes. */
export function createNodePlatform(
  serverKey: Uint8Array,
): Pick<GatePorts, 'clock' | 'random' | 'hasher' | 'sealer' | 'toAsciiDomain'> {
  return {
    clock: { now: () => Date.now() },
    random: nodeRandom,
    hasher: createNodeHasher(serverKey),
    sealer: createNodeSealer(serverKey),
    toAsciiDomain: domainToASCII,
  };
}
