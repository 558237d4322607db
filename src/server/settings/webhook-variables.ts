import { readWebhookSecrets } from '#server/webhooks/webhook-secrets.ts';
import { readBy } from './variable-types.ts';

/** Keys that sign calls of webhooks, and hosts inside the network that they may call. */
export const webhookVariables = {
  WEBHOOK_SECRETS: readBy(
    readWebhookSecrets,
    'is not a list of whsec_… or name=whsec_… with 24 to 64 bytes as base64. Make one: echo whsec_$(openssl rand -base64 32)',
  ).optional(),
  WEBHOOK_PRIVATE_HOSTS: readBy(hostsOf, 'is not a list of host names. Example: crm.internal').optional(),
};

function hostsOf(text: string): readonly string[] | null {
  const hosts = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((host) => host !== '');
  return hosts.every((host) => /^([a-z0-9.-]+|\[[0-9a-f:.]+\])$/.test(host)) ? hosts : null;
}
