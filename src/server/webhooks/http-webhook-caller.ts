import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { Clock, WebhookAnswer, WebhookCaller } from '#gate/ports.ts';
import { isPublicAddress, lookupPublic } from './public-address.ts';
import { signWebhook } from './sign-webhook.ts';
import { secretsFor, type WebhookSecrets } from './webhook-secrets.ts';

export type WebhookCallerOptions = {
  readonly secrets: WebhookSecrets;
  /** Hosts inside the network that may be called, also without https, as they stand in the address: `crm.internal`. */
  readonly privateHosts: readonly string[];
  readonly clock: Clock;
  /** For the whole call, in milliseconds. */
  readonly timeoutMs?: number;
};

/**
 * Calls webhooks over HTTP, signed as Standard Webhooks say. An answer of 2xx counts and nothing else; redirects are not followed;
 * of the answer nothing but its status and Retry-After is read. A name is resolved once, and only to public addresses.
 */
export function createHttpWebhookCaller({
  secrets,
  privateHosts,
  clock,
  timeoutMs = 15_000,
}: WebhookCallerOptions): WebhookCaller {
  return {
    async call({ id, endpoint, body }) {
      const url = new URL(endpoint.url);
      const isPrivate = privateHosts.includes(url.hostname.toLowerCase());
      const problem = isPrivate ? null : problemOf(url);
      if (problem !== null) return { kind: 'failed', why: problem };
      const keys = secretsFor(secrets, endpoint.name);
      if (keys.length === 0)
        return { kind: 'failed', why: `WEBHOOK_SECRETS holds no key for ${endpoint.name}` };
      const seconds = Math.floor(clock.now() / 1000);
      const headers = {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'Vitrine',
        ...signWebhook(keys, { id, seconds, body }),
      };
      return post(url, headers, body, { isPrivate, timeoutMs });
    },
  };
}

function problemOf({ protocol, hostname }: URL): string | null {
  if (protocol !== 'https:') return 'the address is not https';
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(literal) !== 0 && !isPublicAddress(literal) ? 'the address is not public' : null;
}

function post(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  { isPrivate, timeoutMs }: { readonly isPrivate: boolean; readonly timeoutMs: number },
): Promise<WebhookAnswer> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const signal = AbortSignal.timeout(timeoutMs);
  return new Promise((resolve) => {
    let request: ClientRequest;
    const fail = (why: string) => {
      resolve({ kind: 'failed', why });
      request?.destroy();
    };
    try {
      request = send(url, {
        method: 'POST',
        headers,
        signal,
        agent: false,
        ...(isPrivate ? {} : { lookup: lookupPublic }),
      });
    } catch (error) {
      return resolve({ kind: 'failed', why: reason(error) });
    }
    request.on('error', (error) =>
      fail(signal.aborted ? `no answer within ${timeoutMs / 1000} seconds` : reason(error)),
    );
    request.on('response', (response) => {
      resolve(answerOf(response));
      response.destroy();
    });
    request.end(body);
  });
}

function answerOf({ statusCode = 0, headers }: IncomingMessage): WebhookAnswer {
  if (statusCode >= 200 && statusCode < 300) return { kind: 'accepted' };
  if (statusCode === 410) return { kind: 'gone' };
  const why =
    statusCode >= 300 && statusCode < 400
      ? `answered ${statusCode}: redirects are not followed`
      : `answered ${statusCode}`;
  const seconds = /^\d{1,6}$/.test(headers['retry-after'] ?? '') ? Number(headers['retry-after']) : null;
  return { kind: 'failed', why, ...(seconds === null ? {} : { waitMs: seconds * 1000 }) };
}

/** Without the address, which may be a secret. */
function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return `no connection: ${code ?? message}`;
}
