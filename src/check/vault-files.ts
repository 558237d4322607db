import type { Entry } from '#domain/entry.ts';
import type { VaultFacts, VaultFileFacts } from '#domain/vault-facts.ts';
import type { Content } from './rule.ts';

/** What the front matter of a report or document states about its file: size and hash of the clear text. */
export interface StatedFile {
  readonly vault: string;
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
}

/** A gated file that is there, with what was found in it; `found` is null where nobody looked. */
export interface GatedFile {
  readonly entry: Entry<unknown>;
  readonly stated: StatedFile;
  readonly found: VaultFileFacts | null;
}

/** Every file in the vault that a report or document names. Missing ones are the finding of `gated-file`. */
export function* gatedFiles({ trustCenter, facts }: Content): Iterable<GatedFile> {
  const { vault, vaultFiles } = facts;
  for (const entry of [...trustCenter.reports, ...trustCenter.documents]) {
    const { file } = entry.data;
    if (!file || !('vault' in file) || !vaultFiles.has(file.vault)) continue;
    yield { entry, stated: file, found: foundFile(vault, file.vault) };
  }
}

function foundFile(vault: VaultFacts, name: string): VaultFileFacts | null {
  return vault.kind === 'examined' ? (vault.files.get(name) ?? null) : null;
}
