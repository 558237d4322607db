import type { GateParts } from './gate-parts.ts';
import type { Flow } from './issue-verification.ts';
import { attemptMs, newAttemptToken, readAttempt } from './provider-attempt.ts';

export type ProviderSignInStarted =
  /** `flow` stays in the browser; `url` is the provider's. */
  | { readonly kind: 'go'; readonly url: string; readonly flow: Flow }
  /** No provider is configured. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unavailable' };

/** Begins a sign-in at the provider. Writes nothing: a link that is followed a thousand times leaves no trace. */
export async function startProviderSignIn(parts: GateParts): Promise<ProviderSignInStarted> {
  const { identityProvider } = parts.ports;
  if (!identityProvider) return { kind: 'none' };
  const token = newAttemptToken(parts);
  const attempt = readAttempt(parts, token);
  const url = attempt && (await identityProvider.startUrl(attempt));
  return url
    ? { kind: 'go', url, flow: { token, maxAgeSeconds: attemptMs / 1000 } }
    : { kind: 'unavailable' };
}
