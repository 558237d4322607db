import { createServer as createNodeServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Traffic } from '#server/traffic.ts';
import { type AnswerOptions, createAnswer } from './answer-request.ts';

export type HttpServer = {
  /** @returns the port, which the system chose where 0 was given */
  readonly listen: (port: number, host: string) => Promise<number>;
  /** Takes no new connections, lets running answers end for up to ten seconds, then cuts the rest. */
  readonly close: () => Promise<void>;
};

/** The HTTP server around `createAnswer`: bounds on time, and an orderly end. */
export function createServer(options: AnswerOptions & { readonly traffic?: Traffic }): HttpServer {
  let closing = false;
  const whyNotReady = async () => (closing ? 'the server is stopping' : options.whyNotReady());
  const answer = createAnswer({ ...options, whyNotReady });
  const server = createNodeServer(limits, (request, response) => {
    if (closing) response.setHeader('connection', 'close');
    options.traffic?.began(response);
    void answer(request, response);
  });
  server.timeout = quietMs;
  return {
    listen: (port, host) => listen(server, port, host),
    close: () => {
      closing = true;
      return close(server);
    },
  };
}

/**
 * A whole head within 15 s and a whole request within 30 s, whatever the pace (Node looks every 5 s); connections outlive a
 * balancer's 60 s.
 */
const limits = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 65_000,
};

/** A connection on which nothing moves for so long is gone: a download that nobody reads holds no memory for ever. */
const quietMs = 120_000;

const drainMs = 10_000;

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), drainMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
