import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type BuiltSite, builtSite } from './built-site.ts';
import { publicTemplates } from './templates.ts';

/** A trust center whose words are hard to find: umlauts, signs without spaces, cells of tables, what looks like HTML. */
const folder = mkdtempSync(join(tmpdir(), 'vitrine-search-'));
let site: BuiltSite;
let browser: Browser;
/** Machines that do much else at once take longer than a second. */
const patient = { timeout: 10_000 };

beforeAll(async () => {
  for (const [file, text] of Object.entries(files)) write(file, text);
  site = await builtSite(join(folder, 'content'), join(folder, 'dist'));
  browser = await launchBrowser();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  site?.server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('excerpts mark the words that were searched', () => {
  test.each([
    ['a word with umlauts', 'Schlüsselübergabe', 'Schlüsselübergabe', 'Keys'],
    ['the same word without its umlauts', 'Schlusselubergabe', 'Schlüsselübergabe', 'Keys'],
    ['a Japanese word', '暗号', '暗号', 'Keys'],
    ['a word of a cell', 'Quarterdeck', 'Quarterdeck', 'Keys'],
    ['a number of a cell', '4711', '4711', 'Keys'],
    ['a word between angle brackets', 'pumpernickel', 'pumpernickel', 'Markup'],
  ])('%s', async (_name, query, marked, title) => {
    const { page, complaints } = await searched(query);
    const result = page.locator('#search-results li').filter({ hasText: title }).first();
    expect(await result.locator('mark').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining(marked)]),
    );
    const { weight, color, background } = await result
      .locator('mark')
      .first()
      .evaluate((mark) => {
        const style = getComputedStyle(mark);
        return { weight: style.fontWeight, color: style.color, background: style.backgroundColor };
      });
    expect(Number(weight) >= 600 || background !== 'rgba(0, 0, 0, 0)', `${weight} ${color}`).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('what looks like HTML is text, and nothing of it runs or becomes an element', async () => {
    const { page, complaints } = await searched('pumpernickel');
    const result = page.locator('#search-results li').filter({ hasText: 'Markup' }).first();
    expect(await result.innerText()).toContain('<img src=x onerror=alert(1)> & <b>pumpernickel</b>');
    expect(await result.locator('img, b, script').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('what looks like HTML in the words is text too', async () => {
    const { page, complaints } = await searched('<b>zwieback</b>', '#search-state:not(:empty)');
    expect(await page.locator('#search-state').innerText()).toContain('“<b>zwieback</b>”');
    expect(await page.locator('#search-state b').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('words of neighbors are not run together', () => {
  test.each([
    ['cells of a table', 'Quarterdeck', /Quarterdeck[.,]? 4711[.,]? Hold[.,]? 815/],
    ['a fact and its name', 'Legal entity', /Legal entity Acme, Inc/],
    ['a row and what stands beside it', 'Jollyboat', /Jollyboat Version 1\.0/],
    ['facts of a subprocessor', 'Brigantine', /Products Brigantine Brigantine Ltd Since 1/],
  ])('%s', async (_name, query, words) => {
    const { page } = await searched(query);
    const excerpts = await page.locator('#search-results li p').allInnerTexts();
    expect(excerpts.join('\n')).toMatch(words);
    await page.context().close();
  });

  test('nowhere on a page', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const joined: string[] = [];
    for (const path of publicTemplates) {
      await page.goto(inject('url') + path, { waitUntil: 'load' });
      joined.push(...(await page.evaluate(joinedWords)).map((words) => `${path} ${words}`));
    }
    expect(joined).toEqual([]);
    await context.close();
  });
});

describe('what was found', () => {
  test('is there again after the way back, as far down as it was', async () => {
    const { page } = await searched('rotation');
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => page.locator('#search-results li').count(), patient).toBeGreaterThan(20);
    const link = page.locator('#search-results a').nth(22);
    await link.scrollIntoViewIfNeeded();
    const top = await page.evaluate(() => scrollY);
    expect(top).toBeGreaterThan(200);
    await link.click();
    await page.waitForURL((address) => !address.pathname.startsWith('/search'));
    await page.goBack();
    await expect.poll(() => page.locator('#search-results li').count(), patient).toBeGreaterThan(20);
    expect(await page.getByRole('searchbox').inputValue()).toBe('rotation');
    await expect.poll(() => page.evaluate(() => scrollY), patient).toBeGreaterThan(top - 60);
    await page.context().close();
  });

  test('is narrowed to the kind of the address, and says so where that leaves nothing', async () => {
    const { page } = await searched('rotation', '#search-results a', '&kind=Policy');
    expect(await page.locator('#search-kind').inputValue()).toBe('Policy');
    expect(new Set(await page.locator('.search-kind-name').allInnerTexts())).toEqual(new Set(['Policy']));
    await page.getByRole('searchbox').fill('pumpernickel');
    await page.locator('#search-kind').selectOption('Control');
    await expect
      .poll(() => page.locator('#search-state').innerText())
      .toBe('Nothing found for “pumpernickel” in pages of the kind “Control”. “All” searches every kind.');
    await page.locator('#search-kind').selectOption('');
    await page.locator('#search-results a').first().waitFor();
    expect(await page.locator('#search-hint').isVisible()).toBe(false);
    await page.context().close();
  });

  test('is nothing, and then the page says what else to try and whom to ask', async () => {
    const { page } = await searched('xylophonquartett', '#search-hint:not([hidden])');
    expect(await page.locator('#search-state').innerText()).toBe('Nothing found for “xylophonquartett”.');
    const hint = page.locator('#search-hint');
    expect(await hint.innerText()).toContain('Try fewer words');
    expect(
      await hint.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['/faq/', 'mailto:security@acme.example']);
    await page.context().close();
  });
});

describe('the keyboard', () => {
  test('stays with a character that is being composed', async () => {
    const { page } = await searched('暗号');
    await page.getByRole('searchbox').focus();
    for (const key of ['Escape', 'ArrowDown'])
      await page
        .getByRole('searchbox')
        .evaluate(
          (box, key) =>
            box.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true })),
          key,
        );
    expect(await page.getByRole('searchbox').inputValue()).toBe('暗号');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-words');
    await page.context().close();
  });

  test('goes past neither end of the results', async () => {
    const { page } = await searched('Quarterdeck');
    await page.getByRole('searchbox').focus();
    const count = await page.locator('#search-results a').count();
    for (let press = 0; press < count + 3; press++) await page.keyboard.press('ArrowDown');
    expect(
      await page.evaluate(
        () => document.activeElement === [...document.querySelectorAll('#search-results a')].at(-1),
      ),
    ).toBe(true);
    for (let press = 0; press < count + 3; press++) await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-words');
    await page.context().close();
  });
});

async function searched(query: string, ready = '#search-results mark', more = '') {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page: Page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(`${site.url}/search/?q=${encodeURIComponent(query)}${more}`, { waitUntil: 'load' });
  await page.locator(ready).first().waitFor({ timeout: 15_000 });
  return { page, complaints };
}

/**
 * Words of one sentence to the index that the page shows apart: on other lines, or with room between them. Runs in the page.
 * Pagefind parts these elements by itself, and leaves out the others.
 */
function joinedWords(): readonly string[] {
  const parted = 'h1,h2,h3,h4,h5,h6,p,td,div,ul,li,article,section';
  const leftOut = '[data-pagefind-ignore],nav,form,label,button,svg,noscript,script,.visually-hidden,sup';
  const body = document.querySelector('[data-pagefind-body]');
  const joined: string[] = [];
  if (!body) return joined;
  for (const details of body.querySelectorAll('details')) details.open = true;
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const edge = (text: Text, at: number) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect();
  };
  let before: Text | null = null;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const element = node.parentElement;
    if (!element?.checkVisibility() || node.data === '' || element.closest(leftOut)) continue;
    const known: Text | null = before;
    before = node;
    if (!known || known.parentElement?.closest(parted) !== element.closest(parted)) continue;
    if (/\s$/.test(known.data) || /^\s/.test(node.data)) continue;
    const [end, start] = [edge(known, known.length - 1), edge(node, 0)];
    if (Math.abs(start.left - end.right) > 2 || Math.abs(start.bottom - end.bottom) > 6)
      joined.push(`${known.data.slice(-20)}|${node.data.slice(0, 20)}`);
  }
  return joined;
}

function write(file: string, text: string): void {
  const path = join(folder, 'content', file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const policy = (title: string, text: string) => `---
title: ${title}
version: "1.0"
owner: Head of Security
approvedBy: Chief Executive Officer
approved: 2026-01-15
criteria: [CC6.1]
---

${text}
`;

const question = (number: number) => `---
title: Question ${number} about the rotation
topic: Keys
---

Answer ${number}: the rotation takes place each year.
`;

const files: Readonly<Record<string, string>> = {
  'trust.yaml': `company:
  name: Acme
  legalName: Acme, Inc.
  url: https://www.acme.example
  securityEmail: security@acme.example
site: { url: "https://trust.acme.example" }
products: [{ id: cloud, name: Acme Cloud }]
scope: { framework: soc2-tsc-2017-rev2022, categories: [security], products: [cloud] }
checks:
  criterion-coverage: { severity: off, reason: This content is about searching. }
contacts: { contact: ["mailto:security@acme.example"], expires: 2027-06-30 }
`,
  'policies/keys.md': policy(
    'Keys',
    `## Rotation

Each rotation of keys ends with the Schlüsselübergabe of both owners, 暗号鍵を更新する。

| Place | Number |
|---|---|
| Quarterdeck | 4711 |
| Hold | 815 |`,
  ),
  'policies/boats.md': policy('Jollyboat', '## Purpose\n\nBoats are counted.'),
  'subprocessors.yaml': `subprocessors:
  - id: brigantine
    name: Brigantine
    entity: Brigantine Ltd
    purpose: Ferries messages
    status: active
    since: 2019-03-01
    data: [names]
    locations: { storage: [DE] }
`,
  'policies/markup.md': policy(
    'Markup',
    '## Purpose\n\nA form answers `<img src=x onerror=alert(1)> & <b>pumpernickel</b>` as it was typed.',
  ),
  'controls/AC-01.md': `---
id: AC-01
title: Keys are rotated
criteria: [CC6.1]
status: implemented
owner: IT Manager
type: preventive
operation: manual
frequency: annually
products: [cloud]
policies: [keys, boats]
reviewed: 2026-01-10
---

The rotation is recorded.
`,
  ...Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`faq/question-${at + 1}.md`, question(at + 1)]),
  ),
};
