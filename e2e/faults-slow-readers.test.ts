import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, inject, test } from 'vitest';
import type { GateHandler } from '../src/server/http/gate-handler.ts';
import { type RunningServer, startServer } from '../src/server/http/server.fixture.ts';
import { streamOf } from '../src/site/file-stream.ts';

const megabyte = 1 << 20;
let server: RunningServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Answers as the download page and Astro's adapter do: a shared document of 65 MB and a tail of one's own. */
const shared = Buffer.alloc(65 * megabyte, 'v');
const download: GateHandler = async (_request, response, _next, locals) => {
  const { drained } = locals as { drained: () => Promise<void> };
  response.writeHead(200, { 'content-type': 'application/pdf' });
  const stream = streamOf([shared, Buffer.alloc(40_000, 't')], drained);
  for await (const piece of stream) response.write(piece);
  response.end();
};

function slowReader(port: number) {
  const socket = connect(port, '127.0.0.1');
  let [received, resume] = [0, () => {}];
  const finished = new Promise<number>((resolve) => {
    socket.on('data', (chunk) => {
      received += chunk.byteLength;
    });
    socket.once('end', () => resolve(received));
    resume = () => socket.resume();
  });
  socket.pause();
  socket.write('GET /download/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  return { finished, resume };
}

test('statement 9: eight downloads of 65 MB that nobody reads hold a few megabytes, and all arrive whole in the end', async () => {
  server = await startServer({ handler: download });
  const held = () => process.memoryUsage().arrayBuffers;
  globalThis.gc?.();
  const before = held();
  const readers = Array.from({ length: 8 }, () => slowReader(server?.port ?? 0));
  let most = 0;
  for (let n = 0; n < 20; n += 1) {
    await sleep(50);
    most = Math.max(most, held() - before);
  }
  // Each may have a buffer of its socket and the pieces that await collection; all of them whole would be 520 MB.
  expect(most).toBeLessThan(64 * megabyte);
  for (const { resume } of readers) resume();
  for (const { finished } of readers) expect(await finished).toBeGreaterThan(65 * megabyte + 40_000);
});

describe('the built site and a client that sends a byte now and then', () => {
  const trickle = (start: string, byte: string) => {
    const { hostname, port } = new URL(inject('url'));
    const socket = connect(Number(port), hostname);
    let answer = '';
    const begun = performance.now();
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.write(start);
    const timer = setInterval(() => socket.write(byte), 500);
    return new Promise<{ seconds: number; answer: string }>((resolve) =>
      socket.once('close', () => {
        clearInterval(timer);
        resolve({ seconds: (performance.now() - begun) / 1000, answer });
      }),
    );
  };

  test('a head has to be there after 15 s and a whole form after 30 s, whatever the pace; others are served meanwhile', async () => {
    const { host } = new URL(inject('url'));
    const head = trickle(`GET / HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `, 'x');
    const form = trickle(
      `POST /request HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\n`,
      'a',
    );
    await sleep(1_000);
    expect((await fetch(inject('url'))).status).toBe(200);
    const slow = await head;
    expect(slow.seconds).toBeLessThan(25);
    expect(slow.answer).toMatch(/^HTTP\/1.1 408/);
    const slower = await form;
    expect(slower.seconds).toBeLessThan(40);
    expect(slower.answer).toMatch(/^HTTP\/1.1 408/);
  });
});
