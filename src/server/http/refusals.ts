import type { ServerResponse } from 'node:http';

export type RefusalCode =
  | 'too-long'
  | 'malformed'
  | 'method'
  | 'unexpected-body'
  | 'too-large'
  | 'cross-site'
  | 'not-found'
  | 'gate-unavailable'
  | 'failed';

/** Answers with one plain sentence; `headers` come in addition. */
export function refuse(
  response: ServerResponse,
  code: RefusalCode,
  headers: Readonly<Record<string, string>> = {},
): void {
  const { status, words } = refusals[code];
  for (const name of ['content-length', 'content-encoding', 'etag']) response.removeHeader(name);
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(`${words}\n`);
}

/** Status and wording of every refusal that the server gives by itself. */
export const refusals: Readonly<Record<RefusalCode, { readonly status: number; readonly words: string }>> = {
  'too-long': { status: 400, words: 'This address is too long.' },
  malformed: { status: 400, words: 'This address is not written correctly.' },
  method: { status: 405, words: 'This address does not take this kind of request.' },
  'unexpected-body': { status: 400, words: 'This kind of request carries no body.' },
  'too-large': {
    status: 413,
    words: 'The form is too large: at most 64 kB. Shorten your text and send it again.',
  },
  'cross-site': {
    status: 403,
    words:
      'The form was not sent from this site, so nothing was changed. Open the page again at its usual address and send the form from there.',
  },
  'not-found': { status: 404, words: 'There is no page at this address.' },
  'gate-unavailable': {
    status: 503,
    words: 'Requests and downloads are not available at the moment. Try again in a few minutes.',
  },
  failed: { status: 500, words: 'Something went wrong on our side. Try again in a few minutes.' },
};
