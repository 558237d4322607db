import { readFileSync } from 'node:fs';
import { readIdentities } from '#server/vault/identities.ts';
import type { Environment } from './given-variables.ts';
import type { SettingProblem } from './setting-problem.ts';

export type VaultIdentities =
  | { readonly kind: 'identities'; readonly identities: readonly string[] }
  | { readonly kind: 'refused'; readonly problem: SettingProblem };

export const vaultVariables = ['VITRINE_VAULT_IDENTITY', 'VITRINE_VAULT_IDENTITY_FILE'] as const;

/** The keys of the vault, from a variable or from the file that another one names; none where neither is set. */
export function readVaultIdentities(given: Environment): VaultIdentities {
  const { VITRINE_VAULT_IDENTITY: text, VITRINE_VAULT_IDENTITY_FILE: path } = given;
  if (text !== undefined && path !== undefined)
    return refused(
      'VITRINE_VAULT_IDENTITY_FILE',
      'is set beside VITRINE_VAULT_IDENTITY. Remove one of them.',
    );
  if (text !== undefined) return identitiesOf('VITRINE_VAULT_IDENTITY', text);
  if (path === undefined) return { kind: 'identities', identities: [] };
  try {
    return identitiesOf('VITRINE_VAULT_IDENTITY_FILE', readFileSync(path, 'utf8'));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return refused(
      'VITRINE_VAULT_IDENTITY_FILE',
      `names a file that cannot be read (${code}). Check the path and its permissions.`,
    );
  }
}

function identitiesOf(variable: string, text: string): VaultIdentities {
  const identities = readIdentities(text);
  return identities.kind === 'identities' ? identities : refused(variable, `${identities.message}.`);
}

function refused(variable: string, message: string): VaultIdentities {
  return { kind: 'refused', problem: { variable, message } };
}
