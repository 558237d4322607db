import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '#gate/ports.ts';
import type { SubmitOutcome } from '#gate/submit-request.ts';
import { clientAddress } from './client-address.ts';
import { isCrossSitePost, isFromNoBrowser } from './cross-site.ts';
import { faultFacts } from './fault-facts.ts';
import { effectiveOrigin, replaceForwardedHeaders } from './forwarded-headers.ts';
import type { GateHandler } from './gate-handler.ts';
import { createKeptPages, type KeepPage } from './kept-pages.ts';
import type { RefusalCode } from './refusals.ts';
import { attachBody, readBody } from './request-body.ts';
import { requestFormIn, sendToVerify, type TakeRequest } from './request-submission.ts';
import type { RequestTarget } from './request-target.ts';
import { drainOf, uncork } from './response-drain.ts';
import { isOneClickPath } from './routes.ts';
import { bodyLimit, type MayUpload } from './upload-limit.ts';

export type GateOptions = {
  /** Origin under which people reach the server. */
  readonly publicUrl: string;
  /** Number of trusted proxies in front. */
  readonly proxyHops: number;
  /** null: a build without the gate. */
  readonly handler: GateHandler | null;
  /** What pages find as `Astro.locals.gate`. */
  readonly gate: unknown;
  /** Takes the form of `/request`; absent: its page does. */
  readonly takeRequest?: TakeRequest;
  /** Who may send a file; absent: nobody. */
  readonly mayUpload?: MayUpload;
  readonly log: Log;
};

/** What pages find in `Astro.locals`. */
export type GateLocals = {
  readonly gate: unknown;
  readonly requestContext: { readonly clientAddress: string; readonly userAgent: string };
  /** Resolves when the response takes more; for pages that stream. */
  readonly drained: () => Promise<void>;
  /** Puts an error into the server's log, in one line and without what a visitor sent. */
  readonly reportFault: (error: unknown) => void;
  /** For a page whose answer to this request depends on nothing that a visitor sent: it is rendered once. */
  readonly keepPage: KeepPage;
  /** What came of the form of `/request`, where it was taken already. */
  readonly submission?: Promise<SubmitOutcome>;
};

/** A refusal is still to be answered. */
export type GateOutcome =
  | 'answered'
  | Extract<RefusalCode, 'cross-site' | 'too-large' | 'gate-unavailable' | 'not-found'>;

/**
 * Hands requests to the rendered part of the site, after everything that Astro would take a client's word for has
 * been settled: where the request came from, under which address, from which site, and how large it is.
 */
export function createGateAnswer(options: GateOptions) {
  const { publicUrl, proxyHops, handler, gate, takeRequest, mayUpload, log } = options;
  const configured = new URL(publicUrl);
  const reportFault = (error: unknown) => log.error('page-failed', faultFacts(error));
  const pages = createKeptPages();

  return async (request: IncomingMessage, response: ServerResponse, target: Target): Promise<GateOutcome> => {
    if (pages.answer(request, response, target)) return 'answered';
    const { host, 'x-forwarded-for': forwardedFor, 'user-agent': userAgent } = request.headers;
    const origin = effectiveOrigin(configured, host);
    const address = clientAddress(request.socket.remoteAddress, [forwardedFor].flat().join(','), proxyHops);
    replaceForwardedHeaders(request, origin, address);
    const body = request.method === 'POST' ? await takeBody(request, origin, mayUpload) : noBody;
    if (body === 'aborted') return 'answered';
    if (typeof body === 'string') return body;
    if (handler === null) return 'gate-unavailable';
    const requestContext = { clientAddress: address, userAgent: printable(userAgent ?? '') };
    const form = takeRequest ? requestFormIn(request, target, body) : null;
    const submission = form ? takeRequest?.(requestContext, form) : undefined;
    // What else comes of it, a failure included, is the page's to show.
    const outcome = await submission?.catch(() => null);
    if (outcome?.kind === 'check-mail') {
      sendToVerify(response, outcome.flow, origin);
      return 'answered';
    }
    const drained = drainOf(response);
    const keepPage = pages.keeping(request, response, target);
    const locals = { gate, requestContext, drained, reportFault, keepPage };
    return render(handler, request, response, submission ? { ...locals, submission } : locals);
  };
}

const noBody = new Uint8Array();

type Target = Extract<RequestTarget, { kind: 'target' }>;

async function takeBody(
  request: IncomingMessage,
  origin: URL,
  mayUpload: MayUpload | undefined,
): Promise<Uint8Array | 'aborted' | 'cross-site' | 'too-large'> {
  if (isOneClick(request)) delete request.headers.cookie;
  else if (isCrossSitePost(request.headers, origin)) return 'cross-site';
  const body = await readBody(request, await bodyLimit(request, mayUpload));
  if (body.kind !== 'body') return body.kind;
  attachBody(request, body.bytes);
  // Astro has a check of its own, which does not know that `Origin: null` may be ours.
  request.headers.origin = origin.origin;
  return body.bytes;
}

/** The one POST that needs no origin. It gets no session either. */
function isOneClick({ url = '', headers }: IncomingMessage): boolean {
  return isOneClickPath(url) && isFromNoBrowser(headers);
}

async function render(
  handler: GateHandler,
  request: IncomingMessage,
  response: ServerResponse,
  locals: GateLocals,
): Promise<GateOutcome> {
  let outcome: GateOutcome = 'answered';
  const passOn = () => {
    outcome = 'not-found';
  };
  // Astro writes a page in dozens of small pieces; together they leave in one. The socket holds them: a response that is
  // corked itself loses its framing as soon as the page waits for something (Node 24.21).
  response.socket?.cork();
  try {
    await handler(request, response, passOn, locals);
  } finally {
    uncork(response);
  }
  return outcome;
}

/** Kept as evidence beside signatures, so bounded and without anything that a terminal would act on. */
function printable(userAgent: string): string {
  return userAgent.replace(/\p{Cc}/gu, '').slice(0, 300);
}
