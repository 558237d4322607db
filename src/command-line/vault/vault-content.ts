import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '#load/find-files.ts';
import { type Loaded, load } from '#load/load.ts';
import { type AgeVault, createAgeVault, type VaultEntry } from '#server/vault/age-vault.ts';
import { readIdentities } from '#server/vault/identities.ts';
import { readRecipients } from '#server/vault/recipients-file.ts';
import { CommandFailure, type Invocation } from '../command.ts';
import { contentRoot } from '../content-options.ts';

/** A report or document with a file in the vault, and where its front matter stands. */
export interface GatedFile extends VaultEntry {
  readonly id: string;
  /** The content file that names it, relative to the content folder. */
  readonly file: string;
  readonly pages: number;
}

/** The content folder of this command, loaded. */
export function loadContent(invocation: Invocation): Loaded {
  return load(contentRoot(invocation));
}

/** Every file that reports and documents name in the vault. */
export function gatedFiles({ trustCenter }: Loaded): readonly GatedFile[] {
  return [...trustCenter.reports, ...trustCenter.documents].flatMap(({ id, file, data }) =>
    data.file && 'vault' in data.file
      ? [
          {
            id,
            file,
            vaultFile: data.file.vault,
            sha256: data.file.sha256,
            bytes: data.file.bytes,
            pages: data.file.pages,
          },
        ]
      : [],
  );
}

/** The gated file of one report or document. */
export function gatedFile(loaded: Loaded, id: string): GatedFile {
  const found = gatedFiles(loaded).find((candidate) => candidate.id === id);
  if (!found)
    throw new CommandFailure(
      `no report or document \`${id}\` has a file in the vault; \`vault list\` shows them.`,
    );
  return found;
}

/** Whom new files are encrypted to. */
export function recipientsOf(root: string): readonly string[] {
  const file = join(root, 'vault', 'recipients.txt');
  const read = readRecipients(readFileText(file));
  if (read.kind === 'recipients') return read.recipients;
  const lines = read.problems.map(
    ({ line, message }) => `  ${file}${line === null ? '' : `:${line}`} ${message}`,
  );
  throw new CommandFailure(`the vault has no usable recipients:\n${lines.join('\n')}`);
}

/** The vault, opened with the configured key or the sample's demo key. */
export function openVault(root: string): AgeVault {
  const { VITRINE_VAULT_IDENTITY, VITRINE_VAULT_IDENTITY_FILE } = process.env;
  const text =
    VITRINE_VAULT_IDENTITY ??
    (VITRINE_VAULT_IDENTITY_FILE === undefined
      ? readFileText(join(root, 'vault', 'demo-identity.txt'))
      : readKeyFile(VITRINE_VAULT_IDENTITY_FILE));
  const read = readIdentities(text);
  if (read.kind === 'identities') return createAgeVault(join(root, 'vault'), read.identities);
  const variable =
    VITRINE_VAULT_IDENTITY === undefined ? 'VITRINE_VAULT_IDENTITY_FILE' : 'VITRINE_VAULT_IDENTITY';
  throw new CommandFailure(
    VITRINE_VAULT_IDENTITY === undefined && VITRINE_VAULT_IDENTITY_FILE === undefined
      ? 'there is no key: set VITRINE_VAULT_IDENTITY or VITRINE_VAULT_IDENTITY_FILE.'
      : `${variable}: ${read.message}.`,
  );
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandFailure(`VITRINE_VAULT_IDENTITY_FILE: ${file} cannot be read: ${reasonOf(error)}.`);
  }
}

function readFileText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
