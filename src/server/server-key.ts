import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFile } from '#server/durable-file.ts';
import { isLocalUrl, type Settings } from '#server/settings.ts';

export type ServerKey =
  | { readonly kind: 'key'; readonly key: Uint8Array }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * The key of the server's HMACs: VITRINE_SECRET, or on localhost one that is made at the first start and kept in
 * `server-key` in the data folder (mode 0600, base64url), so that trying the sample needs no preparation.
 * Elsewhere a key beside the database would leave with every copy of it.
 */
export async function serverKey(settings: Settings, publicUrl: string): Promise<ServerKey> {
  if (settings.secret !== null) return { kind: 'key', key: settings.secret };
  if (!isLocalUrl(publicUrl))
    return {
      kind: 'refused',
      message:
        'VITRINE_SECRET is missing. Make one with `openssl rand -hex 32` and keep it with the other secrets.',
    };
  await mkdir(settings.dataFolder, { recursive: true, mode: 0o700 });
  const path = join(settings.dataFolder, 'server-key');
  await createFile(path, `${randomBytes(32).toString('base64url')}\n`, 0o600);
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url');
  if (key.byteLength >= 32) return { kind: 'key', key };
  return {
    kind: 'refused',
    message: `${path} does not hold 32 bytes of base64url. Delete it; a new one is made.`,
  };
}
