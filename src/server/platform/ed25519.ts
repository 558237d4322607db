import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { AnchorSigner } from '#gate/ports.ts';

/**
 * Signs with an Ed25519 key (RFC 8032).
 * @param seed the private key, 32 bytes
 */
export function createAnchorSigner(seed: Uint8Array): AnchorSigner {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  return {
    publicKey: rawPublicKey(createPublicKey(key)),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64url'),
  };
}

/** Whether this key (32 bytes, base64url) signed this text; false also for what is no key or no signature. */
export function isSignedBy(key: string, text: string, signature: string): boolean {
  const raw = Buffer.from(key, 'base64url');
  if (raw.byteLength !== 32) return false;
  const publicKey = createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text, 'utf8'), publicKey, Buffer.from(signature, 'base64url'));
}

/** What stands before the key in PKCS #8 and SPKI (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const spki = Buffer.from('302a300506032b6570032100', 'hex');

function rawPublicKey(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).subarray(spki.length).toString('base64url');
}
