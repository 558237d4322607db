import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type BuiltSite, builtSite } from './built-site.ts';
import { pagesOfPdf } from './pdf-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-languages-'));
const sites = new Map<string, BuiltSite>();
let browser: Browser;

beforeAll(async () => {
  for (const name of ['german', 'arabic', 'japanese'])
    sites.set(name, await builtSite(join(import.meta.dirname, 'fixtures', name), join(folder, name)));
  browser = await launchBrowser();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  for (const { server } of sites.values()) server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a German site', () => {
  test('is German, from left to right, on every page', () => {
    for (const [path, html] of pagesOf('german')) expect(html, path).toMatch(/<html lang="de" dir="ltr"/);
  });

  test('has no English word of the interface that is not marked as English', async () => {
    const found: string[] = [];
    await eachPage('german', async (page, path) => {
      const texts = await page.evaluate(shownTexts, 'de');
      found.push(...texts.filter((text) => english.test(text)).map((text) => `${path}: ${text}`));
    });
    expect(found).toEqual([]);
  });

  test('prints its vendor summary on one sheet', async () => {
    const page = await opened('german', '/vendor-summary/');
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(await pagesOfPdf(pdf)).toHaveLength(1);
    await page.context().close();
  });

  test('spells its days and marks a Japanese policy inside of it', async () => {
    const page = await opened('german', '/policies/onboarding/');
    expect(await page.locator('h1').getAttribute('lang')).toBe('ja');
    expect(await page.locator('.prose').getAttribute('lang')).toBe('ja');
    expect(await page.locator('time[datetime="2027-01-12"]').first().innerText()).toBe('12. Januar 2027');
    await page.context().close();
  });

  test('names criteria, units and their groups in German; English titles of others are marked', () => {
    const page = (path: string) => pagesOf('german').get(path) ?? '';
    expect(page('/criteria/cc6.1/')).toContain('Architektur des logischen Zugriffs');
    expect(page('/criteria/cc6.1/')).toContain('Sensible Daten sind ohne Schlüssel nicht lesbar');
    expect(page('/criteria/')).not.toContain('lang="en"');
    expect(page('/criteria/matrix/')).toContain('Zugang zu Systemen und Orten');
    expect(page('/search/')).toContain('CC6.1 Architektur des logischen Zugriffs');
    expect(page('/frameworks/iso27001/')).toContain('Anhang A: die Organisation');
    expect(page('/frameworks/gdpr/')).toContain('Sicherheit der Verarbeitung');
    for (const path of ['/frameworks/iso27001/', '/frameworks/gdpr/', '/criteria/matrix/'])
      expect(page(path), path).not.toContain('lang="en"');
    expect(page('/frameworks/hipaa/')).toMatch(/<span lang="en"[^>]*>Administrative safeguards/);
    expect(page('/frameworks/hipaa/')).not.toMatch(/<dd lang="en"/);
  });

  test('has Markdown twins that name criteria in German too', () => {
    const twin = readFileSync(join(siteOf('german').files, 'criteria/cc6.1.md'), 'utf8');
    expect(twin).toMatch(/^# CC6\.1 Architektur des logischen Zugriffs/);
    expect(twin).not.toMatch(/Logical access architecture/);
  });

  test('calls a certificate that is only planned a certification', () => {
    const reports = pagesOf('german').get('/reports/') ?? '';
    expect(reports).toContain('ISO/IEC-27001-Zertifizierung');
    expect(reports).not.toContain('ISO/IEC-27001-Zertifikat');
  });

  test('offers a search and a filter that speak German', async () => {
    const page = await opened('german', '/controls/');
    await page.getByRole('searchbox').fill('Faktor');
    expect(await page.locator('#filter-result').innerText()).toBe('1 von 2 Kontrollen');
    await page.context().close();
  });
});

test.each(['german', 'arabic', 'japanese'])(
  'no page of the %s site scrolls sideways at 320 px',
  async (name) => {
    const wide: string[] = [];
    await eachPage(
      name,
      async (page, path) => {
        const [content = 0, window = 0] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        if (content > window) wide.push(`${path}: ${content}`);
      },
      { width: 320, height: 640 },
    );
    expect(wide).toEqual([]);
  },
);

test('the name of the site is never squeezed by the words of its navigation', async () => {
  const page = await opened('german', '/', { width: 1280, height: 800 });
  expect(await page.locator('.brand').evaluate((brand) => brand.getBoundingClientRect().height)).toBeLessThan(
    70,
  );
  await page.context().close();
});

describe('an Arabic site', () => {
  test('runs from right to left with an interface that says it is English', async () => {
    const page = await opened('arabic', '/policies/access/');
    const html = page.locator('html');
    expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual(['en', 'rtl']);
    const prose = page.locator('.prose');
    expect([await prose.getAttribute('lang'), await prose.getAttribute('dir')]).toEqual(['ar', null]);
    await page.context().close();
  });

  test('keeps the cells of a column below its head, whatever the language of each', async () => {
    const page = await opened('arabic', '/subprocessors/');
    const edges = await page.locator('table :is(th, td)').evaluateAll((cells) =>
      cells.map((cell) => {
        const words = document.createRange();
        words.selectNodeContents(cell.querySelector('.line, .table-name') ?? cell);
        return Math.round(words.getBoundingClientRect().right);
      }),
    );
    const columns = edges.length / 2;
    expect(columns).toBe(5);
    expect(edges.slice(columns)).toEqual(edges.slice(0, columns));
    await page.context().close();
  });

  test('keeps the sign between the places that lead to a page', async () => {
    const page = await opened('arabic', '/controls/ac-01/');
    const [first, second] = await page
      .locator('.trail a')
      .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().toJSON()));
    expect(first.left - second.right).toBeGreaterThan(12);
    await page.context().close();
  });

  test('counts from left to right', async () => {
    const page = await opened('arabic', '/changes/');
    const output = page.locator('#changes-filter output');
    expect(await output.evaluate((one) => getComputedStyle(one).unicodeBidi)).toBe('plaintext');
    await page.context().close();
  });

  test('shows an English policy from left to right', async () => {
    const page = await opened('arabic', '/policies/english/');
    const prose = page.locator('.prose');
    expect([await prose.getAttribute('lang'), await prose.getAttribute('dir')]).toEqual([null, null]);
    expect(
      await prose
        .locator('p')
        .first()
        .evaluate((one) => getComputedStyle(one).unicodeBidi),
    ).toBe('plaintext');
    await page.context().close();
  });
});

test('a Japanese table wraps inside of its cells', async () => {
  const page = await opened('japanese', '/policies/access/', { width: 390, height: 800 });
  const [content = 0, window = 0] = await page
    .locator('.table-scroll')
    .evaluate((table) => [table.scrollWidth, table.clientWidth]);
  expect(content).toBeLessThanOrEqual(window);
  expect(await page.locator('.prose').getAttribute('lang')).toBe('ja');
  await page.context().close();
});

test.each([
  // Another form of the word that stands there, and a word from the middle of a sentence without spaces.
  ['german', 'verschlüsseln', /verschlüsselt/],
  ['japanese', '権限', /権限/],
])('the search of the %s site knows the words of its language: %s', async (name, query, found) => {
  const page = await opened(name, `/search/?q=${encodeURIComponent(query)}`);
  await page.locator('#search-results li').first().waitFor();
  expect(await page.locator('#search-results').innerText()).toMatch(found);
  await page.context().close();
});

/** Words that only English has, of those that the interface uses. */
const english =
  /\b(?:the|of|and|with|from|that|which|not|by|are|report|reports|controls?|criteria|polic(?:y|ies)|documents?|since|changed?|changes|framework|request|owner|approved|updated|stated|suggested|reviewed|back|link to|page)\b/i;

/** Texts and labels of a page in its own language; runs in the page. */
function shownTexts(language: string): string[] {
  const isOwn = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') === language;
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.textContent ?? '').trim();
    if (text && isOwn(node.parentElement) && !node.parentElement?.closest('script, style')) texts.push(text);
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [data-label], [data-result]'))
    for (const name of ['aria-label', 'placeholder', 'data-label', 'data-result'])
      if (isOwn(element)) texts.push(element.getAttribute(name) ?? '');
  // Addresses, names of institutions and laws, and terms that a German text explains in brackets.
  return texts.map((text) =>
    text.replace(
      /https?:\/\/\S+|Code of Federal Regulations|American Institute of Certified Public Accountants|SOC 2® Trust Services Criteria|\([^)]*\)/g,
      '',
    ),
  );
}

/** Every page of a site that was built ahead, by path. */
function pagesOf(name: string): ReadonlyMap<string, string> {
  const { files } = siteOf(name);
  const pages = readdirSync(files, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('index.html'),
  );
  return new Map(
    pages.map((file) => [
      `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`,
      readFileSync(join(files, file), 'utf8'),
    ]),
  );
}

async function eachPage(
  name: string,
  look: (page: Page, path: string) => Promise<void>,
  viewport = { width: 1280, height: 800 },
): Promise<void> {
  const page = await opened(name, '/', viewport);
  for (const path of pagesOf(name).keys()) {
    await page.goto(siteOf(name).url + path, { waitUntil: 'load' });
    await look(page, path);
  }
  await page.context().close();
}

async function opened(name: string, path: string, viewport = { width: 1280, height: 800 }): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(siteOf(name).url + path, { waitUntil: 'load' });
  return page;
}

function siteOf(name: string) {
  const site = sites.get(name);
  if (!site) throw new Error(`The site ${name} was not built.`);
  return site;
}
