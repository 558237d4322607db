import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type RunningServer, startServer } from './sample-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-kept-'));
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ dist: inject('dist'), dataFolder: join(folder, 'data') });
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const page = async (path: string, init?: RequestInit) => (await fetch(server.url + path, init)).text();

test('the kept request form is, byte for byte, the one that would be rendered, also with documents chosen', async () => {
  const { documents } = JSON.parse(readFileSync(join(inject('dist'), 'gate/catalogue.json'), 'utf8'));
  const [one, other] = documents.map(({ id }: { id: string }) => id);
  const queries = ['', `?doc=${one}`, `?doc=${other}&doc=${one}&x=1`, '?doc=nothing', '?doc=%22%3E%3Cb%3E'];
  // With a query first: nothing is kept yet, so these are rendered.
  const rendered: string[] = [];
  for (const query of queries.toReversed()) rendered.unshift(await page(`/request${query}`));
  expect(new Set(rendered).size).toBe(3);
  for (const [index, query] of queries.entries())
    expect(await page(`/request${query}`), query).toBe(rendered[index]);
});

test('a form that came back does not become the form of the next visitor', async () => {
  const before = await page('/request');
  const back = await page('/request', {
    method: 'POST',
    headers: { origin: server.url, cookie: 'vitrine-requester=abc' },
    body: new URLSearchParams({ name: 'Ada Lovelace', email: 'nowhere' }),
  });
  expect(back).toContain('Ada Lovelace');
  expect(await page('/request', { headers: { cookie: 'vitrine-requester=abc' } })).toBe(before);
});
