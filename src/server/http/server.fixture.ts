import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createServer } from './create-server.ts';
import type { GateHandler } from './gate-handler.ts';
import type { TakeRequest } from './request-submission.ts';
import { readStaticFiles } from './static-files.ts';

export type Reply = {
  readonly status: number;
  /** The words after the status. */
  readonly reason: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
};

export type Ask = (
  method: string,
  path: string,
  headers?: OutgoingHttpHeaders,
  body?: string | Uint8Array | readonly string[],
) => Promise<Reply>;

export type RunningServer = {
  readonly ask: Ask;
  readonly port: number;
  readonly folder: string;
  readonly logged: Record<string, string | number>[];
  readonly close: () => Promise<void>;
};

export type Fixture = {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly handler?: GateHandler | null;
  readonly publicUrl?: string;
  readonly proxyHops?: number;
  readonly takeRequest?: TakeRequest;
  readonly whyNotReady?: () => Promise<string | null>;
};

/** A real server on a free port over a folder of its own; for tests. */
export async function startServer(fixture: Fixture = {}): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-http-'));
  await writeTree(folder, { '404.html': '<title>Nothing here</title>', ...fixture.files });
  const logged: Record<string, string | number>[] = [];
  const log = (event: string, facts: Readonly<Record<string, string | number>> = {}) =>
    void logged.push({ event, ...facts });
  const server = createServer({
    publicUrl: fixture.publicUrl ?? 'https://trust.example.com',
    proxyHops: fixture.proxyHops ?? 0,
    files: await readStaticFiles(folder),
    handler: fixture.handler ?? null,
    gate: { name: 'the gate' },
    ...(fixture.takeRequest && { takeRequest: fixture.takeRequest }),
    whyNotReady: fixture.whyNotReady ?? (async () => null),
    log: { info: log, error: log },
  });
  const port = await server.listen(0, '127.0.0.1');
  return {
    ask: (...request) => ask(port, ...request),
    port,
    folder,
    logged,
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The same with a home page; it is closed when the test that asked for it has ended. */
export async function startForTest(fixture: Fixture = {}): Promise<RunningServer> {
  const server = await startServer({ files: { 'index.html': '<h1>Home</h1>' }, ...fixture });
  onTestFinished(() => server.close());
  return server;
}

export async function writeTree(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

/** One request on a connection of its own, its path sent as it is written; chunks make it a chunked one. */
function ask(port: number, ...[method, path, headers = {}, body]: Parameters<Ask>): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = send({ port, host: '127.0.0.1', method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          reason: response.statusMessage ?? '',
          headers: response.headers,
          body: bytes,
          text: bytes.toString('utf8'),
        });
      });
    });
    request.once('error', reject);
    if (Array.isArray(body)) for (const chunk of body) request.write(chunk);
    request.end(typeof body === 'string' || body instanceof Uint8Array ? body : undefined);
  });
}

/** Says what it was handed, and tries to weaken every header, as a page might. */
export const echo: GateHandler = async (request, response, _next, locals) => {
  const { body, headers, method, url } = request as typeof request & { body?: Uint8Array };
  const seen = { method, url, headers, body: body && Buffer.from(body).toString(), locals };
  response.writeHead(200, {
    'content-type': 'application/json',
    'cache-control': 'public, max-age=600',
    'referrer-policy': 'unsafe-url',
    'x-frame-options': 'ALLOWALL',
    'access-control-allow-origin': '*',
    'x-powered-by': 'a page',
    'set-cookie': ['a=1', 'b=2'],
  });
  response.end(JSON.stringify(seen));
};
