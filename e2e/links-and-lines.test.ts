import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { publicTemplates } from './templates.ts';

const url = inject('url');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each([1280, 390])('at %i px', (width) => {
  test('whatever is pressed is 24 px high, and as wide where it is no word of a sentence', async () => {
    expect(await eachPage(width, smallTargets)).toEqual([]);
  });

  test('no line ends inside of “SOC 2”, “Type 2”, “30 days” or a date, but in texts', async () => {
    expect(await eachPage(width, brokenWords)).toEqual([]);
  });
});

async function eachPage(width: number, look: () => readonly string[]): Promise<readonly string[]> {
  const context = await browser.newContext({ viewport: { width, height: 844 } });
  const page: Page = await context.newPage();
  const faults: string[] = [];
  for (const path of publicTemplates) {
    await page.goto(url + path, { waitUntil: 'load' });
    faults.push(...(await page.evaluate(look)).map((fault) => `${path} ${fault}`));
  }
  await context.close();
  return faults;
}

/** What is smaller than WCAG 2.2 asks for (2.5.8); runs in the page. */
function smallTargets(): readonly string[] {
  const least = 23.9;
  return [...document.querySelectorAll('a, button, summary, select, input')].flatMap((target) => {
    const [box, ...more] = target.getClientRects();
    if (!box || box.width <= 1 || !target.checkVisibility()) return [];
    const isNarrow = box.width < least && more.length === 0 && !target.closest('main p');
    const isLow = [box, ...more].some(({ height }) => height < least);
    const size = `${Math.round(box.width)} × ${Math.round(box.height)}`;
    return isNarrow || isLow ? [`${target.outerHTML.slice(0, 90)} ${size}`] : [];
  });
}

/** Words of headings, facts and lists that a line divides; runs in the page. */
function brokenWords(): readonly string[] {
  const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
  const together = new RegExp(
    `SOC [123]®?|Type [12]|\\d{1,2} (?:${months})(?: \\d{4})?|(?:${months}) \\d{4}|\\d+ (?:business )?(?:days?|hours?|months?|minutes?)|ISO/IEC \\d+|[Ee]-mail`,
    'g',
  );
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const broken: string[] = [];
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    // Texts of the content are long, and break where they may.
    if (!node.parentElement?.checkVisibility() || node.parentElement.closest('.prose, .question, p:has(a)'))
      continue;
    for (const match of node.data.matchAll(together)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom)));
      if (lines.size > 1) broken.push(`${match[0]}: ${node.data.slice(0, 60)}`);
    }
  }
  return broken;
}
