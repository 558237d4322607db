import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expositionType } from './exposition.ts';

export type MetricsServer = { readonly port: number; readonly close: () => Promise<void> };

/**
 * Answers GET /metrics on an address of its own, which is none of the public ones: what stands there is nobody's business
 * outside.
 * @throws where the port is taken
 */
export async function startMetricsServer(
  { host, port }: { readonly host: string; readonly port: number },
  read: () => Promise<string>,
): Promise<MetricsServer> {
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 10_000 },
    async (request, response) => {
      const isAsked = request.url?.split('?')[0] === '/metrics' && request.method === 'GET';
      const text = isAsked ? await read().catch(() => null) : null;
      const status = !isAsked ? 404 : text === null ? 500 : 200;
      response.writeHead(status, { 'content-type': text === null ? 'text/plain' : expositionType });
      response.end(text ?? '');
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
