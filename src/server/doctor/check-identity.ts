import type { IdentitySettings } from '../identity/identity-settings.ts';
import { createOpenIdProvider } from '../identity/openid-provider.ts';
import type { Settings } from '../settings.ts';
import { type Finding, fine, problem, warning } from './finding.ts';

/** Whether the OpenID Connect provider answers under the name in the settings, and whose people it lets in. */
export async function checkIdentity({ identity }: Settings): Promise<Finding[]> {
  if (identity === null) return [];
  const log = { info: () => undefined, error: () => undefined };
  const provider = createOpenIdProvider(identity, { clock: { now: () => Date.now() }, log });
  const attempt = { redirectUri: 'https://localhost', state: 'x', nonce: 'x', verifier: 'x'.repeat(43) };
  if ((await provider.startUrl(attempt)) !== null)
    return [
      fine('identity-provider', `${identity.issuer} answers under this name.`),
      ...tenantFindings(identity),
    ];
  return [
    problem(
      'identity-provider',
      `${identity.issuer} does not answer, or calls itself otherwise.`,
      'OIDC_ISSUER has to be the issuer as its /.well-known/openid-configuration says it, to the character.',
    ),
  ];
}

/** An issuer of many companies confirms addresses of all of them. */
export function tenantFindings({
  issuer,
  required,
}: Pick<IdentitySettings, 'issuer' | 'required'>): Finding[] {
  if (required.length > 0 || !sharedIssuers.has(new URL(issuer).host)) return [];
  return [
    warning(
      'identity-tenant',
      `${issuer} signs in people of every company, and the tenant is not looked at.`,
      'Set OIDC_REQUIRED_CLAIMS to what its ID token says of yours, such as hd=example.com for Google.',
    ),
  ];
}

const sharedIssuers: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'appleid.apple.com',
  'gitlab.com',
  'login.salesforce.com',
]);
