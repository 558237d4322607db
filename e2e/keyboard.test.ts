import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { focusedStop, type Stop } from './focused-stop.ts';
import { publicTemplates } from './templates.ts';

const url = inject('url');
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
});
afterAll(() => browser?.close());

/** More presses than any walk below needs to have seen every kind of stop of a page. */
const presses = 60;

describe.each(publicTemplates)('%s by keyboard', (path) => {
  test('shows where the focus is at each stop, goes on from each, and follows the order of the page', async () => {
    const page = await opened(path);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const faults: string[] = [];
    let before: Stop | null = null;
    for (let press = 0; press < presses; press += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(focusedStop);
      if (stop === null) break;
      if (!stop.isVisible) faults.push(`no visible focus: ${stop.name}`);
      if (before && stop.position === before.position && !stop.isDate) faults.push(`trap: ${stop.name}`);
      if (before && stop.position < before.position && !stop.isDate)
        faults.push(`goes back: ${before.name} → ${stop.name}`);
      before = stop;
    }
    expect(faults).toEqual([]);
    expect(before).not.toBeNull();
    await page.close();
  });
});

test('the first stop skips to the content', async () => {
  const page = await opened('/policies/access-control/');
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').getAttribute('href')).toBe('#content');
  expect((await page.locator(':focus').boundingBox())?.y).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(
    true,
  );
  await page.close();
});

describe('the filter of controls', () => {
  test('takes words after `/`, narrows the list, keeps them in the address and empties with Escape', async () => {
    const page = await opened('/controls/');
    await page.locator('body').press('/');
    expect(await page.locator(':focus').getAttribute('id')).toBe('filter-words');
    await page.keyboard.type('backup');
    const narrowed = await page.locator('[data-row]:visible').count();
    expect(narrowed).toBeGreaterThan(0);
    expect(narrowed).toBeLessThan(20);
    expect(new URL(page.url()).searchParams.get('q')).toBe('backup');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('[data-row]:visible').count()).toBeGreaterThan(80);
    await page.close();
  });

  test('says when nothing matches, and is cleared by its button', async () => {
    const page = await opened('/controls/?q=zzzzzz');
    expect(await page.locator('#control-none').isVisible()).toBe(true);
    await page.locator('.filter button[type=reset]').press('Enter');
    await expect.poll(() => page.locator('[data-row]:visible').count()).toBeGreaterThan(80);
    await page.close();
  });

  test('is chosen from with the arrows', async () => {
    const page = await opened('/controls/');
    await page.locator('#filter-family').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('[data-row]:visible').count()).toBeLessThan(30);
    expect(new URL(page.url()).searchParams.get('family')).not.toBeNull();
    await page.close();
  });
});

describe('the search', () => {
  test('goes from the words to the results with the arrows, opens one with Enter, and empties with Escape', async () => {
    const page = await opened('/search/');
    await page.locator('body').press('/');
    await page.keyboard.type('backup');
    await page.locator('#search-results a').first().waitFor({ timeout: 15_000 });
    expect(await page.locator('#search-results mark').count()).toBeGreaterThan(0);
    await page.keyboard.press('ArrowDown');
    expect(
      await page.evaluate(() => document.activeElement === document.querySelector('#search-results a')),
    ).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    await page.keyboard.type('backup');
    await page.locator('#search-results a').first().waitFor({ timeout: 15_000 });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => !address.pathname.startsWith('/search'));
    await page.close();
  });

  test('narrows to a kind and keeps that in the address', async () => {
    const page = await opened('/search/?q=backup');
    await page.locator('#search-results a').first().waitFor({ timeout: 15_000 });
    await page.locator('#search-kind').selectOption('Control');
    await expect
      .poll(async () => new Set(await page.locator('.search-kind-name').allInnerTexts()))
      .toEqual(new Set(['Control']));
    expect(new URL(page.url()).searchParams.get('kind')).toBe('Control');
    await page.close();
  });

  test('names every page without JavaScript', async () => {
    const scriptless = await browser.newContext({ javaScriptEnabled: false });
    const page = await scriptless.newPage();
    await page.goto(`${url}/search/`);
    expect(await page.locator('noscript, .notice').first().isVisible()).toBe(true);
    expect(await page.locator('#site-search').isVisible()).toBe(false);
    await page.locator('.search-lists summary').first().click();
    expect(await page.locator('.page-list a:visible').count()).toBeGreaterThan(80);
    await scriptless.close();
  });
});

test('the menu of a phone opens with Enter, is walked with Tab and closes with Enter', async () => {
  const phone = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const page = await phone.newPage();
  await page.goto(`${url}/`);
  await page.locator('.menu summary').focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('.menu nav').isVisible()).toBe(true);
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').getAttribute('href')).toBe('/controls/');
  await page.locator('.menu summary').press('Enter');
  expect(await page.locator('.menu nav').isVisible()).toBe(false);
  await phone.close();
});

async function opened(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url + path, { waitUntil: 'load' });
  return page;
}
