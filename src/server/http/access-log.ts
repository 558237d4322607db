import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '#gate/ports.ts';

/**
 * Logs one line when an answer has ended: method, path, status, milliseconds. No address, user agent, query or cookie.
 * @param path the label of the route, which holds no secret
 */
export function logAccess(request: IncomingMessage, response: ServerResponse, path: string, log: Log): void {
  const start = performance.now();
  const method = knownMethods.has(request.method ?? '') ? String(request.method) : 'other';
  response.once('close', () => {
    log.info('request', {
      method,
      path,
      status: response.statusCode,
      ms: Math.round(performance.now() - start),
      ...(response.writableFinished ? {} : { cut: 1 }),
    });
  });
}

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
