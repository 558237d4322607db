import { type OutgoingHttpHeaders, type ServerResponse, STATUS_CODES } from 'node:http';
import { type HeaderPolicy, strictPagePolicy } from './security-headers.ts';

/**
 * Puts the policy under a response at the last moment before its head is sent, so that nothing which renders it
 * (Astro writes its own head, and calls every status OK) can drop or weaken a header. Calling it again replaces the policy.
 */
export function guardResponse(response: ServerResponse, policy: HeaderPolicy): void {
  const writeHead: ServerResponse['writeHead'] = Object.getPrototypeOf(response).writeHead;
  response.writeHead = ((status: number, ...rest: readonly unknown[]) => {
    const headers = rest.find((argument) => typeof argument === 'object') as OutgoingHttpHeaders | undefined;
    for (const [name, value] of Object.entries(headers ?? {})) {
      if (value !== undefined) response.setHeader(name, value);
    }
    applyPolicy(response, policy);
    response.statusMessage = STATUS_CODES[status] ?? '';
    return writeHead.call(response, status);
  }) as ServerResponse['writeHead'];
}

function applyPolicy(response: ServerResponse, { always, contentSecurity }: HeaderPolicy): void {
  for (const name of ['x-powered-by', 'server', 'access-control-allow-origin']) response.removeHeader(name);
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
  // Without it a browser guesses, from bytes that a stranger may have typed.
  if (response.getHeader('content-type') === 'text/html')
    response.setHeader('content-type', 'text/html; charset=utf-8');
  const brought = response.getHeader('content-security-policy');
  const own = brought === undefined ? policyOfBare(response) : [brought].flat();
  response.setHeader('content-security-policy', [...own, contentSecurity].join(', '));
}

function policyOfBare(response: ServerResponse): readonly string[] {
  const isPage = String(response.getHeader('content-type') ?? '').startsWith('text/html');
  return isPage ? [strictPagePolicy] : [];
}
