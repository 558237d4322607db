import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '#gate/ports.ts';

/**
 * Logs one line when an answer has ended: method, path, status, milliseconds. No address, user agent, query or cookie.
 * @param path the label of the route, which holds no secret
 */
export function logAccess(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { log, observe }: AccessLog,
): void {
  const start = performance.now();
  const method = knownMethods.has(request.method ?? '') ? String(request.method) : 'other';
  response.once('close', () => {
    const ms = performance.now() - start;
    observe?.({ method, status: response.statusCode, seconds: ms / 1000 });
    log.info('request', {
      method,
      path,
      status: response.statusCode,
      ms: Math.round(ms),
      ...(response.writableFinished ? {} : { cut: 1 }),
    });
  });
}

type AccessLog = {
  readonly log: Log;
  /** Told of the same answer, for measurements. */
  readonly observe?: (answer: { method: string; status: number; seconds: number }) => void;
};

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
