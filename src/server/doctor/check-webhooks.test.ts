import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { readSettings } from '../settings.ts';
import { checkWebhooks } from './check-webhooks.ts';

let receiver: Server | undefined;
afterEach(() => receiver?.close());

async function look(url: string, env: Readonly<Record<string, string>> = {}) {
  const read = readSettings(env);
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
  return checkWebhooks(read.settings, [
    { name: 'crm', url, events: ['request.approved'], personalData: false },
  ]);
}

async function receiving(): Promise<{ readonly port: number; readonly heard: readonly string[] }> {
  const heard: string[] = [];
  receiver = createServer((request, response) => {
    heard.push(`${request.method} ${request.headers['content-length'] ?? 'nothing'}`);
    response.writeHead(405).end();
  });
  await new Promise<void>((resolve) => receiver?.listen(0, '127.0.0.1', resolve));
  return { port: (receiver.address() as AddressInfo).port, heard };
}

it('finds a receiver inside the network that is allowed, whatever it answers, and sends it nothing', async () => {
  const { port, heard } = await receiving();
  const found = await look(`http://localhost:${port}/hook/secret`, { WEBHOOK_PRIVATE_HOSTS: 'localhost' });
  expect(found).toEqual([{ id: 'webhook', state: 'fine', message: 'crm can be reached.', hint: null }]);
  expect(heard).toEqual(['HEAD nothing']);
});

it.each([
  ['http://hooks.example/x', 'its address is not https'],
  ['https://127.0.0.1/x', 'not public'],
  ['https://[::1]/x', 'not public'],
  ['https://localhost/x', 'not public'],
  ['https://169.254.169.254/x', 'not public'],
  ['https://nowhere.invalid/x', 'does not resolve'],
])('says why %s is never called, without its address', async (url, why) => {
  const [found] = await look(url);
  expect(found).toMatchObject({ state: 'problem', message: expect.stringContaining(why) });
  expect(found?.message).not.toContain(new URL(url).host);
});

it('says that nobody answers', async () => {
  const { port } = await receiving();
  await new Promise((resolve) => receiver?.close(resolve));
  const [found] = await look(`http://localhost:${port}/x`, { WEBHOOK_PRIVATE_HOSTS: 'localhost' });
  expect(found).toMatchObject({ state: 'problem', message: 'crm: does not answer (ECONNREFUSED).' });
});

it('names keys and hosts that belong to no webhook', async () => {
  const found = await look('https://nowhere.invalid/x', {
    WEBHOOK_SECRETS: `crm=whsec_${'A'.repeat(32)},cmr=whsec_${'B'.repeat(32)}`,
    WEBHOOK_PRIVATE_HOSTS: 'old.internal',
  });
  expect(found.slice(1)).toMatchObject([
    { id: 'webhook-key', state: 'warning', message: expect.stringContaining('keys for cmr,') },
    { id: 'webhook-hosts', state: 'warning', message: expect.stringContaining('allows old.internal,') },
  ]);
});
