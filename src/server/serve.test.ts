import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sampleCatalogue } from '#gate/gate.fixture.ts';
import { writeTree } from './http/server.fixture.ts';
import { type ServeEnd, serve } from './serve.ts';

let folder: string;
let out: string;
let err: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrine-serve-'));
  out = '';
  err = '';
});

afterEach(() => rm(folder, { recursive: true }));

function run(env: Readonly<Record<string, string>>): Promise<ServeEnd> {
  return serve({
    env: { VITRINE_DATA: join(folder, 'data'), ...env },
    distDir: join(folder, 'dist'),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
}

async function writeBuild(): Promise<void> {
  const url = 'http://localhost:4321';
  const site = { ...sampleCatalogue().site, url, gateUrl: url };
  await writeTree(folder, {
    'dist/client/index.html': '<h1>Trust</h1>',
    'dist/gate/catalogue.json': JSON.stringify(sampleCatalogue({ site, documents: [] })),
  });
}

/** Listens on a port of the system's choice. */
async function takePort() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port: String(port), free: () => new Promise((resolve) => server.close(resolve)) };
}

it('says what is wrong and does not start', async () => {
  expect(await run({ PORT: 'x' })).toBe('wrong-settings');
  expect(err).toContain('PORT is not a whole number');
  err = '';
  expect(await run({})).toBe('not-started');
  expect(err).toMatch(/^The server does not start:\n {2}There is no build/);
  expect(out).toBe('');
});

it('counts a key that is missing for what is built, or is not that of the database, as settings; a lost database not', async () => {
  await writeBuild();
  expect(
    await run({
      VITRINE_URL: 'https://trust.example.com',
      SMTP_URL: 'smtp://localhost',
      MAIL_FROM: 'a@b.example',
    }),
  ).toBe('wrong-settings');
  expect(err).toContain('VITRINE_SECRET is missing');
  const { port, free } = await takePort();
  const other = { PORT: port, VITRINE_SECRET: '08'.repeat(32) };
  expect(await run({ ...other, VITRINE_SECRET: '07'.repeat(32) })).toBe('not-started');
  err = '';
  expect(await run(other)).toBe('wrong-settings');
  expect(err).toContain('VITRINE_SECRET');
  await free();
  const lost = `postgres://gate@127.0.0.1:${port}/gate?sslmode=disable`;
  expect(await run({ ...other, DATABASE_URL: lost })).toBe('not-started');
});

it('names a port that is taken', async () => {
  await writeBuild();
  const { port, free } = await takePort();
  expect(await run({ PORT: port })).toBe('not-started');
  expect(err).toBe(
    `Port ${port} on 127.0.0.1 is taken. Stop the other server, or choose another port: PORT=4322\n`,
  );
  await free();
});

it('serves until it is told to stop, with nothing but JSON lines on stdout where those are asked for', async () => {
  await writeBuild();
  const { port, free } = await takePort();
  await free();
  const listeners = process.listenerCount('SIGTERM');
  const served = run({ PORT: port, LOG_FORMAT: 'json' });
  for (let i = 0; i < 200 && !out.includes('"started"'); i += 1) await sleep(20);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  process.emit('SIGTERM');
  expect(await served).toBe('stopped');
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  expect(process.listenerCount('SIGTERM')).toBe(listeners);
  const lines = out.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).event)).toContain('request');
});
