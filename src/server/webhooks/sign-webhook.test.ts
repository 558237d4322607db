import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signWebhook } from './sign-webhook.ts';
import { readWebhookSecrets, secretsFor } from './webhook-secrets.ts';

const read = (text: string) => {
  const secrets = readWebhookSecrets(text);
  if (secrets === null) throw new Error(`not read: ${text}`);
  return secrets;
};

describe('signWebhook', () => {
  test('gives the signature of the reference libraries of Standard Webhooks', () => {
    const keys = secretsFor(read('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'), 'crm');
    const call = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', seconds: 1614265330, body: '{"test": 2432232314}' };
    expect(signWebhook(keys, call)).toEqual({
      'webhook-id': call.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  test('signs with a pair of keys so that the public one verifies (v1a, Ed25519)', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(16);
    const keys = secretsFor(read(`whsk_${seed.toString('base64')}`), 'crm');
    const signed = signWebhook(keys, { id: 'w-1', seconds: 1, body: '{"ü":1}' })['webhook-signature'];
    expect(signed).toMatch(/^v1a,/);
    const signature = Buffer.from(signed.slice(4), 'base64');
    expect(verify(null, Buffer.from('w-1.1.{"ü":1}'), createPublicKey(privateKey), signature)).toBe(true);
  });

  test('signs with every key of an endpoint, while a receiver changes over', () => {
    const text = `crm=whsec_${'A'.repeat(32)}, crm=whsec_${'B'.repeat(32)} whsec_${'C'.repeat(32)}`;
    const secrets = read(text);
    const count = (name: string) =>
      signWebhook(secretsFor(secrets, name), { id: 'i', seconds: 1, body: '' })['webhook-signature'].split(
        ' ',
      ).length;
    expect([count('crm'), count('chat')]).toEqual([2, 1]);
  });
});

test('what is no list of keys is refused, short keys too', () => {
  for (const text of ['whsec_', 'secret', 'whsec_QUJD', 'crm=', 'whsk_QUJD', `a b=whsec_${'A'.repeat(32)}`])
    expect(readWebhookSecrets(text), text).toBeNull();
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24, maxLength: 64 }), (bytes) => {
      const secrets = readWebhookSecrets(`crm=whsec_${Buffer.from(bytes).toString('base64')}`);
      expect(secrets?.get('crm')?.[0]?.bytes).toEqual(Buffer.from(bytes));
    }),
  );
});
