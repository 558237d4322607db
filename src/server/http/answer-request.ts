import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '#gate/ports.ts';
import { isStoreOutage } from '#gate/store-outage.ts';
import type { AnswerFacts } from '#server/metrics/gate-measures.ts';
import { routeLabel } from '#server/metrics/route-label.ts';
import { logAccess } from './access-log.ts';
import { createGateAnswer, type GateOptions } from './answer-gate.ts';
import { createEncodedBodies } from './content-encoding.ts';
import { faultFacts } from './fault-facts.ts';
import { guardResponse } from './guarded-response.ts';
import { isOpenData } from './open-data.ts';
import { type RefusalCode, refusals, refuse } from './refusals.ts';
import { announcesBody, discardBody } from './request-body.ts';
import { type RequestTarget, readTarget } from './request-target.ts';
import { routeOf } from './routes.ts';
import { headerPolicy, type ResponseKind } from './security-headers.ts';
import { serveErrorPage, serveStatic } from './serve-static.ts';
import type { StaticFiles } from './static-files.ts';

export type AnswerOptions = GateOptions & {
  readonly files: StaticFiles;
  /** What keeps the server from its work now, in a few words for everybody, or null; asked by /readyz. */
  readonly whyNotReady: () => Promise<string | null>;
  readonly log: Log;
  /** Told of every answer that has ended. */
  readonly observe?: (answer: AnswerFacts) => void;
};

export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * The one door of the product: static pages, the gate and the health checks, all behind the same rules.
 * Never rejects: what goes wrong is logged and answered with 500.
 */
export function createAnswer(options: AnswerOptions): Answer {
  const { files, whyNotReady, log } = options;
  const secure = new URL(options.publicUrl).protocol === 'https:';
  const bodies = createEncodedBodies();
  const askGate = createGateAnswer(options);

  return async (request, response) => {
    guard(response, 'gate');
    const target = readTarget(request.url);
    if (target.kind !== 'target') return refuseAndClose(request, response, target.kind);
    logAccess(request, response, logLabel(target.pathname), { log, ...observing(target.pathname) });
    try {
      await answerTarget(request, response, target);
    } catch (error) {
      fail(response, error);
    }
  };

  async function answerTarget(
    request: IncomingMessage,
    response: ServerResponse,
    target: Target,
  ): Promise<void> {
    const isPost = request.method === 'POST';
    if (!isPost && request.method !== 'GET' && request.method !== 'HEAD')
      return refuseAndClose(request, response, 'method', { allow: 'GET, HEAD, POST' });
    if (!isPost && announcesBody(request)) return refuseAndClose(request, response, 'unexpected-body');
    const route = routeOf(target.pathname);
    if (route.kind === 'gate') return answerGate(request, response, target);
    if (isPost && (route.kind === 'health' || files.find(target.pathname).kind !== 'unknown'))
      return refuseAndClose(request, response, 'method', { allow: 'GET, HEAD' });
    if (route.kind === 'health') return answerHealth(response, route.check);
    return answerStatic(request, response, target);
  }

  async function answerHealth(response: ServerResponse, check: 'healthz' | 'readyz'): Promise<void> {
    guard(response, 'health');
    const why = check === 'healthz' ? null : await whyNotReady();
    response.writeHead(why === null ? 200 : 503, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(why === null ? 'ok\n' : `not ready: ${why}\n`);
  }

  async function answerStatic(
    request: IncomingMessage,
    response: ServerResponse,
    target: Target,
  ): Promise<void> {
    const found = files.find(target.pathname);
    if (found.kind === 'unknown') return answerError(request, response, 'not-found');
    if (found.kind === 'file') guard(response, found.file.kind, isOpenData(target.pathname));
    else guard(response, 'asset');
    if (found.kind === 'file') return serveStatic(request, response, found.file, bodies);
    const location = found.to + target.search;
    response.writeHead(301, { location, 'cache-control': 'public, max-age=3600' }).end();
  }

  async function answerGate(
    request: IncomingMessage,
    response: ServerResponse,
    target: Target,
  ): Promise<void> {
    const outcome = await askGate(request, response, target);
    if (outcome === 'answered') return;
    if (outcome === 'cross-site' || outcome === 'too-large')
      return refuseAndClose(request, response, outcome);
    return answerError(request, response, outcome);
  }

  /** The built page for it where there is one, with the right status. */
  async function answerError(
    request: IncomingMessage,
    response: ServerResponse,
    code: 'not-found' | 'gate-unavailable',
  ): Promise<void> {
    if (request.method === 'POST') discardBody(request);
    if (code === 'gate-unavailable') response.setHeader('retry-after', '300');
    const { status } = refusals[code];
    const page = files.errorPages.get(status);
    return page === undefined ? refuse(response, code) : serveErrorPage(response, status, page);
  }

  function fail(response: ServerResponse, error: unknown): void {
    log.error('request-failed', faultFacts(error));
    if (response.headersSent) response.destroy();
    else if (isStoreOutage(error)) refuse(response, 'gate-unavailable', { 'retry-after': '30' });
    else refuse(response, 'failed');
  }

  /** A path that nobody here has named is not logged: a mistyped link still holds its token. */
  function logLabel(pathname: string): string {
    return routeOf(pathname).label ?? (files.find(pathname).kind === 'unknown' ? 'unknown' : pathname);
  }

  function observing(pathname: string) {
    const { observe } = options;
    if (observe === undefined) return {};
    const route = routeLabel(routeOf(pathname), files.find(pathname).kind !== 'unknown');
    return { observe: (answer: Omit<AnswerFacts, 'route'>) => observe({ ...answer, route }) };
  }

  function guard(response: ServerResponse, kind: ResponseKind, isOpen = false): void {
    guardResponse(response, headerPolicy(kind, secure, isOpen));
  }
}

type Target = Extract<RequestTarget, { kind: 'target' }>;

function refuseAndClose(
  request: IncomingMessage,
  response: ServerResponse,
  code: RefusalCode,
  headers: Readonly<Record<string, string>> = {},
): void {
  discardBody(request);
  refuse(response, code, headers);
}
