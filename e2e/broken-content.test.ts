import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { formatterFactory, HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type BuiltSite, builtSite } from './built-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-broken-'));
/** `bare`: only what the schemas insist on. `broken`: unbroken long words, titles of 300 letters, no logo, no report. */
const names = ['bare', 'broken'] as const;
const sites = new Map<string, BuiltSite>();
let browser: Browser;

beforeAll(async () => {
  for (const name of names)
    sites.set(name, await builtSite(join(import.meta.dirname, 'fixtures', name), join(folder, name)));
  browser = await launchBrowser();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  for (const { server } of sites.values()) server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(names)('content that is %s', (name) => {
  test.each([320, 640, 1280])('needs no sideways scrolling at %i px', async (width) => {
    const wide: string[] = [];
    await eachPage(name, width, async (page, path) => {
      const [content = 0, window = 0] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      if (content > window) wide.push(`${path}: ${content}`);
    });
    expect(wide).toEqual([]);
  });

  test('has no accessibility violation and no complaint of the browser', async () => {
    const faults: string[] = [];
    await eachPage(name, 1280, async (page, path) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      faults.push(...violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`));
    });
    expect(faults).toEqual([]);
  });

  test('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off', 'void-style': 'off' },
    });
    const { url } = siteOf(name);
    const faults: string[] = [];
    for (const path of pathsOf(name)) {
      const { results } = await validator.validateString(await (await fetch(url + path)).text(), path);
      if (results.length > 0) faults.push(formatterFactory('text')(results));
    }
    expect(faults).toEqual([]);
  });
});

test('a list without entries says so', async () => {
  for (const path of [
    '/controls/',
    '/policies/',
    '/reports/',
    '/documents/',
    '/faq/',
    '/updates/',
    '/subprocessors/',
  ]) {
    const html = await (await fetch(siteOf('bare').url + path)).text();
    expect(html, path).toMatch(/class="empty"/);
  }
});

test('the name of the company stays within its place in the header', async () => {
  await eachPage('broken', 1280, async (page) => {
    const [brand, actions] = await Promise.all([
      page.locator('.brand').boundingBox(),
      page.locator('.header-actions').boundingBox(),
    ]);
    expect((brand?.x ?? 0) + (brand?.width ?? 0)).toBeLessThanOrEqual(actions?.x ?? 0);
  });
});

async function eachPage(
  name: string,
  width: number,
  look: (page: Page, path: string) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  for (const path of pathsOf(name)) {
    await page.goto(siteOf(name).url + path, { waitUntil: 'load' });
    await look(page, path);
  }
  await context.close();
}

/** Pages of a site, without the hundreds that every criterion and framework has. */
function pathsOf(name: string): readonly string[] {
  return readdirSync(siteOf(name).files, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`)
    .filter((path) => !/^\/criteria\/(?!cc6\.1|matrix).+/.test(path));
}

function siteOf(name: string): BuiltSite {
  const site = sites.get(name);
  if (!site) throw new Error(`The site ${name} was not built.`);
  return site;
}
