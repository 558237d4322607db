import type { IncomingMessage, ServerResponse } from 'node:http';
import { gateCookieName } from '#domain/gate/gate-cookie.ts';
import type { RequestContext } from '#gate/gate-parts.ts';
import type { Flow } from '#gate/issue-verification.ts';
import { readRequestForm } from '#gate/request-form.ts';
import type { RequestForm, SubmitOutcome } from '#gate/submit-request.ts';
import type { RequestTarget } from './request-target.ts';

/** The gate's use-case that takes a request for access. */
export type TakeRequest = (context: RequestContext, form: RequestForm) => Promise<SubmitOutcome>;

/** The request form that came in, or null: it is another one, or written in a way that the page has to read. */
export function requestFormIn(
  { method, headers }: IncomingMessage,
  { pathname, search }: Target,
  body: Uint8Array,
): RequestForm | null {
  if (method !== 'POST' || pathname !== '/request' || search !== '') return null;
  if (!/^application\/x-www-form-urlencoded(?:\s*;|$)/i.test(headers['content-type'] ?? '')) return null;
  const fields = new URLSearchParams(Buffer.from(body).toString('utf8'));
  return readRequestForm({
    text: (name) => fields.get(name) ?? '',
    texts: (name) => fields.getAll(name),
  });
}

/**
 * Sends whoever asked for access on to the page that takes the code, as the form's page does: for that no page has to be
 * rendered, which took longer than the request itself.
 */
export function sendToVerify(response: ServerResponse, { token, maxAgeSeconds }: Flow, origin: URL): void {
  const isSecure = origin.protocol === 'https:';
  const attributes = `Max-Age=${maxAgeSeconds}; Path=/; HttpOnly;${isSecure ? ' Secure;' : ''} SameSite=Lax`;
  response.writeHead(303, {
    location: '/verify',
    'set-cookie': `${gateCookieName('flow', isSecure)}=${token}; ${attributes}`,
    'content-length': 0,
  });
  response.end();
}

type Target = Pick<Extract<RequestTarget, { kind: 'target' }>, 'pathname' | 'search'>;
