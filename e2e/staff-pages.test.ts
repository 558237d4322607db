import AxeBuilder from '@axe-core/playwright';
import { formatterFactory } from 'html-validate';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { auditEventNames } from '#domain/gate/audit-event.ts';
import { failureKinds } from '#domain/gate/failure-kind.ts';
import { mailKinds } from '#domain/gate/mail-kind.ts';
import { webhookEvents } from '#domain/gate/webhook-event.ts';
import { launchBrowser } from './browser.ts';
import { cameraPicture } from './camera-picture.ts';
import { focusedStop, type Stop } from './focused-stop.ts';
import { htmlValidator } from './html-validator.ts';
import { linkIn, nextMail } from './mailbox.ts';
import { people, report, type StaffSite, staffSite } from './staff-site.ts';

/** The pages behind the sign-in, with the work of a busy day on them. */
let site: StaffSite;
let browser: Browser;

beforeAll(async () => {
  site = await staffSite(inject('dist'));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Names that programs use. Those of one word are words of people, too. */
const technicalNames = [...mailKinds, ...webhookEvents, ...failureKinds, ...auditEventNames].filter((name) =>
  /[.-]/.test(name),
);

type Who = 'admin' | 'approver' | 'sales' | 'auditor' | 'customer' | 'nobody';

interface Template {
  readonly path: string;
  readonly who: Who;
  readonly status?: number;
}

/** One page of each kind, and who looks at it. Names in braces are ids of the day's work. */
const templates: readonly Template[] = [
  { path: '/admin', who: 'approver' },
  { path: '/admin?show=all&q=harborline', who: 'auditor' },
  { path: '/admin/requests/{waiting}', who: 'approver' },
  { path: '/admin/requests/{active}', who: 'admin' },
  { path: '/admin/companies', who: 'admin' },
  { path: '/admin/companies/harborline.example', who: 'admin' },
  { path: '/admin/companies', who: 'sales' },
  { path: '/admin/invitations', who: 'sales' },
  { path: '/admin/invitations/new', who: 'approver' },
  { path: '/admin/invitations/{invitation}', who: 'approver' },
  { path: '/admin/agreements/{agreement}', who: 'auditor' },
  { path: '/admin/trace', who: 'approver' },
  { path: '/admin/trace', who: 'auditor', status: 403 },
  { path: '/admin/people', who: 'admin' },
  { path: '/admin/staff', who: 'admin' },
  { path: '/admin/webhooks', who: 'admin' },
  { path: '/admin/outbox', who: 'admin' },
  { path: '/admin/outbox?show=failed', who: 'auditor' },
  { path: '/admin/audit', who: 'auditor' },
  { path: '/admin/staff', who: 'approver', status: 403 },
  { path: '/admin/requests/nothing', who: 'approver', status: 404 },
  { path: '/admin', who: 'nobody', status: 401 },
  { path: '/admin/sign-in', who: 'nobody' },
  { path: '/admin/sign-in/link', who: 'nobody' },
  { path: '/access', who: 'customer' },
  { path: '/access/agreements/{agreement}', who: 'customer' },
  { path: '/status', who: 'customer' },
  { path: '/subscribe', who: 'nobody' },
];

function place(path: string): string {
  return site.url + path.replace(/\{(\w+)\}/g, (_, name) => site.ids[name as keyof StaffSite['ids']]);
}

function holding(who: Who): BrowserContextOptions {
  return who === 'nobody' ? {} : { storageState: site[who] };
}

/** Opens a page as somebody and collects what a strict reader would object to. */
async function open(path: string, who: Who, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ ...holding(who), ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (asked) => {
    if (!asked.url().startsWith(`${site.url}/`) && !asked.url().startsWith('data:'))
      complaints.push(`foreign request: ${asked.url()}`);
  });
  const response = await page.goto(place(path), { waitUntil: 'load' });
  return { context, page, complaints, response };
}

describe.each(templates)('$path as $who', ({ path, who, status = 200 }) => {
  let opened: Awaited<ReturnType<typeof open>>;

  beforeAll(async () => {
    opened = await open(path, who, { viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  });
  afterAll(() => opened?.context.close());

  test('loads without complaint of the browser, with nothing inline that its policy would block', async () => {
    const { page, complaints, response } = opened;
    expect(response?.status()).toBe(status);
    // A browser reports the status of the page itself as a message; nothing else may be said.
    expect(complaints.filter((text) => !/status of 40[134]/.test(text))).toEqual([]);
    expect(response?.headers()['content-security-policy']).not.toMatch(/unsafe/);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('[style], [onclick]').count()).toBe(0);
  });

  test('is walked by keyboard: every link, field and button is a stop, in order, with a visible focus', async () => {
    const { page } = opened;
    const wanted = await page.evaluate(reachable);
    const { faults, seen } = await walk(page);
    expect(faults).toEqual([]);
    expect(wanted.filter((position) => !seen.has(position))).toEqual([]);
  });

  test('is valid HTML, and says and offers the same without JavaScript', async () => {
    const served = await open(path, who, { javaScriptEnabled: false });
    const { results } = await htmlValidator.validateString((await served.response?.text()) ?? '', path);
    expect(formatterFactory('text')(results)).toBe('');
    expect(await factsOf(served.page)).toBe(await factsOf(opened.page));
    await served.context.close();
  });

  test('says mails, events and failures in words: technical names stand as code, if at all', async () => {
    const text = await opened.page.evaluate(() => {
      const main = document.querySelector('main')?.cloneNode(true) as HTMLElement;
      for (const code of main.querySelectorAll('code')) code.remove();
      return main.textContent ?? '';
    });
    const words = new Set(text.split(/[^\w.-]+/).map((word) => word.replace(/^[.-]+|[.-]+$/g, '')));
    expect(technicalNames.filter((name) => words.has(name))).toEqual([]);
  });

  test('has no accessibility violation in light and dark', async () => {
    const { page } = opened;
    const faults: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of violations)
        faults.push(`${colorScheme}, ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    }
    expect(faults).toEqual([]);
  });

  test('needs no sideways scrolling with text twice as large, or at 320 px', async () => {
    const { page } = opened;
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect(await tooWide(page)).toBeLessThanOrEqual(0);
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await tooWide(page)).toBeLessThanOrEqual(0);
  });
});

test('approving without a choice leads to the list by its message', async () => {
  const { context, page } = await open('/admin', 'approver', { javaScriptEnabled: false });
  await press(page, 'button[value=approve]');
  await page.keyboard.press('Enter');
  await press(page, '.error-summary a');
  await page.keyboard.press('Enter');
  expect(await page.locator(':focus, :target').first().getAttribute('id')).toBe('queue');
  await context.close();
});

test('a keyboard alone filters the queue, chooses two requests, approves them and hears what became of each', async () => {
  const { context, page } = await open('/admin', 'approver', { javaScriptEnabled: false });
  await press(page, '#show');
  await press(page, '#q');
  await page.keyboard.type('e');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=e/);
  expect(new URL(page.url()).searchParams.get('q')).toBe('e');
  for (const { name } of [people.zoe, people.yuki]) {
    await press(page, `input[aria-label*="${name}"]`);
    await page.keyboard.press('Space');
  }
  await press(page, 'button[value=approve]');
  await page.keyboard.press('Enter');
  const results = page.getByRole('status');
  await results.waitFor();
  expect((await results.getByRole('listitem').allInnerTexts()).length).toBe(2);
  expect(await page.locator('input[name=requests]').count()).toBe(0);
  await context.close();
});

test('an approver finds whose copy a leaked PDF is, with and without JavaScript, and nobody else may send a file', async () => {
  const customer = await open('/access', 'customer');
  const copy = await (await customer.context.request.get(place(`/download/${report}`))).body();
  await customer.context.close();
  for (const javaScriptEnabled of [false, true]) {
    const { context, page } = await open('/admin/trace', 'approver', { javaScriptEnabled });
    const traced = await send(page, copy);
    expect(traced).toContain(`${people.grace.name}, ${people.grace.company}`);
    expect(traced).toMatch(/as text on 60 of 60 pages\s+in the dots of \d+ of 16 pages/);
    // Axe is a script itself.
    if (javaScriptEnabled) expect(await violationsOf(page)).toEqual([]);
    expect(await send(page, Buffer.from('no document'))).toContain('It is no PDF, PNG or JPEG');
    if (javaScriptEnabled) expect(await violationsOf(page)).toEqual([]);
    await context.close();
  }
  const body = Buffer.alloc(200_000, 'x');
  for (const who of ['auditor', 'sales', 'nobody'] as const) {
    const other = await open('/admin/sign-in', who);
    const answer = await other.context.request.post(place('/admin/trace'), {
      headers: { origin: site.url },
      multipart: { file: { name: 'a.pdf', mimeType: 'application/pdf', buffer: body } },
    });
    expect(answer.status(), who).toBe(413);
    await other.context.close();
  }
}, 180_000);

test('an approver finds whose copy a page was photographed from, however the camera was held', async () => {
  const customer = await open('/access', 'customer');
  const copy = await (await customer.context.request.get(place(`/download/${report}`))).body();
  await customer.context.close();
  const { context, page } = await open('/admin/trace', 'approver', { javaScriptEnabled: false });
  const traced = await send(page, await cameraPicture(browser, copy, 6));
  expect(traced).toContain(`${people.grace.name}, ${people.grace.company}`);
  expect(traced).toContain('in the dots of 1 of 1 page');
  await context.close();
}, 180_000);

test('sales begin where they may work', async () => {
  const { context, page } = await open('/admin/sign-in', 'nobody', { javaScriptEnabled: false });
  await page.getByLabel(/address/i).fill('sales@ostermere.example');
  const mail = nextMail(site.dataFolder, 'sales@ostermere.example', /[Ss]ign in/);
  await page.locator('form.form button').click();
  await page.goto(linkIn(await mail(), '/admin/sign-in/'));
  await page.locator('form.form button').click();
  await page.waitForURL('**/admin/invitations');
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Invitations');
  await context.close();
});

test('a customer asks for access again on the page of the documents, and reads that it is under way', async () => {
  const { context, page } = await open('/access', 'customer', { javaScriptEnabled: false });
  const again = page.getByRole('button', { name: /^Ask for access again/ });
  await press(page, 'button[value=renew]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/asked=/);
  // A rule of the sample approves this company.
  expect(await page.getByRole('status').innerText()).toBe('Access is open again.');
  expect(await again.count()).toBe(0);
  await context.close();
});

async function send(page: Page, buffer: Buffer): Promise<string> {
  const mimeType = 'application/pdf';
  await page.locator('#file').setInputFiles({ name: 'found.pdf', mimeType, buffer });
  await page.getByRole('button', { name: 'Look for marks' }).click({ timeout: 60_000 });
  await page.locator('main [role=status], main [role=alert]').first().waitFor({ timeout: 60_000 });
  return page.locator('main').innerText();
}

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Tabs until an element has the focus. */
async function press(page: Page, selector: string): Promise<void> {
  for (let count = 0; count < 120; count += 1) {
    if (await page.locator(`${selector}:focus`).count()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${selector} by keyboard`);
}

async function walk(page: Page): Promise<{ faults: string[]; seen: ReadonlySet<number> }> {
  const faults: string[] = [];
  const seen = new Set<number>();
  let before: Stop | null = null;
  for (let count = 0; count < 400; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focusedStop);
    if (stop === null) break;
    seen.add(stop.position);
    if (!stop.isVisible) faults.push(`no visible focus: ${stop.name}`);
    if (before && stop.position === before.position) faults.push(`trap: ${stop.name}`);
    if (before && stop.position < before.position) faults.push(`goes back: ${before.name} → ${stop.name}`);
    before = stop;
  }
  return { faults, seen };
}

/** Places of everything that can be acted on; runs in the page. */
function reachable(): readonly number[] {
  const all = [...document.querySelectorAll('*')];
  return [
    ...document.querySelectorAll<HTMLElement>(
      'main a[href], main button, main input, main select, main textarea',
    ),
  ]
    .filter((element) => element.checkVisibility() && !element.matches('[type=hidden], [tabindex="-1"]'))
    .map((element) => all.indexOf(element));
}

/** What the page says, but for the clock. */
async function factsOf(page: Page): Promise<string> {
  return (await page.locator('main').innerText()).replace(/\d\d:\d\d(:\d\d)?/g, '…');
}

function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
