import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttpWebhookCaller } from './http-webhook-caller.ts';
import { isPublicAddress } from './public-address.ts';
import { readWebhookSecrets } from './webhook-secrets.ts';

const key = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const now = Date.UTC(2026, 10, 23, 9);

let server: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let seen: { path: string; headers: IncomingMessage['headers']; body: string }[];
beforeEach(async () => {
  seen = [];
  answer = (_, response) => void response.writeHead(204).end();
  server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request)).toString();
    seen.push({ path: request.url ?? '', headers: request.headers, body });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const call = (url: string, privateHosts: readonly string[] = ['127.0.0.1'], timeoutMs = 1000) =>
  createHttpWebhookCaller({
    secrets: readWebhookSecrets(`whsec_${key}`) ?? new Map(),
    privateHosts,
    clock: { now: () => now },
    timeoutMs,
  }).call({
    id: 'w-1',
    endpoint: { name: 'crm', url, events: [], personalData: false },
    body: '{"company":"Ærø"}',
  });
const here = (path = '/hook') => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

describe('a webhook is called', () => {
  test('with a signature over id, time and body that the receiver can check', async () => {
    expect(await call(here('/hook?token=1'))).toEqual({ kind: 'accepted' });
    const [{ headers, body, path } = seen[0] ?? { headers: {}, body: '', path: '' }] = seen;
    const content = `w-1.${now / 1000}.${body}`;
    const mac = createHmac('sha256', Buffer.from(key, 'base64')).update(content).digest('base64');
    expect(path).toBe('/hook?token=1');
    expect(headers).toMatchObject({
      'webhook-id': 'w-1',
      'webhook-timestamp': String(now / 1000),
      'webhook-signature': `v1,${mac}`,
      'content-type': 'application/json',
    });
  });

  test('and its refusal is told with the status and the wait that it asks for', async () => {
    answer = (_, response) => void response.writeHead(503, { 'retry-after': '120' }).end('busy');
    expect(await call(here())).toEqual({ kind: 'failed', why: 'answered 503', waitMs: 120_000 });
    answer = (_, response) => void response.writeHead(500, { 'retry-after': 'soon' }).end();
    expect(await call(here())).toEqual({ kind: 'failed', why: 'answered 500' });
    answer = (_, response) => void response.writeHead(410).end();
    expect(await call(here())).toEqual({ kind: 'gone' });
  });

  test('without following it elsewhere', async () => {
    answer = ({ url }, response) =>
      void (url === '/hook' ? response.writeHead(307, { location: here('/other') }).end() : response.end());
    expect(await call(here())).toMatchObject({ why: 'answered 307: redirects are not followed' });
    expect(seen).toHaveLength(1);
  });

  test('and nobody waits longer than the limit for one that hangs, before or within its answer', async () => {
    answer = () => {};
    const started = performance.now();
    expect(await call(here(), undefined, 200)).toEqual({
      kind: 'failed',
      why: 'no answer within 0.2 seconds',
    });
    expect(performance.now() - started).toBeLessThan(2_000);
    answer = (_, response) => void response.writeHead(200).write('x'.repeat(100));
    expect(await call(here(), undefined, 500)).toEqual({ kind: 'accepted' });
  });

  test('and one that breaks off or is not there is a failure, never an exception', async () => {
    answer = ({ socket }) => void socket.destroy();
    expect(await call(here())).toMatchObject({ kind: 'failed', why: 'no connection: ECONNRESET' });
    const gone = here();
    await new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    });
    expect(await call(gone)).toMatchObject({ kind: 'failed', why: 'no connection: ECONNREFUSED' });
  });
});

describe('inside the network nothing is called', () => {
  test('unless its host is named: not by address, not by name, not without https', async () => {
    const { port } = server.address() as AddressInfo;
    for (const url of [
      here(),
      `https://127.0.0.1:${port}/`,
      `https://localhost:${port}/`,
      `https://[::1]:${port}/`,
      `https://2130706433:${port}/`,
      `https://0x7f.1:${port}/`,
      `https://[::ffff:127.0.0.1]:${port}/`,
      'https://169.254.169.254/latest/meta-data/',
    ])
      expect((await call(url, [])).kind, url).toBe('failed');
    expect(seen).toEqual([]);
    expect(await call(`https://localhost:${port}/`, [])).toMatchObject({
      why: expect.stringMatching(/not public/),
    });
  });

  test('public addresses are told from the others', () => {
    const inside = ['10.1.2.3', '172.31.0.1', '192.168.0.1', '100.64.0.1', '0.0.0.0', '255.255.255.255'];
    const inside6 = [
      '::',
      '::1',
      'fe80::1',
      'fc00::1',
      '::ffff:10.0.0.1',
      '64:ff9b::a00:1',
      '2002:a00:1::',
      'ff02::1',
    ];
    for (const address of [...inside, ...inside6, 'localhost', ''])
      expect(isPublicAddress(address), address).toBe(false);
    for (const address of ['93.184.215.14', '8.8.8.8', '2606:4700:4700::1111'])
      expect(isPublicAddress(address), address).toBe(true);
  });
});

test('without a key nothing is called', async () => {
  const caller = createHttpWebhookCaller({
    secrets: new Map(),
    privateHosts: ['127.0.0.1'],
    clock: { now: () => now },
  });
  const endpoint = { name: 'crm', url: here(), events: [], personalData: false };
  expect(await caller.call({ id: 'w', endpoint, body: '{}' })).toMatchObject({ kind: 'failed' });
  expect(seen).toEqual([]);
});
