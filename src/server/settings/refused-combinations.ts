import { decidingRules, readRoleRules } from '#server/identity/identity-settings.ts';
import type { Environment } from './given-variables.ts';
import type { SettingProblem } from './setting-problem.ts';

/** Variables that are right by themselves and not together: what the server refuses rather than to run half set up. */
export function refusedCombinations(given: Environment): readonly SettingProblem[] {
  return [
    ...(given.SMTP_URL && !given.MAIL_FROM ? [noSender] : []),
    ...(given.DATABASE_URL && !given.VITRINE_SECRET ? [noSharedSecret] : []),
    ...halfAnIdentityProvider(given),
    ...groupsThatDecide(given),
    ...refusedDatabases(given),
  ];
}

/** Those of them that concern where state is kept. */
export function refusedDatabases(given: Environment): readonly SettingProblem[] {
  return given.MIGRATION_DATABASE_URL && !given.DATABASE_URL ? [noDatabase] : [];
}

const noSender: SettingProblem = {
  variable: 'MAIL_FROM',
  message: 'is missing. Beside SMTP_URL a sender is needed that your mail server may send for.',
};

const noSharedSecret: SettingProblem = {
  variable: 'VITRINE_SECRET',
  message:
    'is missing. Beside DATABASE_URL every process needs the same one: openssl rand -hex 32, or the line in server-key in the data folder that was used so far.',
};

const noDatabase: SettingProblem = {
  variable: 'MIGRATION_DATABASE_URL',
  message: 'is set without DATABASE_URL, which the gate itself works with. Set both or neither.',
};

/** All three or none: half a configuration would quietly leave mailed links as the way in. */
function halfAnIdentityProvider(given: Environment): readonly SettingProblem[] {
  const needed = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];
  const wanted = Object.keys(given).find((name) => name.startsWith('OIDC_'));
  if (wanted === undefined) return [];
  return needed
    .filter((name) => !given[name])
    .map((variable) => ({
      variable,
      message: `is missing. ${wanted} is set, and sign-in by OpenID Connect needs ${needed.join(', ')}.`,
    }));
}

/** Somebody has to want it: otherwise taking an approver out of `gate.yaml`, in review, would not end their deciding. */
function groupsThatDecide(given: Environment): readonly SettingProblem[] {
  const [deciding] = decidingRules(readRoleRules(given.OIDC_ROLES ?? '') ?? []);
  if (deciding === undefined || given.OIDC_GROUPS_DECIDE === 'yes') return [];
  const message = `gives the role ${deciding.role} to a group. Whoever is taken out of gate.yaml would go on deciding while the group names them. Put people who decide into gate.yaml, or set OIDC_GROUPS_DECIDE=yes.`;
  return [{ variable: 'OIDC_ROLES', message }];
}
