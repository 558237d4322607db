import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Log } from '#gate/ports.ts';
import { createServer, type HttpServer } from '#server/http/create-server.ts';
import { loadGateHandler } from '#server/http/gate-handler.ts';
import { readStaticFiles } from '#server/http/static-files.ts';

const lines: unknown[] = [];
const keep = (event: string, facts?: object) => void lines.push({ event, ...facts });
const log: Log = { info: keep, error: keep };
let server: HttpServer;
let url: string;

/** A gate with a bug in it, under the built pages. */
const gate = {
  showOffer: () => ({ site: { url: 'http://localhost' }, documents: [] }),
  showStatus: async () => {
    throw new Error('no row for ada@acme.example\nin /verify/secret');
  },
};

beforeAll(async () => {
  const dist = inject('dist');
  server = createServer({
    publicUrl: 'http://localhost',
    proxyHops: 0,
    files: await readStaticFiles(join(dist, 'client')),
    handler: await loadGateHandler(join(dist, 'server', 'entry.mjs'), log),
    gate,
    whyNotReady: async () => null,
    log,
  });
  url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
});
afterAll(() => server?.close());

test('a bug in a page gives the visitor a page, and the log one line without what anybody sent', async () => {
  const answer = await fetch(`${url}/status`);
  const text = await answer.text();
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([500, 'no-store']);
  expect(text).toContain('Something went wrong on our side');
  expect(text).not.toContain('ada@');
  expect(lines.filter((line) => JSON.stringify(line).includes('page-failed'))).toHaveLength(1);
  expect(JSON.stringify(lines)).not.toMatch(/ada@|secret/);
});
