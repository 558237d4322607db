import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { mails } from './mailbox.ts';
import { type RunningServer, startServer } from './sample-server.ts';

let folder: string;
let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-work-'));
  const env = { PROOF_OF_WORK: 'yes' };
  server = await startServer({ dist: inject('dist'), dataFolder: join(folder, 'data'), env });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the browser works while the form is filled in, under the policy of the page, and the request is sent', async () => {
  const violations: string[] = [];
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') violations.push(message.text());
  });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).host));
  await fill(page, 'ada');
  await expect.poll(() => page.inputValue('[name=proof]'), { timeout: 20_000 }).toContain('derivedKey');
  const proof = await page.inputValue('[name=proof]');
  await page.getByRole('button', { name: 'Send the request' }).click();
  await page.waitForURL('**/verify');
  expect(violations).toEqual([]);
  expect([...new Set(asked)]).toEqual([new URL(server.url).host]);
  await context.close();

  // Sent again by a program, it counts as no work: after five of those, the network has to wait.
  const statuses: number[] = [];
  for (let index = 0; index < 6; index++) statuses.push(await post(proof, `copy-${index}`));
  expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
});

test('a form that is sent at once waits for the work, says so, and is taken although its network has used up the rest', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route('**/request/challenge', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await fill(page, 'bob');
  await page.getByRole('button', { name: 'Send the request' }).click();
  expect(await page.locator('#proof-state').innerText()).toContain('One moment');
  await page.waitForURL('**/verify', { timeout: 30_000 });
  await context.close();
});

test('without JavaScript the page says what that means', async () => {
  const context: BrowserContext = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/request`);
  expect(await page.locator('main').innerText()).toContain('five such requests an hour are taken');
  await context.close();
});

test('statement 3: the same messages are written with and without work', () => {
  const subjects = new Set(mails(join(folder, 'data')).map(({ subject }) => subject));
  expect([...subjects]).toEqual(['Confirm your request to Ostermere']);
});

async function fill(page: Page, name: string): Promise<void> {
  await page.goto(`${server.url}/request?doc=network-security`);
  await page.fill('#name', name);
  await page.fill('#email', `${name}@acme.example`);
  await page.fill('#company', 'Acme');
  await page.fill('#role', 'Analyst');
  await page.fill('#purpose', 'Review.');
}

async function post(proof: string, name: string): Promise<number> {
  const fields = {
    name,
    email: `${name}@acme.example`,
    company: 'Acme',
    role: 'Analyst',
    purpose: 'Review.',
  };
  const body = new URLSearchParams({
    ...fields,
    documents: 'network-security',
    recipientCategory: '',
    proof,
  });
  const headers = { origin: new URL(server.url).origin };
  const init = { method: 'POST', body, headers, redirect: 'manual' } as const;
  return (await fetch(`${server.url}/request`, init)).status;
}
