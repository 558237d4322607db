import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { publicTemplates } from './templates.ts';

const url = inject('url');

/** One page of each template, the gate's own among them. */
const templates = [
  ...publicTemplates,
  '/request?doc=soc2-type2-2026',
  '/admin/sign-in',
  '/nowhere/',
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Opens a page in a context of its own and collects what a strict reader would object to. */
async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`) && !request.url().startsWith('data:'))
      complaints.push(`foreign request: ${request.url()}`);
  });
  const response = await page.goto(url + path, { waitUntil: 'load' });
  return { context, page, complaints, status: response?.status() };
}

describe.each(templates)('%s', (path) => {
  test('loads without complaint of the browser, foreign requests or cookies', async () => {
    const { context, page, complaints, status } = await open(path);
    expect(status).toBe(path === '/nowhere/' ? 404 : 200);
    // A browser reports the status of the page itself as a message; nothing else may be said.
    expect(complaints.filter((text) => !/status of 404/.test(text))).toEqual([]);
    expect(await cookiesOf(context)).toEqual([]);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.title()).not.toBe('');
    await context.close();
  });

  test.each(['light', 'dark'] as const)('has no accessibility violation in %s', async (colorScheme) => {
    const { context, page } = await open(path, { colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
    await context.close();
  });

  test('needs no sideways scrolling at 320 px', async () => {
    const { context, page } = await open(path, { viewport: { width: 320, height: 640 } });
    const [content = 0, window = 0] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content).toBeLessThanOrEqual(window);
    await context.close();
  });
});

async function cookiesOf(context: BrowserContext): Promise<string[]> {
  return (await context.cookies()).map(({ name }) => name);
}

test('every link of every page leads somewhere, and every anchor is there', async () => {
  const pages = new Map<string, string>();
  const waiting = ['/'];
  const dead: string[] = [];
  const anchors: [from: string, path: string, id: string][] = [];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (pages.has(path)) continue;
    const answer = await fetch(url + path);
    const html = answer.headers.get('content-type')?.startsWith('text/html') ? await answer.text() : '';
    pages.set(path, html);
    if (!answer.ok) dead.push(`${path} answers ${answer.status}`);
    for (const [, href = ''] of html.matchAll(/\s(?:href|src)="([^"]+)"/g)) {
      const target = new URL(href.replaceAll('&amp;', '&'), url + path);
      if (target.origin !== url || target.pathname.startsWith('/request')) continue;
      if (target.hash) anchors.push([path, target.pathname, decodeURIComponent(target.hash.slice(1))]);
      if (!pages.has(target.pathname)) waiting.push(target.pathname);
    }
  }
  const missing = anchors
    .filter(([, path, id]) => !pages.get(path)?.includes(` id="${id}"`))
    .map(([from, path, id]) => `${from} → ${path}#${id}`);
  expect([...dead, ...missing]).toEqual([]);
  expect(pages.size).toBeGreaterThan(180);
});

test('every fact is in the HTML: the pages say the same without JavaScript', async () => {
  for (const path of ['/', '/controls/', '/reports/soc2-type2-2026/', '/subprocessors/']) {
    const served = await open(path, { javaScriptEnabled: false });
    const scripted = await open(path);
    // Scripts may add controls such as filters, never facts.
    const words = async ({ page }: typeof served) => {
      const [text, form] = await Promise.all([
        page.locator('main').innerText(),
        page.locator('main form:visible').allInnerTexts(),
      ]);
      return form
        .reduce((rest, part) => rest.replace(part, ''), text)
        .replace(/\s+/g, ' ')
        .trim();
    };
    expect((await words(served)).length).toBeGreaterThan(400);
    expect(await words(scripted)).toBe(await words(served));
    await served.context.close();
    await scripted.context.close();
  }
});

test('search finds a control by a word of its text', async () => {
  const { context, page, complaints } = await open('/search/');
  await page.getByRole('searchbox').fill('WebAuthn');
  await page
    .getByRole('link', { name: /multi-factor|MFA|phishing/i })
    .first()
    .waitFor({ timeout: 15_000 });
  expect(complaints).toEqual([]);
  await context.close();
});

test('every page leads to how barriers and vulnerabilities are reported', async () => {
  for (const path of templates) {
    const html = await (await fetch(url + path)).text();
    const footer = html.slice(html.indexOf('<footer'));
    expect(footer, path).toContain('href="/accessibility/"');
    expect(footer, path).toContain('href="/security-contact/"');
  }
  const { context, page } = await open('/security-contact/');
  expect(await page.getByRole('link', { name: 'security.txt' }).getAttribute('href')).toBe(
    '/.well-known/security.txt',
  );
  const policy = page.getByRole('link', { name: /^Vulnerability management policy, version/ });
  expect(await policy.getAttribute('href')).toBe(
    '/policies/vulnerability-management/#reports-from-researchers',
  );
  await context.close();
});

test('every page has its social card', async () => {
  for (const path of publicTemplates.filter((one) => one !== '/gate-unavailable/')) {
    const html = await (await fetch(url + path)).text();
    const image = html.match(/property="og:image" content="([^"]+)"/)?.[1];
    expect(image, path).toBeDefined();
    const card = await fetch(url + new URL(image ?? '').pathname);
    expect([card.status, card.headers.get('content-type')], path).toEqual([200, 'image/png']);
  }
});
