import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isLocalUrl } from '#server/settings/local-url.ts';
import { checkIdentities } from './demo-identity.ts';
import { readIdentities } from './identities.ts';

export type VaultKeys =
  | { readonly kind: 'keys'; readonly identities: readonly string[]; readonly demo: boolean }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * The identities with which the server opens the vault: the configured ones, or on localhost the published demo key
 * where the build holds it, so that the sample can be tried at once.
 * @param isNeeded whether the build has gated files; a server without them needs no key
 */
export async function vaultKeys(
  configured: readonly string[],
  folder: string,
  publicUrl: string,
  isNeeded: boolean,
): Promise<VaultKeys> {
  const identities =
    configured.length === 0 && isLocalUrl(publicUrl) ? await demoIdentities(folder) : configured;
  if (identities.length === 0 && isNeeded) return { kind: 'refused', message: noKey };
  const check = await checkIdentities(identities, publicUrl);
  return check.kind === 'refused' ? check : { kind: 'keys', identities, demo: check.demo };
}

const noKey =
  'VITRINE_VAULT_IDENTITY is missing: without it nobody can download anything. Give the server the AGE-SECRET-KEY-1… that belongs to content/vault/recipients.txt, or make a new pair with `npx vitrine vault keygen`.';

async function demoIdentities(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, 'demo-identity.txt'), 'utf8').catch(() => '');
  const read = readIdentities(text);
  return read.kind === 'identities' ? read.identities : [];
}
