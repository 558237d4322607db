import { createHmac } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unzipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { linkIn, mails, waitForMail } from './mailbox.ts';
import { type RunningServer, startServer } from './sample-server.ts';

/** What comes after a decision, with the real server, its database and another system: everything without JavaScript. */
const grace = { name: 'Grace Harbor', email: 'grace@harborline.example', company: 'Harborline Ltd' };
const reader = 'reader@customer.example';
const key = Buffer.alloc(32, 9).toString('base64');
const report = 'soc2-type2-2026';

let folder: string;
let dist: string;
let dataFolder: string;
let receiver: Server;
let received: { headers: IncomingHttpHeaders; body: string }[];
let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-follow-up-'));
  [dist, dataFolder] = [join(folder, 'dist'), join(folder, 'data')];
  cpSync(join(inject('dist'), 'gate'), join(dist, 'gate'), { recursive: true });
  for (const part of ['client', 'server']) symlinkSync(join(inject('dist'), part), join(dist, part));
  received = [];
  receiver = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request)).toString();
    received.push({ headers: request.headers, body });
    // The first call fails: it comes again.
    response.writeHead(received.length === 1 ? 500 : 204).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  changeCatalogue((catalogue) => {
    catalogue.notify.webhooks = [{ name: 'crm', url, events: [], personalData: false }];
  });
  server = await start();
  browser = await launchBrowser();
  context = await browser.newContext({ javaScriptEnabled: false });
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  receiver?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface ChangeableCatalogue {
  builtAt: string;
  notify: { webhooks?: object[] };
  publication: { changes: object[] };
}

function changeCatalogue(change: (catalogue: ChangeableCatalogue) => void): void {
  const file = join(dist, 'gate', 'catalogue.json');
  const catalogue = JSON.parse(readFileSync(file, 'utf8'));
  change(catalogue);
  writeFileSync(file, JSON.stringify(catalogue));
}

function start(): Promise<RunningServer> {
  const env = { WEBHOOK_SECRETS: `crm=whsec_${key}`, WEBHOOK_PRIVATE_HOSTS: '127.0.0.1' };
  return startServer({ dist, dataFolder, env });
}

async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!isSo() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(isSo()).toBe(true);
}

test('a customer under contract has the report, and with it a worksheet of what it expects', async () => {
  await page.goto(`${server.url}/request?doc=${report}`);
  await page.getByLabel('Your name').fill(grace.name);
  await page.getByLabel('Work e-mail address').fill(grace.email);
  await page.getByLabel('Company').fill(grace.company);
  await page.getByLabel('Your role there').fill('Vendor manager');
  await page.getByLabel('What you need them for').fill('Yearly review.');
  await page.locator('#recipientCategory').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Send the request' }).click();
  await page.goto(linkIn(await waitForMail(dataFolder, grace.email, /Confirm your request/), '/verify/'));
  await page.getByRole('button', { name: /Confirm/ }).click();
  for (const box of await page.locator('form input[type=checkbox]').all()) await box.check();
  await page.getByLabel('Your full name').fill(grace.name);
  await page.getByLabel('Your job title').fill('Vendor manager');
  await page.getByRole('button', { name: 'Accept the agreement' }).click();
  await page.goto(`${server.url}/access`);
  const link = page.getByRole('link', { name: /Worksheet/ });
  expect(await link.getAttribute('href')).toBe(`/download/${report}/worksheet`);
  const answer = await context.request.get(`${server.url}/download/${report}/worksheet`);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    'content-type': expect.stringContaining('spreadsheetml'),
    'cache-control': 'no-store',
    'content-disposition': expect.stringMatching(/^attachment; .*\.xlsx/),
  });
  const sheet = unzipSync(await answer.body())['xl/worksheets/sheet1.xml'];
  expect(new TextDecoder().decode(sheet)).toContain('Owner at your company');
});

test('statements 1 and 9: nobody else gets it, and it lies nowhere in the public site', async () => {
  const address = `${server.url}/download/${report}/worksheet`;
  expect((await fetch(address)).status).toBe(401);
  const other = await context.request.get(`${server.url}/download/pen-test-2026/worksheet`);
  const unknown = await context.request.get(`${server.url}/download/nothing/worksheet`);
  expect([other.status(), unknown.status()]).toEqual([404, 404]);
  expect(await other.text()).toBe(await unknown.text());
  for (const path of [
    `/worksheets/${report}.xlsx`,
    `/gate/worksheets/${report}.xlsx`,
    '/gate/catalogue.json',
  ])
    expect((await fetch(server.url + path)).status, path).toBe(404);
});

test('another system was told of each step, signed, and again where it had failed', async () => {
  const types = () => received.map(({ body }) => JSON.parse(body).type);
  await until(() => types().includes('document.downloaded') && types().includes('grant.started'));
  expect(types()).toEqual(expect.arrayContaining(['request.verified', 'request.agreed', 'request.approved']));
  for (const { headers, body } of received) {
    const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const mac = createHmac('sha256', Buffer.from(key, 'base64')).update(content).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${mac}`);
    expect(body).not.toMatch(/Grace|grace@/);
  }
});

test('from the page of updates to a confirmed subscription', async () => {
  await page.goto(`${server.url}/updates/`);
  await page.getByRole('link', { name: 'Get changes by mail' }).click();
  expect(new URL(page.url()).pathname).toBe('/subscribe');
  await page.getByRole('button', { name: 'Subscribe' }).click();
  expect(await page.locator('.error-summary a').count()).toBe(2);
  await page.getByLabel('Subprocessors', { exact: true }).check();
  await page.getByLabel('E-mail address').fill(reader);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  const link = linkIn(await waitForMail(dataFolder, reader, /Confirm your subscription/), '/subscribe/');
  for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
  await page.goto(link);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { level: 1 }).innerText()).resolves.toBe('You are subscribed');
  expect((await fetch(link)).status).toBe(410);
});

test('the next build is news for subscribers, and who loses access soon is reminded', async () => {
  await server.stop();
  changeCatalogue((catalogue) => {
    catalogue.builtAt = new Date(Date.parse(catalogue.builtAt) + 1000).toISOString();
    const day = catalogue.builtAt.slice(0, 10);
    const change = {
      id: '/subprocessors/#new',
      path: '/subprocessors/#new',
      title: 'Announced: Newcomer',
      day,
    };
    catalogue.publication.changes.push({ ...change, summary: null, topics: ['subprocessors'] });
  });
  const database = new DatabaseSync(join(dataFolder, 'vitrine.db'));
  const [begun, ends] = [Date.now() - 13 * 86_400_000, Date.now() + 86_400_000];
  database.exec(`update access_grant set starts_at = ${begun}, expires_at = ${ends}`);
  database.close();
  server = await start();
  const news = await waitForMail(dataFolder, reader, /Announced: Newcomer/);
  expect(linkIn(news, '/unsubscribe/')).toBeTruthy();
  expect(linkIn(await waitForMail(dataFolder, grace.email, /ends soon/), '/renew/')).toBeTruthy();
});

test('one click asks for access again', async () => {
  const link = linkIn(await waitForMail(dataFolder, grace.email, /ends soon/), '/renew/');
  const { pathname } = new URL(link);
  for (const method of ['GET', 'HEAD', 'GET'])
    expect((await fetch(server.url + pathname, { method })).status).toBe(200);
  await page.goto(server.url + pathname);
  await page.getByRole('button', { name: 'Ask for access again' }).click();
  await expect(page.locator('main').innerText()).resolves.toContain('Access is open again');
  expect((await fetch(server.url + pathname)).status).toBe(410);
});

test('a mail program ends the subscription with one POST, and only there', async () => {
  const link = linkIn(await waitForMail(dataFolder, reader, /Newcomer/), '/unsubscribe/');
  const { pathname } = new URL(link);
  const post = (path: string, headers: Record<string, string> = {}) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: 'List-Unsubscribe=One-Click',
    });
  expect((await post('/access')).status).toBe(403);
  expect((await post(pathname, { origin: 'https://evil.example' })).status).toBe(403);
  expect(await (await fetch(server.url + pathname)).text()).toContain(reader);
  const form = new FormData();
  form.set('List-Unsubscribe', 'One-Click');
  const ended = await fetch(server.url + pathname, { method: 'POST', body: form });
  expect([ended.status, (await ended.text()).includes('You get no more mails')]).toEqual([200, true]);
  expect((await post(pathname)).status).toBe(200);
  expect(mails(dataFolder).filter(({ to }) => to === reader)).toHaveLength(2);
});
