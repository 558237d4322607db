import type { IncomingMessage } from 'node:http';
import { isLocalUrl } from '#server/settings/local-url.ts';

/**
 * Replaces what a client says about where a request came from and went to by what the server knows. Astro takes its
 * URL, its origin check and `clientAddress` from these headers.
 */
export function replaceForwardedHeaders(request: IncomingMessage, origin: URL, address: string): void {
  for (const name of Object.keys(request.headers)) {
    if (isForwardingHeader(name)) delete request.headers[name];
  }
  request.headers.host = origin.host;
  request.headers['x-forwarded-proto'] = origin.protocol.slice(0, -1);
  request.headers['x-forwarded-host'] = origin.host;
  request.headers['x-forwarded-for'] = address;
}

/**
 * The origin under which this request is answered: always the public one, with one exception. A site on localhost is
 * also reached as 127.0.0.1 or [::1], and its forms should work there; a name from elsewhere that was pointed at
 * 127.0.0.1 (DNS rebinding) is not among them.
 */
export function effectiveOrigin(publicUrl: URL, host: string | undefined): URL {
  if (host === undefined || !isLocalUrl(publicUrl.href)) return publicUrl;
  const asked = `${publicUrl.protocol}//${host}`;
  if (!isLocalUrl(asked)) return publicUrl;
  const { port, origin } = new URL(asked);
  return port === publicUrl.port ? new URL(origin) : publicUrl;
}

function isForwardingHeader(name: string): boolean {
  return (
    name.startsWith('x-forwarded-') ||
    ['forwarded', 'x-real-ip', 'x-original-url', 'x-rewrite-url'].includes(name)
  );
}
