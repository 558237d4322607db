import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { GateHandler } from './gate-handler.ts';
import { echo, startForTest } from './server.fixture.ts';

const own = { origin: 'https://trust.example.com' };
const form = { ...own, 'content-type': 'application/x-www-form-urlencoded' };

describe('a page that waits while it is rendered', () => {
  it('arrives whole', async () => {
    const server = await startForTest({
      handler: async (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.write('<h1>Requests</h1>');
        await sleep(20);
        response.write('<nav>é</nav>');
        await sleep(20);
        response.end('<p>the end</p>');
      },
    });
    const reply = await server.ask('GET', '/admin');
    expect(reply.text).toBe('<h1>Requests</h1><nav>é</nav><p>the end</p>');
  });
});

it('a status is called by its own name, whatever the page calls it', async () => {
  const server = await startForTest({
    handler: async (_request, response) => {
      response.statusMessage = 'OK';
      response.writeHead(429, 'Fine', { 'content-type': 'text/html' });
      response.end('Later');
    },
  });
  const { status, reason } = await server.ask('GET', '/status');
  expect([status, reason]).toEqual([429, 'Too Many Requests']);
});

describe('what the gate is told', () => {
  it('statement 6: a forged address, host or protocol changes nothing', async () => {
    const server = await startForTest({ handler: echo });
    const reply = await server.ask('GET', '/status', {
      host: 'evil.example',
      forwarded: 'for=198.51.100.66;host=evil.example;proto=http',
      'x-forwarded-for': '198.51.100.66',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-forwarded-port': '80',
      'x-forwarded-prefix': '/evil',
      'x-real-ip': '198.51.100.66',
    });
    const { headers, locals } = JSON.parse(reply.text);
    expect(headers).toEqual({
      connection: 'close',
      host: 'trust.example.com',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'trust.example.com',
      'x-forwarded-for': '127.0.0.1',
    });
    expect(locals.requestContext.clientAddress).toBe('127.0.0.1');
  });

  it('the address that the trusted proxy saw, with one proxy', async () => {
    const server = await startForTest({ handler: echo, proxyHops: 1 });
    const reply = await server.ask('GET', '/status', { 'x-forwarded-for': '198.51.100.66, 203.0.113.9' });
    expect(JSON.parse(reply.text).locals.requestContext.clientAddress).toBe('203.0.113.9');
  });

  it('the running gate, and a user agent of bounded length without control characters', async () => {
    const server = await startForTest({ handler: echo });
    const reply = await server.ask('GET', '/request', { 'user-agent': `a\u0085${'b'.repeat(1000)}` });
    const { gate, requestContext } = JSON.parse(reply.text).locals;
    expect(gate).toEqual({ name: 'the gate' });
    expect(requestContext.userAgent).toBe(`a${'b'.repeat(299)}`);
  });

  it('the body of a form, announced or in chunks', async () => {
    const server = await startForTest({ handler: echo });
    const whole = await server.ask('POST', '/request', form, 'name=Ada');
    const chunked = await server.ask('POST', '/request', form, ['name=', 'Ada']);
    for (const reply of [whole, chunked]) {
      const { body, headers } = JSON.parse(reply.text);
      expect([body, headers['content-length'], headers['transfer-encoding']]).toEqual([
        'name=Ada',
        '8',
        undefined,
      ]);
    }
  });

  it("nothing about paths that are not the gate's", async () => {
    const server = await startForTest({ handler: echo });
    for (const path of [
      '/_image?href=x',
      '/_server-islands/x',
      '//status',
      '/%73tatus',
      '/x/../status',
      '/status/..',
    ])
      expect((await server.ask('GET', path)).status).toBe(404);
  });
});

describe('cross-site posts', () => {
  it.each<[string, Record<string, string>, number]>([
    ['its own origin', own, 200],
    ['its own origin and Sec-Fetch-Site', { ...own, 'sec-fetch-site': 'same-origin' }, 200],
    [
      'a browser that hides the origin on no-referrer pages',
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      200,
    ],
    ['Sec-Fetch-Site alone', { 'sec-fetch-site': 'same-origin' }, 200],
    ['neither header', {}, 403],
    ['a hidden origin alone', { origin: 'null' }, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['the same host over http', { origin: 'http://trust.example.com' }, 403],
    ['another port', { origin: 'https://trust.example.com:8443' }, 403],
    ['a host that begins alike', { origin: 'https://trust.example.com.evil.example' }, 403],
    ['a sibling site', { ...own, 'sec-fetch-site': 'same-site' }, 403],
    ['a cross-site request', { ...own, 'sec-fetch-site': 'cross-site' }, 403],
    ['a forged Host', { origin: 'https://evil.example', host: 'evil.example' }, 403],
  ])('with %s: %s → %i', async (_, headers, status) => {
    let reached = 0;
    const server = await startForTest({
      handler: async (...args) => {
        reached += 1;
        await echo(...args);
      },
    });
    const reply = await server.ask('POST', '/request', headers, 'a=1');
    expect(reply.status).toBe(status);
    expect(reached).toBe(status === 200 ? 1 : 0);
  });

  it('hands Astro the origin that its own check expects', async () => {
    const server = await startForTest({ handler: echo });
    const headers = { origin: 'null', 'sec-fetch-site': 'same-origin' };
    const reply = await server.ask('POST', '/request', headers, 'a=1');
    expect(JSON.parse(reply.text).headers.origin).toBe('https://trust.example.com');
  });

  it('takes the other names of this machine for localhost, and no name that merely points at it', async () => {
    const server = await startForTest({ handler: echo, publicUrl: 'http://localhost:4321' });
    const post = (host: string) =>
      server.ask('POST', '/request', { host, origin: `http://${host}` }, 'a=1').then(({ status }) => status);
    expect(await post('localhost:4321')).toBe(200);
    expect(await post('127.0.0.1:4321')).toBe(200);
    expect(await post('[::1]:4321')).toBe(200);
    expect(await post('localhost:9999')).toBe(403);
    expect(await post('rebound.example:4321')).toBe(403);
    expect(await post('192.168.0.4:4321')).toBe(403);
  });
});

describe('a large answer to a slow reader', () => {
  /** Writes a stream as Astro does: without waiting for the reader. */
  const stream =
    (pieces: number, waits: boolean, pulled: () => void): GateHandler =>
    async (_request, response, _next, locals) => {
      const { drained } = locals as { drained: () => Promise<void> };
      for (let i = 0; i < pieces; i += 1) {
        if (waits) await drained();
        else await null;
        pulled();
        response.write(Buffer.alloc(64 * 1024));
      }
      response.end();
    };

  it.each([
    [true, 'waits in the page that asks for it'],
    [false, 'would lie in memory otherwise'],
  ])('%s: %s', async (waits) => {
    let pulled = 0;
    const server = await startForTest({ handler: stream(1000, waits, () => void pulled++) });
    const socket = connect(server.port, '127.0.0.1');
    socket.pause();
    socket.write('GET /download/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    await sleep(300);
    if (!waits) expect(pulled).toBe(1000);
    else expect(pulled).toBeLessThan(300);
    let received = 0;
    socket.on('data', (chunk) => {
      received += chunk.byteLength;
    });
    const ended = new Promise((resolve) => socket.once('end', resolve));
    socket.resume();
    await ended;
    expect(received).toBeGreaterThan(1000 * 64 * 1024);
  });

  it('ends when the reader goes away', async () => {
    const ended = Promise.withResolvers<void>();
    const server = await startForTest({
      handler: async (...args) => {
        await stream(1000, true, () => {})(...args);
        ended.resolve();
      },
    });
    const socket = connect(server.port, '127.0.0.1');
    socket.pause();
    socket.write('GET /download/x HTTP/1.1\r\nHost: x\r\n\r\n');
    await sleep(100);
    socket.destroy();
    await ended.promise;
  });
});

describe('RFC 8058: a mail provider ends a subscription', () => {
  const body = 'List-Unsubscribe=One-Click';
  const token = 'a'.repeat(43);
  const post = async (path: string, headers: Record<string, string>) => {
    const server = await startForTest({ handler: echo });
    return server.ask('POST', path, { 'content-type': form['content-type'], ...headers }, body);
  };

  it('without Origin and cookies, at that one path', async () => {
    const reply = await post(`/unsubscribe/${token}`, { cookie: 'vitrine-staff=secret' });
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text).headers).not.toHaveProperty('cookie');
    expect(reply.text).toContain(body);
  });

  it('and nowhere else: not at other paths, not beside the token', async () => {
    for (const path of [
      '/request',
      '/access',
      '/admin',
      `/renew/${token}`,
      `/subscribe/${token}`,
      '/unsubscribe',
      '/unsubscribe/short',
      `/unsubscribe/${token}/more`,
      `/unsubscribe/${token}?x=1`,
    ])
      expect((await post(path, {})).status, path).toBe(403);
  });

  it('and no page of another site does it in a browser', async () => {
    const path = `/unsubscribe/${token}`;
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-site' },
    ] as const)
      expect((await post(path, headers)).status, JSON.stringify(headers)).toBe(403);
    expect((await post(path, own)).status).toBe(200);
  });
});
