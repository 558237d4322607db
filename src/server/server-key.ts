import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createFile } from '#server/durable-file.ts';
import { isLocalUrl } from '#server/settings/local-url.ts';
import type { Settings } from '#server/settings.ts';

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
  const path = join(settings.dataFolder, 'server-key');
  try {
    const key = await keptKey(path);
    if (key.byteLength >= 32) return { kind: 'key', key };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && unusable.has(String(error.code)))) throw error;
    return {
      kind: 'refused',
      message: `The server's key cannot be read or made in ${settings.dataFolder} (${error.code}). Run this as the user to whom that folder belongs, or name another one in VITRINE_DATA.`,
    };
  }
  return {
    kind: 'refused',
    message: `${path} does not hold 32 bytes of base64url. Delete it; a new one is made.`,
  };
}

async function keptKey(path: string): Promise<Uint8Array> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await createFile(path, `${randomBytes(32).toString('base64url')}\n`, 0o600);
  return Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url');
}

/** What the system says of a folder that belongs to somebody else, or is none. */
const unusable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);
