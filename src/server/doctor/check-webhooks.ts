import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { WebhookEndpoint } from '#domain/gate/gate-catalogue.ts';
import type { Settings } from '../settings.ts';
import { isPublicAddress, lookupPublic } from '../webhooks/public-address.ts';
import { causeOf, type Finding, fine, lookSeconds, problem, warning } from './finding.ts';

/**
 * Whether each webhook can be called as the server calls it: by https, at a public address or a host that the settings allow,
 * by a receiver that answers. It is asked for its headers (HEAD) and sent nothing. Addresses of webhooks may be secrets, so
 * findings name the endpoint.
 */
export async function checkWebhooks(
  { webhookSecrets, webhookPrivateHosts }: Settings,
  endpoints: readonly WebhookEndpoint[],
): Promise<Finding[]> {
  const looked = await Promise.all(endpoints.map((endpoint) => lookAt(endpoint, webhookPrivateHosts)));
  const names = new Set(['', ...endpoints.map(({ name }) => name)]);
  const strangers = [...webhookSecrets.keys()].filter((name) => !names.has(name));
  const hosts = new Set(endpoints.map(({ url }) => hostOf(url)));
  const unused = webhookPrivateHosts.filter((host) => !hosts.has(host));
  return [
    ...looked,
    ...(strangers.length === 0
      ? []
      : [
          warning(
            'webhook-key',
            `WEBHOOK_SECRETS holds keys for ${strangers.join(', ')}, which gate.yaml does not name.`,
            'Correct the name, or take them out.',
          ),
        ]),
    ...(unused.length === 0
      ? []
      : [
          warning(
            'webhook-hosts',
            `WEBHOOK_PRIVATE_HOSTS allows ${unused.join(', ')}, which no webhook of gate.yaml calls.`,
            'Take out what is not called: each is a way into your network.',
          ),
        ]),
  ];
}

async function lookAt({ name, url }: WebhookEndpoint, privateHosts: readonly string[]): Promise<Finding> {
  const { protocol } = new URL(url);
  const host = hostOf(url);
  const isPrivate = privateHosts.includes(host);
  const bad = (what: string, hint: string) => problem('webhook', `${name}: ${what}`, hint);
  if (protocol !== 'https:' && !isPrivate)
    return bad('its address is not https, so it is never called.', 'Give the receiver a certificate.');
  const addresses = await lookup(host.replace(/^\[(.*)\]$/, '$1'), { all: true }).catch(() => []);
  if (addresses.length === 0)
    return bad('the name of its host does not resolve.', 'Compare it with gate.yaml.');
  if (!isPrivate && addresses.some(({ address }) => !isPublicAddress(address)))
    return bad(
      'its host leads to an address that is not public, so it is never called.',
      'If it is meant to be inside your network, name its host in WEBHOOK_PRIVATE_HOSTS.',
    );
  const failure = await ask(url, isPrivate);
  if (failure === null) return fine('webhook', `${name} can be reached.`);
  return bad(`does not answer (${failure}).`, 'Look at the receiver, its certificate and the way there.');
}

function hostOf(url: string): string {
  return new URL(url).hostname.toLowerCase();
}

/** What went wrong, or null: any answer shows that somebody is there. */
function ask(url: string, isPrivate: boolean): Promise<string | null> {
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const options = {
      method: 'HEAD',
      headers: { 'user-agent': 'Vitrine' },
      signal: AbortSignal.timeout(lookSeconds * 1000),
      agent: false,
      ...(isPrivate ? {} : { lookup: lookupPublic }),
    } as const;
    const request = send(url, options, (response) => {
      response.destroy();
      resolve(null);
    });
    request.on('error', (error) => resolve('code' in error ? String(error.code) : causeOf(error)));
    request.end();
  });
}
