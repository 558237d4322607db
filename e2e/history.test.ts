import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type BuiltSite, builtSite } from './built-site.ts';
import { pagesOfPdf } from './pdf-text.ts';

/** A small trust center that was published three times, in a git repository of its own. */
const folder = mkdtempSync(join(tmpdir(), 'vitrine-history-'));
const content = join(folder, 'content');
let site: BuiltSite;
let browser: Browser;

beforeAll(async () => {
  git('init', '--quiet', '--initial-branch=main', '.');
  write('trust.yaml', trust);
  publish('2026-01-20', {
    'policies/access.md': policy('1.0', '2026-01-15', 'within two days', '4 hours'),
    'controls/AC-01.md': control('2026-01-10', 'Access is reviewed.'),
    'subprocessors.yaml': subprocessors('status: active, since: 2024-05-01'),
  });
  publish('2026-06-12', {
    'policies/access.md': policy('1.1', '2026-06-10', 'within one day', '2 hours'),
    'subprocessors.yaml': subprocessors('status: removed, since: 2024-05-01, effective: 2026-06-11'),
  });
  publish('2026-09-02', {
    'controls/AC-01.md': control('2026-09-01', 'Access is reviewed and the result is signed.'),
    'subprocessors.yaml': `${subprocessors('status: removed, since: 2024-05-01, effective: 2026-06-11')}  - { id: mail, name: Posthorn, purpose: Mail, status: active, since: 2026-09-01, products: [field] }\n`,
  });
  site = await builtSite(content, join(folder, 'dist'));
  browser = await launchBrowser();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  site?.server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the history of a policy', () => {
  test('tells each version, what it was before and what it is', async () => {
    const page = await opened('/policies/access/history/');
    expect(await page.locator('h2').first().innerText()).toMatch(/^Version 1\.1, 12 June 2026$/);
    const removed = await page.locator('.diff del').allTextContents();
    const added = await page.locator('.diff ins').allTextContents();
    expect(removed.join(' ')).toMatch(/two days.*4/);
    expect(added.join(' ')).toMatch(/one day.*2/);
    expect(await page.locator('.changed-facts').first().textContent()).toContain('Version: ');
    await page.context().close();
  });

  test('names what changed by what it is: a paragraph, a row of a table', async () => {
    const page = await opened('/policies/access/history/');
    expect(await page.locator('.diff-label').allInnerTexts()).toEqual([
      'Paragraph changed',
      'Table row changed',
    ]);
    expect(await page.locator('.diff-unchanged').allInnerTexts()).toEqual([
      '1 heading, 1 paragraph unchanged',
      '1 table row unchanged',
    ]);
    await page.context().close();
  });

  test('ends with the version that was published first', async () => {
    const page = await opened('/policies/access/history/');
    const first = page.locator('.history-step').last();
    expect(await first.innerText()).toMatch(
      /^Version 1\.0, 20 January 2026\s+commit [0-9a-f]{10}\s+First published on this site\.$/,
    );
    await page.goto(`${site.url}/policies/access/`);
    const link = page.getByRole('link', { name: 'First published on this site' });
    expect(await link.getAttribute('href')).toBe('/policies/access/history/#first-version');
    await page.goto(`${site.url}/controls/ac-01/`);
    expect(await page.getByRole('region', { name: 'History' }).innerText()).toContain(
      'First version, 20 January 2026',
    );
    await page.context().close();
  });

  test('is told in the feed of all changes with the names of what changed', async () => {
    const feed = await (await fetch(`${site.url}/feeds/changes.json`)).text();
    expect(feed).toContain(
      'Approved on 2026-06-10 by Chief Executive Officer. Text: 1 paragraph, 1 table row changed.',
    );
    expect(await (await fetch(`${site.url}/policies/access/history.md`)).text()).toContain(
      '> Table row changed: ',
    );
  });

  test.each(['light', 'dark'] as const)('has no accessibility violation in %s', async (colorScheme) => {
    for (const path of ['/policies/access/history/', '/changes/', '/subprocessors/', '/controls/ac-01/']) {
      const page = await opened(path, { colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
      await page.context().close();
    }
  });

  test('needs no sideways scrolling at 320 px', async () => {
    const page = await opened('/policies/access/history/', { viewport: { width: 320, height: 640 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  });
});

describe('the page of all changes', () => {
  test('leads to the place that tells each change', async () => {
    const page = await opened('/changes/');
    const links = await page
      .locator('.row-main a')
      .evaluateAll((list) => list.map((a) => a.getAttribute('href')));
    expect(links).toContain('/policies/access/history/#changed-2026-06-12-1.1');
    for (const link of links) {
      const [path = '', anchor] = (link ?? '').split('#');
      const html = await (await fetch(site.url + path)).text();
      if (anchor) expect(html, link ?? '').toContain(` id="${anchor}"`);
    }
    await page.context().close();
  });

  test('shows only what happened since a day, and keeps the day in its address', async () => {
    const page = await opened('/changes/');
    const total = await rowsOf(page);
    await page.locator('#changes-since').fill('2026-09-01');
    const shown = await rowsOf(page);
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(total);
    expect(await page.locator('#changes-filter output').innerText()).toBe(`${shown} of ${total} changes`);
    expect(await daysOf(page)).toSatisfy((days: string[]) => days.every((day) => day >= '2026-09-01'));
    expect(new URL(page.url()).searchParams.get('since')).toBe('2026-09-01');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => rowsOf(page)).toBe(total);
    expect(new URL(page.url()).search).toBe('');
    await page.context().close();
  });

  test('opens filtered at a bookmark, and offers no month that has nothing left', async () => {
    const page = await opened('/changes/?since=2026-06-01');
    expect(await page.locator('#changes-since').inputValue()).toBe('2026-06-01');
    expect(await daysOf(page)).toSatisfy((days: string[]) => days.every((day) => day >= '2026-06-01'));
    const months = await page
      .locator('.months a:visible')
      .evaluateAll((list) => list.map((a) => a.getAttribute('href')?.slice(1) ?? ''));
    expect(months).toEqual(['2026-09', '2026-06']);
    expect(await page.locator('.months li:visible').count()).toBe(1);
    for (const month of months) expect(await page.locator(`[id="${month}"]`).isVisible()).toBe(true);
    await page.context().close();
  });

  test('says so where nothing happened since', async () => {
    const page = await opened('/changes/?since=2026-11-23');
    expect(await page.locator('#changes-filter output').innerText()).toMatch(/^0 of \d+ changes$/);
    expect(await page.locator('.months li:visible').count()).toBe(0);
    await page.context().close();
  });

  test('is whole without JavaScript, with months to jump to and no filter', async () => {
    const page = await opened('/changes/', { javaScriptEnabled: false });
    expect(await page.locator('#changes-filter').isVisible()).toBe(false);
    expect(await rowsOf(page)).toBeGreaterThan(4);
    expect(await page.locator('.months a').first().getAttribute('aria-label')).toBe('September 2026');
    await page.context().close();
  });
});

test('the list of subprocessors tells what was added, and what changed from what to what', async () => {
  const page = await opened('/subprocessors/');
  const history = page.getByRole('region', { name: 'History of this list' });
  expect(await history.locator('h3').allInnerTexts()).toEqual([
    '2 September 2026: Posthorn was added to the list',
    '12 June 2026: Fernweh changed',
  ]);
  expect(await history.locator('del').first().textContent()).toContain('Active');
  expect(await history.locator('ins').first().textContent()).toContain('Removed');
  await page.goto(`${site.url}/subprocessors/field/`);
  expect(await page.locator('main').innerText()).toContain('Posthorn');
  await page.goto(`${site.url}/subprocessors/cloud/`);
  expect(await page.locator('main').innerText()).not.toContain('Posthorn');
  await page.context().close();
});

test('paper names the address behind words of a text, and neither twice nor for links of this site', async () => {
  const page = await opened('/policies/access/');
  const words = (await pagesOfPdf(await page.pdf({ format: 'A4' }))).join(' ').replace(/\s+/g, ' ');
  expect(words).toContain('the guide <https://guide.example/mfa>');
  expect(words.split('guide.example/all')).toHaveLength(2);
  expect(words).toContain('reviewed (AC-01)');
  await page.context().close();
});

async function opened(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.goto(site.url + path, { waitUntil: 'load' });
  return page;
}

const rowsOf = (page: Page) => page.locator('[data-day]:visible').count();

const daysOf = (page: Page) =>
  page
    .locator('[data-day]:visible')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-day') ?? ''));

function publish(day: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) write(file, text);
  git('add', '--all');
  const at = `${day}T09:00:00Z`;
  git(
    '-c',
    'user.name=Acme',
    '-c',
    'user.email=trust@acme.example',
    'commit',
    '--quiet',
    '-m',
    day,
    `--date=${at}`,
  );
}

function git(...parameters: string[]): void {
  mkdirSync(content, { recursive: true });
  const date = parameters.find((one) => one.startsWith('--date='))?.slice('--date='.length);
  const { status, stderr } = spawnSync('git', parameters, {
    cwd: content,
    encoding: 'utf8',
    env: { ...process.env, ...(date ? { GIT_COMMITTER_DATE: date } : {}) },
  });
  if (status !== 0) throw new Error(`git ${parameters.join(' ')}: ${stderr}`);
}

function write(file: string, text: string): void {
  const path = join(content, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const trust = `company:
  name: Acme
  legalName: Acme, Inc.
  url: https://www.acme.example
  securityEmail: security@acme.example
site: { url: "https://trust.acme.example" }
products: [{ id: cloud, name: Acme Cloud }, { id: field, name: Acme Field }]
scope: { framework: soc2-tsc-2017-rev2022, categories: [security], products: [cloud] }
checks:
  criterion-coverage: { severity: off, reason: This content is about its history. }
contacts: { contact: ["mailto:security@acme.example"], expires: 2027-06-30 }
`;

function policy(version: string, approved: string, deadline: string, hours: string): string {
  return `---
title: Access policy
version: "${version}"
owner: Head of Security
approvedBy: Chief Executive Officer
approved: ${approved}
criteria: [CC6.1]
---

## Purpose

Access is given for a reason, and reviewed ([AC-01](/controls/ac-01/)). It follows [the guide](https://guide.example/mfa) and <https://guide.example/all>.

## Removal

Access of leavers is removed ${deadline}.

| Grant | Longest |
|---|---|
| read | ${hours} |
`;
}

function control(reviewed: string, text: string): string {
  return `---
id: AC-01
title: Access is reviewed
criteria: [CC6.1]
status: implemented
owner: IT Manager
type: detective
operation: manual
frequency: quarterly
products: [cloud]
policies: [access]
reviewed: ${reviewed}
---

${text}
`;
}

function subprocessors(survey: string): string {
  return `noticeDays: 30
subprocessors:
  - { id: host, name: Hosthaus, purpose: Hosting, status: active, since: 2023-01-01, products: [cloud, field] }
  - { id: survey, name: Fernweh, purpose: Surveys, ${survey}, products: [cloud] }
`;
}
