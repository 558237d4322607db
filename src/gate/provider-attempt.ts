import type { GateParts } from './gate-parts.ts';
import type { ProviderAttempt } from './ports.ts';
import { newToken } from './secrets.ts';

/** How long a person may take at the provider, in milliseconds. */
export const attemptMs = 10 * 60_000;

/**
 * The secrets of one sign-in all come from one token that only the browser keeps: nothing is stored until the person comes
 * back, and an answer fits no other browser. The token says when it was made, under the server's key.
 */
export function newAttemptToken({ ports }: GateParts): string {
  const body = `${ports.clock.now().toString(36)}.${newToken(ports.random)}`;
  return `${body}.${ports.hasher.hmac(`provider-flow ${body}`)}`;
}

/** What a browser's token stands for, or null: it is not one of ours, or too old. */
export function readAttempt(parts: GateParts, token: string | undefined): ProviderAttempt | null {
  const { clock, hasher } = parts.ports;
  const [, body, made, mac] = /^(([0-9a-z]{1,11})\.[\w-]{43})\.([0-9a-f]{64})$/.exec(token ?? '') ?? [];
  if (body === undefined || made === undefined || mac === undefined) return null;
  if (!hasher.same(mac, hasher.hmac(`provider-flow ${body}`))) return null;
  const age = clock.now() - Number.parseInt(made, 36);
  return age >= 0 && age < attemptMs ? attemptOf(parts, body) : null;
}

function attemptOf({ ports, catalogue }: GateParts, body: string): ProviderAttempt {
  const secret = (use: string) => ports.hasher.hmac(`provider-${use} ${body}`);
  return {
    redirectUri: `${catalogue.site.gateUrl}/admin/sign-in/callback`,
    state: secret('state'),
    nonce: secret('nonce'),
    verifier: secret('verifier'),
  };
}
