import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import type { Clock, Log, ProviderAnswer, ProviderAttempt, StaffIdentityProvider } from '#gate/ports.ts';
import { isLocalUrl } from '#server/settings/local-url.ts';
import { confirmedEmail, groupsIn, holdsRequired } from './identity-claims.ts';
import type { IdentitySettings } from './identity-settings.ts';

/** Seconds by which the provider's clock may differ from ours. */
const toleratedSkew = 30;

/** Seconds that one call to the provider may take: a person waits for it. */
const callSeconds = 5;

/** Milliseconds for which its description is taken as it was; its keys are looked up anew when a token names another one. */
const describedForMs = 60 * 60_000;

/**
 * Staff sign-in by OpenID Connect Core 1.0: code flow alone, with PKCE (RFC 7636), state, nonce and the issuer of the answer
 * (RFC 9207) where the provider sends it. Tokens are used once and kept nowhere.
 */
export function createOpenIdProvider(
  settings: IdentitySettings,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): StaffIdentityProvider {
  const configuration = rememberedConfiguration(settings, clock);
  const reachable = () =>
    configuration().catch((error) => {
      log.error('identity-provider-unavailable', { why: causeOf(error) });
      return null;
    });

  return {
    name: settings.name,
    allowsMailedLinks: settings.allowsMailedLinks,
    async startUrl({ redirectUri, state, nonce, verifier }) {
      const found = await reachable();
      if (found === null) return null;
      return buildAuthorizationUrl(found, {
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: settings.scope,
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).href;
    },
    async redeem(query, attempt) {
      const found = await reachable();
      if (found === null) return { kind: 'unavailable' };
      try {
        return await exchange(found, settings, query, attempt);
      } catch (error) {
        return refusalOf(error);
      }
    },
    async endUrl(returnTo) {
      const found = await reachable();
      if (!found?.serverMetadata().end_session_endpoint) return null;
      return buildEndSessionUrl(found, { post_logout_redirect_uri: returnTo }).href;
    },
    roleOf: (groups) => settings.roles.find(({ group }) => groups.includes(group))?.role ?? null,
    givenRoles: settings.roles.map(({ role }) => role),
  };
}

async function exchange(
  found: Configuration,
  settings: IdentitySettings,
  query: string,
  { redirectUri, state, nonce, verifier }: ProviderAttempt,
): Promise<ProviderAnswer> {
  const tokens = await authorizationCodeGrant(found, new URL(query, redirectUri), {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) return { kind: 'invalid', why: 'no-id-token' };
  if (!holdsRequired(claims, settings.required)) return { kind: 'outsider' };
  // Many providers keep profile and groups out of the ID token; what comes beside it must be about the same person.
  const isWhole = 'email' in claims && (settings.roles.length === 0 || settings.rolesClaim in claims);
  const more = isWhole ? {} : await fetchUserInfo(found, tokens.access_token, claims.sub);
  const all = { ...more, ...claims };
  const email = confirmedEmail('email' in claims ? claims : more);
  if (email === null) return { kind: 'unconfirmed-email' };
  const known = settings.roles.map(({ group }) => group);
  return { kind: 'identity', email, groups: groupsIn(all, settings.rolesClaim, known) };
}

/** Asks for the provider's description once an hour, and again after a failure. */
function rememberedConfiguration(settings: IdentitySettings, clock: Clock): () => Promise<Configuration> {
  let asked: { readonly at: number; readonly answer: Promise<Configuration> } | null = null;
  return () => {
    if (asked === null || clock.now() - asked.at > describedForMs) {
      const answer = discover(settings);
      const asking = { at: clock.now(), answer };
      asked = asking;
      answer.catch(() => {
        if (asked === asking) asked = null;
      });
    }
    return asked.answer;
  };
}

/** @throws where the provider cannot be reached, or calls itself by another name than the configured one */
export async function discover({ issuer, clientId, clientSecret }: IdentitySettings): Promise<Configuration> {
  const isLocal = isLocalUrl(issuer);
  const found = await discovery(
    new URL(issuer),
    clientId,
    { [clockTolerance]: toleratedSkew },
    secretAsSupported(clientSecret),
    {
      timeout: callSeconds,
      // The token comes over TLS; its signature is checked all the same, so that `none` and foreign keys end here.
      execute: [enableNonRepudiationChecks, ...(isLocal ? [allowInsecureRequests] : [])],
    },
  );
  const said = found.serverMetadata().issuer;
  if (said !== issuer) throw new Error(`the provider calls itself ${said}, not ${issuer}`);
  return found;
}

/** In the header where the provider takes it there (the default of OpenID Connect Discovery), else in the body. */
function secretAsSupported(secret: string): ClientAuth {
  const basic = ClientSecretBasic(secret);
  const post = ClientSecretPost(secret);
  return (server, ...rest) => {
    const supported = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (supported.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

/** Codes and names of errors hold no personal data; messages of providers may. */
function refusalOf(error: unknown): ProviderAnswer {
  if (error instanceof AuthorizationResponseError)
    return error.error === 'access_denied'
      ? { kind: 'declined' }
      : { kind: 'invalid', why: 'provider-error' };
  const why = causeOf(error);
  return outages.has(why) ? { kind: 'unavailable' } : { kind: 'invalid', why };
}

const outages: ReadonlySet<string> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The code of an error, or of what caused it. */
function causeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    const code = 'code' in at ? at.code : undefined;
    if (typeof code === 'string' && code !== 'OAUTH_INVALID_RESPONSE') return code;
  }
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
