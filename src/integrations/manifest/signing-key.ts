import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** The key that signs manifests, with its public half. */
export interface SigningKey {
  readonly publicKey: PublicKey;
  /** The signature of bytes, base64. */
  sign(bytes: Uint8Array): string;
}

/** A key that checks signatures. */
export interface PublicKey {
  /** SHA-256 of the key's SPKI form, hex. */
  readonly fingerprint: string;
  readonly pem: string;
  verifies(bytes: Uint8Array, signature: string): boolean;
}

/**
 * Reads a private Ed25519 key: PEM, also with `\n` written out as some settings need it, or the base64 of its PKCS#8 form.
 * @throws Error in words, without the key, where it is none
 */
export function readSigningKey(written: string): SigningKey {
  const key = privateKeyOf(written);
  if (key?.asymmetricKeyType !== 'ed25519') {
    throw new Error(
      'VITRINE_SIGNING_KEY is not a private Ed25519 key in PEM or base64 PKCS#8. Make one with: openssl genpkey -algorithm ed25519',
    );
  }
  return {
    publicKey: publicKeyOf(createPublicKey(key)),
    sign: (bytes) => sign(null, bytes, key).toString('base64'),
  };
}

/** Reads a public Ed25519 key from PEM; words around it do not matter. Null where there is none. */
export function readPublicKey(text: string): PublicKey | null {
  const pem = /-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/.exec(text)?.[0];
  if (!pem) return null;
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? publicKeyOf(key) : null;
  } catch {
    return null;
  }
}

function privateKeyOf(written: string): KeyObject | null {
  const text = written.trim().replaceAll('\\n', '\n');
  try {
    if (text.startsWith('-----')) return createPrivateKey(text);
    return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
  } catch {
    return null;
  }
}

function publicKeyOf(key: KeyObject): PublicKey {
  const spki = key.export({ type: 'spki', format: 'der' });
  return {
    fingerprint: createHash('sha256').update(spki).digest('hex'),
    pem: key.export({ type: 'spki', format: 'pem' }).toString(),
    verifies: (bytes, signature) => {
      const raw = Buffer.from(signature.trim(), 'base64');
      return raw.length === 64 && verify(null, bytes, key, raw);
    },
  };
}
