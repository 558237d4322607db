import { createHash } from 'node:crypto';
import { Encrypter } from 'age-encryption';
import { replaceFile } from '#server/durable-file.ts';

/** What the front matter of the document says about its file: size and SHA-256 (hex) of the clear text. */
export type EncryptedFile = { readonly sha256: string; readonly bytes: number };

/**
 * Encrypts bytes to all recipients and writes the age file in one step, so that no half file is ever committed.
 * @param recipients as `readRecipients` gives them; not empty
 * @param path where the `.age` file goes; an existing file is replaced
 * @see https://c2sp.org/age
 */
export async function encryptFile(
  clear: Uint8Array,
  recipients: readonly string[],
  path: string,
): Promise<EncryptedFile> {
  await replaceFile(path, await encryptBytes(clear, recipients));
  return { sha256: createHash('sha256').update(clear).digest('hex'), bytes: clear.byteLength };
}

/** The age file (binary, not armored) of these bytes. Every call gives other bytes: the file key is random. */
export async function encryptBytes(clear: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  if (recipients.length === 0) throw new Error('encryptBytes needs at least one recipient');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(clear);
}
