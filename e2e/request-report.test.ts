import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { linkIn, mails, waitForMail } from './mailbox.ts';
import { pagesOfPdf } from './pdf-text.ts';

const url = inject('url');
const dist = inject('dist');
const dataFolder = inject('dataFolder');

/** The main job: a prospect comes to the home page and leaves with a stamped report. Nobody has JavaScript. */
const zoe = { name: 'Zoë Müller-Żak', email: 'zoe@prospect.example', company: 'Prospect GmbH' };
const approver = 'approver@ostermere.example';

let browser: Browser;
let prospect: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  prospect = await browser.newContext({ javaScriptEnabled: false, acceptDownloads: true });
  page = await prospect.newPage();
});
afterAll(() => browser?.close());

test('from the home page to the report’s request form', async () => {
  await page.goto(url);
  await page
    .locator('main')
    .getByRole('link', { name: /SOC 2.*Type 2/ })
    .first()
    .click();
  expect(page.url()).toBe(`${url}/reports/soc2-type2-2026/`);
  await page
    .locator('main')
    .getByRole('link', { name: /Request/ })
    .first()
    .click();
  expect(page.url()).toBe(`${url}/request?doc=soc2-type2-2026`);
  await expect(page.getByLabel(/SOC 2 Type 2 report/).isChecked()).resolves.toBe(true);
});

test('an incomplete form comes back with every problem linked to its field', async () => {
  await page.getByLabel('Your name').fill(zoe.name);
  await page.getByRole('button', { name: 'Send the request' }).click();
  const problems = page.locator('.error-summary a');
  expect(await problems.count()).toBeGreaterThanOrEqual(3);
  expect(await page.getByLabel('Your name').inputValue()).toBe(zoe.name);
});

test('a complete one asks to look into the mail', async () => {
  await page.getByLabel('Your name').fill(zoe.name);
  await page.getByLabel('Work e-mail address').fill(zoe.email);
  await page.getByLabel('Company').fill(zoe.company);
  await page.getByLabel('Your role there').fill('Head of Procurement');
  await page.getByLabel('What you need them for').fill('Review before signing a contract.');
  await page.locator('#recipientCategory').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(page.getByRole('heading', { level: 1 }).innerText()).resolves.toBe('Check your mail');
});

test('the link of the mail shows a button, and its POST alone uses it up', async () => {
  const mail = await waitForMail(dataFolder, zoe.email, /Confirm your request/);
  const link = linkIn(mail, '/verify/');
  for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
  await page.goto(link);
  await page.getByRole('button', { name: `Confirm ${zoe.email}` }).click();
  expect(new URL(page.url()).pathname).toMatch(/^\/(agree|status)/);
  const again = await fetch(link);
  expect(await again.text()).toContain('This link has been used');
});

test('the agreement is read in full and accepted with two boxes that were not ticked', async () => {
  if (!page.url().includes('/agree/'))
    await page.getByRole('link', { name: /accept the agreement/i }).click();
  await expect(page.locator('main').innerText()).resolves.toContain('Ostermere, Inc.');
  const boxes = page.locator('form input[type=checkbox]');
  expect(await boxes.count()).toBe(2);
  for (const box of await boxes.all()) {
    expect(await box.isChecked()).toBe(false);
    await box.check();
  }
  await page.getByLabel('Your full name').fill(zoe.name);
  await page.getByLabel('Your job title').fill('Head of Procurement');
  await page.getByRole('button', { name: 'Accept the agreement' }).click();
  await page.goto(`${url}/status`);
  await expect(page.locator('main').innerText()).resolves.toMatch(/SOC 2 Type 2 report/);
  const copy = await waitForMail(dataFolder, zoe.email, /agreement|Mutual/i);
  expect(copy.text).toContain('Ostermere, Inc.');
});

test('nothing can be downloaded before somebody approved', async () => {
  const answer = await page.request.get(`${url}/download/soc2-type2-2026`, { maxRedirects: 0 });
  expect([403, 404]).toContain(answer.status());
});

test('staff sign in by a mailed link and approve on their page', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const staff = await context.newPage();
  await staff.goto(`${url}/admin`);
  await staff.goto(`${url}/admin/sign-in`);
  await staff.getByLabel(/address/i).fill(approver);
  await staff.getByRole('button').click();
  const mail = await waitForMail(dataFolder, approver, /[Ss]ign in/);
  await staff.goto(linkIn(mail, '/admin/sign-in/'));
  await staff.getByRole('button').last().click();
  await staff.goto(`${url}/admin`);
  await staff
    .getByRole('row', { name: new RegExp(zoe.company) })
    .getByRole('link')
    .click();
  await staff.getByRole('button', { name: /^Approve/ }).click();
  await expect(staff.locator('main').innerText()).resolves.toMatch(/active/i);
  await context.close();
});

test('the prospect is told, and every page of the downloaded PDF carries the stamp', async () => {
  const mail = await waitForMail(dataFolder, zoe.email, /^You have access to documents/);
  expect(mail.text).toContain(`${url}/access`);
  await page.goto(`${url}/access`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('link', { name: /Download/ })
      .first()
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe(
    'Ostermere SOC 2 Type 2 report period ended 2026-06-30 2026-08-14.pdf',
  );
  const pages = await pagesOfPdf(readFileSync(await download.path()));
  expect(pages.length).toBe(60);
  const copyId = pages[0]?.match(/copy ([0-9A-HJKMNP-TV-Z-]{8,})/)?.[1];
  expect(copyId).toBeDefined();
  const minute = new Date().toISOString().slice(0, 13).replace('T', ' ');
  for (const [index, text] of pages.entries()) {
    for (const mark of [zoe.name, zoe.email, zoe.company, copyId ?? '', minute, 'UTC']) {
      expect(text.replace(/\s+/g, ' '), `page ${index + 1}`).toContain(mark);
    }
  }
});

test('a range is answered with a whole copy of its own, HEAD with none, POST not at all', async () => {
  const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
    page.request.fetch(`${url}${path}`, { method, headers: { origin: url, ...headers }, maxRedirects: 0 });
  const part = await ask('GET', '/download/soc2-type2-2026', { range: 'bytes=0-99' });
  expect(part.status()).toBe(200);
  expect(part.headers()).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
  expect(part.headers()).not.toHaveProperty('accept-ranges');
  expect((await part.body()).length).toBe(Number(part.headers()['content-length']));
  const issued = () => vitrine('audit', 'export').stdout.match(/"event":"(copy|worksheet)-issued"/g)?.length;
  const before = issued();
  for (const path of ['/download/soc2-type2-2026', '/download/soc2-type2-2026/worksheet']) {
    expect((await ask('HEAD', path)).status()).toBe(200);
    expect((await ask('POST', path)).status()).toBe(405);
  }
  expect((await ask('HEAD', '/access/texts/soc2-type2-2026')).status()).toBe(404);
  expect(issued()).toBe(before);
});

test('a download that is broken off is in the log, and the next one is served', async () => {
  const issued = () => vitrine('audit', 'export').stdout.match(/"event":"copy-issued"/g)?.length ?? 0;
  const before = issued();
  const cookie = (await page.context().cookies(url)).map(({ name, value }) => `${name}=${value}`).join('; ');
  const stop = new AbortController();
  const answer = await fetch(`${url}/download/soc2-type2-2026`, { headers: { cookie }, signal: stop.signal });
  await answer.body?.getReader().read();
  expect(issued()).toBe(before + 1);
  stop.abort();
  expect((await page.request.get(`${url}/download/soc2-type2-2026`)).status()).toBe(200);
});

test('the audit log holds every step in order and verifies; a changed entry is found', async () => {
  const exported = vitrine('audit', 'export');
  const events = exported.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).event);
  const steps = [
    'request-submitted',
    'email-verified',
    'agreement-accepted',
    'request-approved',
    'grant-started',
    'copy-issued',
  ];
  const places = steps.map((step) => events.indexOf(step));
  expect(places, events.join(', ')).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(exported.stdout).not.toContain(zoe.email);
  const verified = vitrine('audit', 'verify');
  expect(verified.stdout).toMatch(/^Consistent to entry \d+; truncation and full rewrite not excluded/);
  expect(verified.status).toBe(0);
});

test('the command line lists the request and revokes it; the next download is refused at once', async () => {
  const listed = JSON.parse(vitrine('requests', 'list', '--as', approver, '--format', 'json').stdout);
  expect(listed).toMatchObject([{ status: 'active', email: zoe.email, company: zoe.company }]);
  const [{ id }] = listed;
  expect(vitrine('requests', 'revoke', id, '--as', 'sales@ostermere.example', '--reason', 'x').status).toBe(
    1,
  );
  expect(vitrine('requests', 'revoke', id, '--as', approver, '--reason', 'The review is over.').status).toBe(
    0,
  );
  const answer = await page.request.get(`${url}/download/soc2-type2-2026`, { maxRedirects: 0 });
  expect([403, 404]).toContain(answer.status());
  expect(vitrine('audit', 'verify').status).toBe(0);
});

test('a second request is approved on the command line', async () => {
  await page.goto(`${url}/request?doc=pen-test-2026`);
  await page.getByLabel('Your name').fill(zoe.name);
  await page.getByLabel('Work e-mail address').fill(zoe.email);
  await page.getByLabel('Company').fill(zoe.company);
  await page.getByLabel('Your role there').fill('Head of Procurement');
  await page.getByLabel('What you need them for').fill('Yearly vendor review.');
  await page.locator('#recipientCategory').selectOption({ index: 1 });
  const before = mails(dataFolder).length;
  await page.getByRole('button', { name: 'Send the request' }).click();
  while (mails(dataFolder).length === before) await new Promise((resolve) => setTimeout(resolve, 100));
  const mail = await waitForMail(dataFolder, zoe.email, /Confirm your request/);
  await page.getByLabel('Six-digit code').fill(mail.text.match(/^\s+(\d{6})$/m)?.[1] ?? '');
  await page.getByRole('button', { name: 'Confirm' }).click();
  const [request] = JSON.parse(
    vitrine('requests', 'list', '--as', approver, '--status', 'in-review', '--format', 'json').stdout,
  );
  expect(request).toMatchObject({ documents: ['pen-test-2026'] });
  expect(vitrine('requests', 'approve', request.id, '--as', approver, '--days', '7').status).toBe(0);
  await page.goto(`${url}/access`);
  await expect(page.locator('main').innerText()).resolves.toContain('Penetration test 2026');
});

/** Runs the command line beside the running server, on the same data. */
function vitrine(...args: string[]) {
  const script = join(import.meta.dirname, '../scripts/vitrine.ts');
  return spawnSync(process.execPath, [script, ...args, '--dist', dist], {
    encoding: 'utf8',
    env: { ...process.env, VITRINE_URL: url, VITRINE_DATA: dataFolder },
  });
}
