import { z } from 'astro/zod';
import { readRequiredClaims } from '#server/identity/identity-claims.ts';
import { type IdentitySettings, readRoleRules } from '#server/identity/identity-settings.ts';
import { isLocalUrl } from './local-url.ts';
import { readBy, yesOrNo } from './variable-types.ts';

/** How staff sign in by OpenID Connect. */
export const identityVariables = {
  OIDC_ISSUER: z
    .string()
    .refine(isIssuer, {
      error:
        'is not the https:// address that the provider gives as its issuer, without query. Example: https://login.example.com/realms/staff',
    })
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, 'is longer than 60 characters.').optional(),
  OIDC_SCOPE: z
    .string()
    .refine((scope) => ['openid', 'email'].every((word) => scope.split(/\s+/).includes(word)), {
      error: 'does not hold openid and email. Example: openid email groups',
    })
    .default('openid email'),
  OIDC_ROLES_CLAIM: z.string().default('groups'),
  OIDC_ROLES: readBy(
    readRoleRules,
    'is not a list of role=group with the roles sales, approver, admin and auditor. Example: admin=trust-admins, approver=trust-approvers',
  ).optional(),
  OIDC_GROUPS_DECIDE: yesOrNo(),
  OIDC_REQUIRED_CLAIMS: readBy(
    readRequiredClaims,
    'is not a list of claim=value. Example: hd=example.com, or tid=… with the id of your tenant',
  ).optional(),
  STAFF_MAIL_LINKS: yesOrNo(),
};

const identityEnvironment = z.object(identityVariables);

/** null: staff sign in by mailed links alone. */
export function identityOf(read: z.infer<typeof identityEnvironment>): IdentitySettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = read;
  if (!issuer || !clientId || !clientSecret) return null;
  return {
    issuer,
    clientId,
    clientSecret,
    name: read.OIDC_NAME ?? new URL(issuer).host,
    scope: read.OIDC_SCOPE,
    rolesClaim: read.OIDC_ROLES_CLAIM,
    roles: read.OIDC_ROLES ?? [],
    allowsMailedLinks: read.STAFF_MAIL_LINKS === 'yes',
    required: read.OIDC_REQUIRED_CLAIMS ?? [],
  };
}

/** Clear text to a provider on this machine alone: who reads the way to it could sign in as anybody. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash, username } = new URL(text);
  return (protocol === 'https:' || isLocalUrl(text)) && `${search}${hash}${username}` === '';
}
