import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readPublicKey, readSigningKey } from './signing-key.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const base64 = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
const bytes = Buffer.from('bytes');

describe('a signing key', () => {
  test.each([
    ['PEM', pem],
    ['PEM with its line ends written out', pem.replaceAll('\n', '\\n')],
    ['base64 of PKCS#8', base64],
    ['base64 in a setting with spaces around', ` ${base64}\n`],
  ])('is read from %s', (_, written) => {
    const key = readSigningKey(written);
    expect(key.publicKey.verifies(bytes, key.sign(bytes))).toBe(true);
    expect(key.sign(bytes)).toBe(readSigningKey(pem).sign(bytes));
  });

  test.each([
    ['nothing', ''],
    ['a word', 'secret'],
    [
      'an RSA key',
      generateKeyPairSync('rsa', { modulusLength: 2048 })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
    ],
    ['half a key', pem.slice(0, 60)],
  ])('%s is refused, and the message does not repeat it', (_, written) => {
    const attempt = () => readSigningKey(written);
    expect(attempt).toThrow(/VITRINE_SIGNING_KEY is not a private Ed25519 key/);
    if (written !== '') expect(attempt).not.toThrow(written.slice(0, 20));
  });
});

describe('a public key', () => {
  const { publicKey } = readSigningKey(pem);

  test('is read from the published file, with the words around it', () => {
    expect(readPublicKey(`About this key.\n\n${publicKey.pem}\n`)?.fingerprint).toBe(publicKey.fingerprint);
  });
  test('refuses other bytes, other signatures and signatures of another length', () => {
    const signature = readSigningKey(pem).sign(bytes);
    expect(publicKey.verifies(Buffer.from('Bytes'), signature)).toBe(false);
    expect(publicKey.verifies(bytes, `A${signature.slice(1)}`)).toBe(signature.startsWith('A'));
    expect(publicKey.verifies(bytes, '')).toBe(false);
    expect(publicKey.verifies(bytes, `${signature.slice(0, -4)}`)).toBe(false);
  });
  test.each(['', 'no key', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', pem])(
    '%j is none',
    (text) => {
      expect(readPublicKey(text)).toBeNull();
    },
  );
});
