import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto';
import type { Hasher, Random, Sealer } from '#gate/ports.ts';

/** Hashes and message authentication on Node's OpenSSL. Each use of the server's key has a key of its own (HKDF). */
export function createNodeHasher(serverKey: Uint8Array): Hasher {
  const key = derive(serverKey, 'vitrine hmac');
  const sha256 = (text: string) => hash('sha256', text, 'hex');
  return {
    sha256,
    hmac: (text) => createHmac('sha256', key).update(text, 'utf8').digest('hex'),
    // Hashing first makes the lengths equal, which `timingSafeEqual` demands.
    same: (a, b) => timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b))),
  };
}

/** Bytes of the system's generator, which is asked for many at once: a form needs a dozen small pieces. */
export const nodeRandom: Random = {
  bytes(count) {
    if (count > stock.length / 16) return new Uint8Array(randomBytes(count));
    if (used + count > stock.length) {
      randomFillSync(stock);
      used = 0;
    }
    const bytes = stock.slice(used, used + count);
    // Handed out once, and not to be found here afterwards.
    stock.fill(0, used, used + count);
    used += count;
    return bytes;
  },
};

const stock = new Uint8Array(1024);
let used = stock.length;

/** AES-256-GCM with a random nonce: nonce, tag and ciphertext in one base64url text. */
export function createNodeSealer(serverKey: Uint8Array): Sealer {
  const key = derive(serverKey, 'vitrine outbox');
  return {
    seal(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < nonceBytes + tagBytes) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        const body = decipher.update(bytes.subarray(nonceBytes + tagBytes));
        return Buffer.concat([body, decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}

const nonceBytes = 12;
const tagBytes = 16;

/** As a key object: raw bytes would be looked at anew with each use. */
function derive(serverKey: Uint8Array, purpose: string): KeyObject {
  if (serverKey.length < 32) throw new RangeError('the server key needs at least 32 bytes');
  return createSecretKey(Buffer.from(hkdfSync('sha256', serverKey, '', purpose, 32)));
}
