import { createHmac, createPrivateKey, sign } from 'node:crypto';
import type { WebhookSecret } from './webhook-secrets.ts';

/** The headers that a receiver checks a call by. */
export type WebhookHeaders = {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
};

/**
 * Signs `id.timestamp.body` with each key (Standard Webhooks 1.0).
 * @param seconds since the epoch: of this attempt, not of the event
 */
export function signWebhook(
  secrets: readonly WebhookSecret[],
  { id, seconds, body }: { readonly id: string; readonly seconds: number; readonly body: string },
): WebhookHeaders {
  const content = Buffer.from(`${id}.${seconds}.${body}`, 'utf8');
  const signatures = secrets.map(({ kind, bytes }) =>
    kind === 'shared'
      ? `v1,${createHmac('sha256', bytes).update(content).digest('base64')}`
      : `v1a,${sign(null, content, privateKey(bytes)).toString('base64')}`,
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  };
}

/** RFC 8410: what stands before the seed in PKCS #8. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

function privateKey(seed: Uint8Array) {
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
}
