import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type RunningServer, startServer } from './sample-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-answer-'));
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ dist: inject('dist'), dataFolder: join(folder, 'data') });
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const person = { name: 'Ada', company: 'Acme', role: 'Analyst', purpose: 'Vendor review.', website: '' };

function formOf(email: string): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...person, email, documents: 'architecture-overview' }))
    form.append(name, value);
  return form;
}

/** Status, body and headers; of the cookie all but its token. */
async function answerTo(body: FormData | URLSearchParams) {
  const { origin } = new URL(server.url);
  const init = { method: 'POST', headers: { origin }, body, redirect: 'manual' } as const;
  const reply = await fetch(`${server.url}/request`, init);
  const headers = Object.fromEntries(reply.headers);
  const cookie = (headers['set-cookie'] ?? '').replace(/=[\w-]{43};/, '=…;');
  const framing = ['date', 'content-length', 'transfer-encoding'];
  const kept = Object.entries(headers).filter(([name]) => !framing.includes(name));
  return {
    status: reply.status,
    text: await reply.text(),
    ...Object.fromEntries(kept),
    'set-cookie': cookie,
  };
}

test('a form that the server takes is answered as one that the page takes', async () => {
  const byServer = await answerTo(new URLSearchParams([...(formOf('ada@acme.example') as never)]));
  expect(byServer).toMatchObject({ status: 303, location: '/verify', text: '' });
  expect(byServer['set-cookie']).toMatch(/^vitrine-flow=…; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(await answerTo(formOf('eve@acme.example'))).toEqual(byServer);
});

test('a form with something wrong comes back the same, whoever read it', async () => {
  const byServer = await answerTo(new URLSearchParams([...(formOf('nowhere') as never)]));
  expect(byServer.status).toBe(422);
  expect(byServer.text).toContain('value="nowhere"');
  expect(await answerTo(formOf('nowhere'))).toEqual(byServer);
});
