import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { pagesOfPdf } from './pdf-text.ts';
import { publicTemplates } from './templates.ts';

const url = inject('url');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each(publicTemplates)('%s', (path) => {
  test('needs no sideways scrolling at 200 % and 400 % zoom, and cuts nothing off', async () => {
    const context = await browser.newContext({
      viewport: { width: 640, height: 400 },
      deviceScaleFactor: 2,
    });
    const page = await context.newPage();
    await page.goto(url + path, { waitUntil: 'load' });
    expect(await overflow(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await overflow(page)).toEqual([]);
    await context.close();
  });

  test('grows with text twice as large, on a phone too', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(url + path, { waitUntil: 'load' });
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect(await overflow(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overflow(page)).toEqual([]);
    await context.close();
  });

  test('prints as a document: black on white, without navigation, nothing cut', async () => {
    const context = await browser.newContext({ viewport: { width: 700, height: 990 }, colorScheme: 'dark' });
    const page = await context.newPage();
    await page.goto(url + path, { waitUntil: 'load' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.locator('nav:visible, .button:visible, form:visible, .menu:visible').count()).toBe(0);
    expect(await overflow(page)).toEqual([]);
    expect(await page.evaluate(inkAndPaper)).toEqual({ ink: true, paper: true });
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    const sheets = [...pdf.matchAll(/\/Type \/Page\b(?!s)/g)].length;
    expect(sheets).toBeGreaterThan(0);
    expect(sheets).toBeLessThanOrEqual(longPages[path] ?? 12);
    await context.close();
  });
});

describe('on paper', () => {
  test('a page says whose it is, where it stands and as of which day', async () => {
    const words = await printed('/policies/access-control/');
    expect(words).toContain('Ostermere, Inc., http://localhost:4321/policies/access-control/');
    expect(words).toContain('As of 23 November 2026.');
  });

  test('links that lead away name their address, those of the site do not', async () => {
    const words = await printed('/subprocessors/');
    expect(words.replaceAll(' ', '')).toContain('<https://www.errwick.example/dpa>');
    expect(words).not.toContain('Get changes by mail');
    expect(await printed('/policies/access-control/')).toContain('(AC-01)');
  });

  test('states keep their shapes, which are drawn with backgrounds', async () => {
    const page = await paper('/');
    const adjusted = await page
      .locator('.status')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one, '::before').printColorAdjust));
    expect(new Set(adjusted)).toEqual(new Set(['exact']));
    await page.context().close();
  });

  test('what only leads on is left out, and so are suggestions that nobody opened', async () => {
    expect(await printed('/')).not.toContain('For your review');
    const control = await printed('/controls/ac-01/');
    expect(control).toContain('Suggested through the criteria');
    expect(control).not.toContain('IA-2');
  });

  test.each(['A4', 'Letter'] as const)('the vendor summary is one sheet of %s', async (format) => {
    const page = await paper('/vendor-summary/');
    expect(await pagesOfPdf(await page.pdf({ format, preferCSSPageSize: true }))).toHaveLength(1);
    await page.context().close();
  });
});

async function paper(path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(url + path, { waitUntil: 'load' });
  await page.emulateMedia({ media: 'print' });
  return page;
}

/** The words of a page as they are printed. */
async function printed(path: string): Promise<string> {
  const page = await paper(path);
  const pages = await pagesOfPdf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  await page.context().close();
  return pages.join(' ').replace(/\s+/g, ' ');
}

/** Lists that are long by their nature, and how many sheets of A4 they may take. */
const longPages: Readonly<Record<string, number>> = {
  '/frameworks/nist-800-53/': 120,
  '/frameworks/iso27001/': 20,
  '/vendor-summary/': 1,
};

/** What is wider than the window; runs in the page. Boxes that scroll on purpose may hold wider content. */
function overflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const faults: string[] = [];
    if (document.documentElement.scrollWidth > width)
      faults.push(`page: ${document.documentElement.scrollWidth} in ${width}`);
    for (const element of document.querySelectorAll('main *, header *, footer *')) {
      if (!(element instanceof HTMLElement) || !element.checkVisibility()) continue;
      const style = getComputedStyle(element);
      const isClipped = style.overflowX === 'hidden' || style.overflowX === 'clip';
      if (isClipped && style.clipPath === 'none' && element.scrollWidth > element.clientWidth + 1)
        faults.push(`cut: ${element.localName}.${element.className}`);
    }
    return faults;
  });
}

/** Whether the words of the page are dark and its ground light; runs in the page. */
function inkAndPaper(): { ink: boolean; paper: boolean } {
  const shade = (color: string) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!canvas) return 0;
    canvas.fillStyle = 'white';
    canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data[1] ?? 0;
  };
  const { color } = getComputedStyle(document.querySelector('h1') ?? document.body);
  const { backgroundColor } = getComputedStyle(document.body);
  return { ink: shade(color) < 90, paper: shade(backgroundColor) > 240 };
}
