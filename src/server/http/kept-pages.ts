import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { RequestTarget } from './request-target.ts';

/** Completes the page for a query that only chooses among what the page shows to everybody. */
export type CompletePage = (html: string, query: URLSearchParams) => string;

/** Called by a page while it is rendered: this answer depends on nothing that a visitor sent, its query included. */
export type KeepPage = (complete?: CompletePage) => void;

export type KeptPages = {
  /** Answers a GET or HEAD for a page that was kept; false: it has to be rendered. */
  readonly answer: (request: IncomingMessage, response: ServerResponse, target: Target) => boolean;
  /** What the page that is rendered for this request may call. */
  readonly keeping: (request: IncomingMessage, response: ServerResponse, target: Target) => KeepPage;
};

type Target = Pick<Extract<RequestTarget, { kind: 'target' }>, 'pathname' | 'search'>;

type KeptPage = {
  readonly html: Buffer;
  readonly text: string;
  readonly headers: OutgoingHttpHeaders;
  readonly complete: CompletePage | undefined;
};

/**
 * Pages that are the same for every visitor, as they were sent once: the build, its catalogue and the language are those of
 * this process, so they stay right until it ends. Only whole answers to a GET without a query are kept, and none that sets a
 * cookie.
 */
export function createKeptPages(mostPages = 16): KeptPages {
  const pages = new Map<string, KeptPage>();
  return {
    answer({ method }, response, { pathname, search }) {
      const page = pages.get(pathname);
      if (page === undefined || (method !== 'GET' && method !== 'HEAD')) return false;
      const bytes = bytesFor(page, search);
      if (bytes === null) return false;
      response.writeHead(200, { ...page.headers, 'content-length': bytes.byteLength }).end(bytes);
      return true;
    },
    keeping: ({ method }, response, { pathname, search }) => {
      return (complete) => {
        if (method !== 'GET' || search !== '' || pages.has(pathname) || pages.size >= mostPages) return;
        recordAnswer(response, (html, headers) => {
          pages.set(pathname, { html, text: html.toString('utf8'), headers, complete });
        });
      };
    },
  };
}

function bytesFor({ html, text, complete }: KeptPage, search: string): Buffer | null {
  if (search === '') return html;
  if (complete === undefined) return null;
  const completed = complete(text, new URLSearchParams(search));
  return completed === text ? html : Buffer.from(completed);
}

/** Passes an answer on and, once all of it has gone out, gives its body and the headers that the page gave it. */
function recordAnswer(
  response: ServerResponse,
  done: (html: Buffer, headers: OutgoingHttpHeaders) => void,
): void {
  const chunks: Buffer[] = [];
  let given: OutgoingHttpHeaders | null = null;
  const { writeHead, write, end } = response;
  response.writeHead = ((status: number, ...rest: readonly unknown[]) => {
    const headers = rest.find((argument) => typeof argument === 'object') as OutgoingHttpHeaders | undefined;
    if (status === 200 && headers !== undefined && !('set-cookie' in headers)) given = { ...headers };
    return Reflect.apply(writeHead, response, [status, ...rest]);
  }) as ServerResponse['writeHead'];
  response.write = ((...args: unknown[]) => {
    take(args[0]);
    return Reflect.apply(write, response, args);
  }) as ServerResponse['write'];
  response.end = ((...args: unknown[]) => {
    take(args[0]);
    return Reflect.apply(end, response, args);
  }) as ServerResponse['end'];
  response.once('finish', () => {
    if (given !== null) done(Buffer.concat(chunks), given);
  });

  function take(chunk: unknown): void {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  }
}
