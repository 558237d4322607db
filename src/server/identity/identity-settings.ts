import type { StaffRole } from '#domain/gate/gate-catalogue.ts';
import { may } from '#domain/gate/staff-role.ts';
import type { RequiredClaim } from './identity-claims.ts';

/** How staff sign in by OpenID Connect. */
export type IdentitySettings = {
  /** As the provider writes it in its tokens, to the character. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly scope: string;
  /** The claim that lists a person's groups. */
  readonly rolesClaim: string;
  /** Roles that groups give, the first match wins. */
  readonly roles: readonly RoleRule[];
  readonly allowsMailedLinks: boolean;
  /** What an ID token has to say, so that of an issuer that many companies share one's own people alone get in. */
  readonly required: readonly RequiredClaim[];
};

export type RoleRule = { readonly role: StaffRole; readonly group: string };

const roles: readonly StaffRole[] = ['admin', 'approver', 'auditor', 'sales'];

/**
 * Reads `role=group` pairs, separated by commas: `admin=trust-admins, approver=trust-approvers`. They come back in the order
 * of the roles' power, so that somebody in two groups has the greater one.
 * @returns null for what is no such list
 */
export function readRoleRules(text: string): readonly RoleRule[] | null {
  const pairs = text.split(',').map((pair) => /^\s*([a-z]+)\s*=\s*(\S(?:.*\S)?)\s*$/.exec(pair));
  const rules = pairs.flatMap((match) => {
    const role = roles.find((one) => one === match?.[1]);
    return role && match?.[2] ? [{ role, group: match[2] }] : [];
  });
  return rules.length === pairs.length
    ? rules.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
    : null;
}

/** The rules whose role decides about requests: who leaves `gate.yaml` goes on deciding while such a group names them. */
export function decidingRules(rules: readonly RoleRule[]): readonly RoleRule[] {
  return rules.filter(({ role }) => may(role, 'decide'));
}
