import { createHash, timingSafeEqual } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';

/** A gated file as the build's catalogue states it: size and SHA-256 (hex) of the clear text, from reviewed front matter. */
export type VaultEntry = { readonly vaultFile: string; readonly sha256: string; readonly bytes: number };

export type VaultRefusalCode =
  | 'missing-file'
  | 'no-identity'
  | 'wrong-identity'
  | 'damaged'
  | 'hash-mismatch';

export type OpenedFile =
  | { readonly kind: 'opened'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly code: VaultRefusalCode; readonly message: string };

export type AgeVault = {
  /** The clear text, only if it is exactly what the catalogue states: age does not say who wrote a file. */
  readonly open: (entry: VaultEntry) => Promise<OpenedFile>;
};

/**
 * Opens the age files of one folder. The clear text is never written anywhere and nothing is cached.
 * @param folder `dist/gate/vault`
 * @param identities as `readIdentities` gives them; none is allowed, every file is then refused with `no-identity`
 */
export function createAgeVault(folder: string, identities: readonly string[]): AgeVault {
  return {
    async open(entry) {
      if (identities.length === 0) return refusal('no-identity', entry);
      const cipher = await readVaultFile(folder, entry.vaultFile);
      if (cipher === null) return refusal('missing-file', entry);
      const decrypted = await decrypt(cipher, identities);
      if (decrypted.kind === 'failed') return refusal(decrypted.code, entry);
      return isStated(decrypted.bytes, entry)
        ? { kind: 'opened', bytes: decrypted.bytes }
        : refusal('hash-mismatch', entry);
    },
  };
}

/** The name comes from the catalogue, so this guards against a wrong build, not against a visitor: no path, no link. */
async function readVaultFile(folder: string, name: string): Promise<Uint8Array | null> {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(name)) return null;
  try {
    const file = await open(join(folder, name), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (['ENOENT', 'ELOOP', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

export type Decrypted =
  | { readonly kind: 'decrypted'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly code: 'wrong-identity' | 'damaged' };

/**
 * Decrypts one age file with the first identity that fits. `wrong-identity`: none does, or the header is damaged.
 * @param identities as `readIdentities` gives them
 */
export async function decrypt(cipher: Uint8Array, identities: readonly string[]): Promise<Decrypted> {
  let exhausted = false;
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  // Identities are asked in order until one fits: when this last one is asked, none did.
  decrypter.addIdentity({
    unwrapFileKey: () => {
      exhausted = true;
      return null;
    },
  });
  try {
    return { kind: 'decrypted', bytes: await decrypter.decrypt(cipher) };
  } catch {
    return { kind: 'failed', code: exhausted ? 'wrong-identity' : 'damaged' };
  }
}

function isStated(bytes: Uint8Array, entry: VaultEntry): boolean {
  const stated = Buffer.from(entry.sha256, 'hex');
  const actual = createHash('sha256').update(bytes).digest();
  return (
    bytes.byteLength === entry.bytes && stated.length === actual.length && timingSafeEqual(stated, actual)
  );
}

function refusal(code: VaultRefusalCode, { vaultFile }: VaultEntry): OpenedFile {
  return { kind: 'refused', code, message: words[code](vaultFile) };
}

const words: Record<VaultRefusalCode, (file: string) => string> = {
  'missing-file': (file) =>
    `${file} is not in the vault of this build. Check file.vault in the document's front matter and build again.`,
  'no-identity': (file) =>
    `${file} cannot be decrypted: the server has no key. Set VITRINE_VAULT_IDENTITY or VITRINE_VAULT_IDENTITY_FILE.`,
  'wrong-identity': (file) =>
    `${file} was encrypted to other keys than the server's, or its header is damaged. Compare content/vault/recipients.txt with the public key of VITRINE_VAULT_IDENTITY, and run \`npx vitrine vault rotate\` after a change of recipients.`,
  damaged: (file) =>
    `${file} is damaged: it is not a complete age file. Restore it from git, or add the document again with \`npx vitrine vault add\`.`,
  'hash-mismatch': (file) =>
    `${file} decrypts, but is not the file that the front matter states (sha256, bytes). Somebody replaced one without the other: find out who before you correct either.`,
};
