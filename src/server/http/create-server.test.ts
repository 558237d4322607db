import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { GateHandler } from './gate-handler.ts';
import { echo, startForTest, startServer } from './server.fixture.ts';

const own = { origin: 'https://trust.example.com' };
const form = { ...own, 'content-type': 'application/x-www-form-urlencoded' };

describe('sizes and shapes', () => {
  it('413 for a body over 64 kB, announced or in chunks, and the gate never sees it', async () => {
    let reached = false;
    const server = await startForTest({
      handler: async () => {
        reached = true;
      },
    });
    const tooLarge = 'x'.repeat(64 * 1024 + 1);
    expect((await server.ask('POST', '/request', form, tooLarge)).status).toBe(413);
    expect((await server.ask('POST', '/request', form, ['x', tooLarge])).status).toBe(413);
    expect((await server.ask('POST', '/request', form, 'x'.repeat(5_000_000))).status).toBe(413);
    expect(reached).toBe(false);
  });

  it('takes a body of exactly 64 kB', async () => {
    const server = await startForTest({ handler: echo });
    expect((await server.ask('POST', '/request', form, 'x'.repeat(64 * 1024))).status).toBe(200);
  });

  it('cuts off a client that announces a body and does not stop sending after its 413', async () => {
    const server = await startForTest();
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(
      'POST /request HTTP/1.1\r\nHost: x\r\nOrigin: https://trust.example.com\r\nContent-Length: 99999999999\r\n\r\n',
    );
    const drip = setInterval(() => socket.write('x'.repeat(1000)), 50);
    const begun = performance.now();
    const first = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
    expect(performance.now() - begun).toBeLessThan(1000);
    await closed;
    clearInterval(drip);
    expect(first.toString()).toContain('413 Payload Too Large');
  });

  it.each<[string, string, Record<string, string>, number]>([
    ['GET', `/${'a'.repeat(2100)}`, {}, 400],
    ['GET', `/?q=${'a'.repeat(2100)}`, {}, 400],
    ['GET', 'http://evil.example/', {}, 400],
    ['OPTIONS', '*', {}, 400],
    ['GET', '/%zz', {}, 400],
    ['GET', '/a\\b', {}, 400],
    ['GET', '/', { 'content-length': '5' }, 400],
    ['PUT', '/request', {}, 405],
    ['DELETE', '/', {}, 405],
    ['OPTIONS', '/request', {}, 405],
    ['TRACE', '/', {}, 405],
    ['POST', '/', {}, 405],
    ['POST', '/healthz', {}, 405],
    ['POST', '/nowhere', {}, 404],
  ])('%s %s is refused', async (method, path, headers, status) => {
    const server = await startForTest({ handler: echo });
    const reply = await server.ask(method, path, headers, headers['content-length'] ? '12345' : undefined);
    expect(reply.status).toBe(status);
    if (status === 405) expect(reply.headers.allow).toMatch(/^GET, HEAD/);
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('statement 12: headers', () => {
  it('of the gate cannot be weakened by a page', async () => {
    const server = await startForTest({ handler: echo });
    const { headers } = await server.ask('GET', '/verify/token');
    const { date: _date, connection: _connection, ...stable } = headers;
    expect(stable).toEqual({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(/^img-src 'self' data:;.*frame-ancestors 'none'$/),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'referrer-policy': 'no-referrer',
      'set-cookie': ['a=1', 'b=2'],
      'strict-transport-security': 'max-age=31536000',
      'transfer-encoding': 'chunked',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  it('of a page keep its own policy and add the floor; a page without one gets a strict one', async () => {
    const page =
      (policy: Record<string, string>): GateHandler =>
      async (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html', ...policy });
        response.end('<p>');
      };
    const own = await startForTest({
      handler: page({ 'content-security-policy': "script-src 'sha256-abc='" }),
    });
    expect((await own.ask('GET', '/access')).headers['content-security-policy']).toMatch(
      /^script-src 'sha256-abc=', img-src 'self'.*frame-ancestors 'none'$/,
    );
    const bare = await startForTest({ handler: page({}) });
    expect((await bare.ask('GET', '/access')).headers['content-security-policy']).toMatch(
      /^default-src 'self', /,
    );
  });

  it('hold for answers that never set a head themselves', async () => {
    const server = await startForTest({ handler: async (_request, response) => void response.end('bare') });
    const { headers } = await server.ask('GET', '/access');
    expect([headers['cache-control'], headers['x-frame-options']]).toEqual(['no-store', 'DENY']);
  });

  it('ask for https only where the site has it', async () => {
    const server = await startForTest({ publicUrl: 'http://localhost:4321' });
    expect((await server.ask('GET', '/')).headers['strict-transport-security']).toBeUndefined();
  });

  it('set no cookie on public pages and let other sites read none of them', async () => {
    const server = await startForTest();
    const { headers } = await server.ask('GET', '/', { origin: 'https://evil.example' });
    expect([headers['set-cookie'], headers['access-control-allow-origin']]).toEqual([undefined, undefined]);
    expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
  });
});

describe('when something is not there', () => {
  it('answers 503 with the built page where the gate is missing', async () => {
    const server = await startForTest({ files: { 'gate-unavailable/index.html': 'Try again later' } });
    const reply = await server.ask('GET', '/request');
    expect([reply.status, reply.text, reply.headers['retry-after']]).toEqual([503, 'Try again later', '300']);
  });

  it('sends the built 404 where Astro passes the request on', async () => {
    const server = await startForTest({ handler: async (_request, _response, next) => next() });
    const gate = await server.ask('GET', '/download/none');
    const site = await server.ask('GET', '/nowhere');
    expect([gate.status, gate.text]).toEqual([404, site.text]);
    expect({ ...gate.headers, date: '' }).toEqual({ ...site.headers, date: '' });
  });

  it('answers 500 without details when a page throws, and logs it', async () => {
    const server = await startForTest({
      handler: async () => Promise.reject(new Error('database is locked')),
    });
    const reply = await server.ask('GET', '/status');
    expect([reply.status, reply.text]).toEqual([500, expect.not.stringContaining('database')]);
    expect(server.logged).toContainEqual({
      event: 'request-failed',
      error: 'Error',
      at: expect.stringMatching(/^handler create-server\.test\.ts:\d+:\d+$/),
    });
  });

  it('is alive while it is not ready, and says why it is not', async () => {
    const server = await startForTest({ whyNotReady: async () => 'the database does not answer' });
    expect((await server.ask('GET', '/healthz')).status).toBe(200);
    const ready = await server.ask('GET', '/readyz');
    expect([ready.status, ready.text, ready.headers['cache-control']]).toEqual([
      503,
      'not ready: the database does not answer\n',
      'no-store',
    ]);
  });
});

describe('the access log', () => {
  it('holds no token, query, address or path of a stranger', async () => {
    const server = await startForTest({ handler: echo });
    for (const path of [
      '/verify/secret-token',
      '/request?doc=secret',
      '/nowhere/secret',
      '//verify/secret',
      '/?q=secret',
    ])
      await server.ask('GET', path, {
        'user-agent': 'secret',
        cookie: 'secret',
        referer: 'https://x/secret',
      });
    await sleep(10);
    expect(JSON.stringify(server.logged)).not.toMatch(/secret|127\.0\.0\.1/);
    expect(server.logged.map(({ path, status }) => [path, status])).toEqual([
      ['/verify/…', 200],
      ['/request', 200],
      ['unknown', 404],
      ['unknown', 404],
      ['/', 200],
    ]);
  });
});

describe('closing', () => {
  it('lets a running answer end and refuses new connections', async () => {
    const gate = Promise.withResolvers<void>();
    const server = await startServer({
      handler: async (_request, response) => {
        await gate.promise;
        response.end('finished');
      },
    });
    const slow = server.ask('GET', '/status');
    await sleep(50);
    const closed = server.close();
    await sleep(20);
    await expect(server.ask('GET', '/healthz')).rejects.toThrow('ECONNREFUSED');
    gate.resolve();
    expect((await slow).text).toBe('finished');
    await closed;
  });

  it('tells the balancer and clients that stay connected that it is going', async () => {
    const gate = Promise.withResolvers<void>();
    const server = await startServer({
      handler: async (_request, response) => {
        await gate.promise;
        response.end();
      },
    });
    const socket = connect(server.port, '127.0.0.1');
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk;
    });
    socket.write('GET /status HTTP/1.1\r\nHost: x\r\n\r\n');
    await sleep(50);
    const closed = server.close();
    socket.write('GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n');
    await sleep(20);
    gate.resolve();
    await closed;
    expect(said).toMatch(/503 Service Unavailable[\s\S]*connection: close/i);
  });
});
