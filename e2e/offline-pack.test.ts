import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';

const dist = inject('dist');
const zip = readFileSync(join(dist, 'client/trust-center.zip'));
const folder = mkdtempSync(join(tmpdir(), 'vitrine-pack-'));
const pack = join(folder, 'trust-center');
let browser: Browser;

beforeAll(async () => {
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const pages = () =>
  readdirSync(pack, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));

/** Opens a file, and notes what it asks for elsewhere, what fails and what the console says. */
async function open(path: string): Promise<{ page: Page; wrong: string[] }> {
  const page = await browser.newPage();
  const wrong: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) wrong.push(`asks for ${request.url()}`);
  });
  page.on('requestfailed', (request) => wrong.push(`fails: ${request.url()}`));
  page.on('console', (message) => wrong.push(message.text()));
  await page.goto(pathToFileURL(join(pack, path)).href);
  return { page, wrong };
}

describe('the offline pack', () => {
  test('lists every file of its own with size and hash', () => {
    const { files, asOf, kind } = JSON.parse(readFileSync(join(pack, 'manifest.json'), 'utf8'));
    expect([kind, asOf]).toEqual(['vitrine-offline-pack', '2026-11-23']);
    const sums = readFileSync(join(pack, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
    expect(sums).toHaveLength(files.length);
    for (const { path, sha256, bytes } of files) {
      const content = readFileSync(join(pack, path));
      expect([path, createHash('sha256').update(content).digest('hex'), content.length]).toEqual([
        path,
        sha256,
        bytes,
      ]);
      expect(sums).toContain(`${sha256}  ${path}`);
    }
    const listed = new Set([
      ...files.map(({ path }: { path: string }) => path),
      'manifest.json',
      'SHA256SUMS',
    ]);
    expect(
      Object.keys(unzipSync(zip)).filter((path) => !listed.has(path.replace('trust-center/', ''))),
    ).toEqual([]);
  });

  test('has every public page, and nothing that needs a network or a script', () => {
    const built = readdirSync(join(dist, 'client'), { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.html') && !/^(404|500)\.html$|^gate-unavailable/.test(path),
    );
    expect(pages().toSorted()).toEqual(built.toSorted());
    for (const path of pages())
      expect(readFileSync(join(pack, path), 'utf8'), path).not.toMatch(/<script|<noscript/);
  });

  test.each([
    'index.html',
    'controls/index.html',
    'policies/access-control/index.html',
    'data/index.html',
    'search/index.html',
  ])('%s opens from the disk with styles and font, and asks for nothing else', async (path) => {
    const { page, wrong } = await open(path);
    const seen = await page.evaluate(async () => {
      await document.fonts.ready;
      return {
        font: [...document.fonts].some(
          ({ status, family }) => status === 'loaded' && family.includes('Inter'),
        ),
        background: getComputedStyle(document.documentElement).getPropertyValue('--accent').trim(),
        note: document.querySelector('main .notice')?.textContent,
        pictures: [...document.images].filter(({ complete, naturalWidth }) => complete && naturalWidth === 0)
          .length,
      };
    });
    expect(seen).toMatchObject({ font: true, pictures: 0, note: expect.stringContaining('2026-11-23') });
    expect(seen.background).not.toBe('');
    expect(wrong).toEqual([]);
    await page.close();
  });

  test('no link leads to a file or a place that is not there', () => {
    const html = new Map(pages().map((path) => [path, readFileSync(join(pack, path), 'utf8')]));
    const links = [...html].flatMap(([path, text]) =>
      [...text.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, href = '']) => ({
        from: path,
        to: new URL(href.replaceAll('&amp;', '&'), pathToFileURL(join(pack, path))).href,
      })),
    );
    const own = links.filter(({ to }) => to.startsWith('file:'));
    expect(own.length).toBeGreaterThan(1000);
    const broken = own.filter(({ to }) => {
      const file = fileURLToPath(to.replace(/#.*$/, ''));
      if (!existsSync(file)) return true;
      const id = decodeURIComponent(new URL(to).hash.slice(1));
      return id !== '' && html.get(file.slice(pack.length + 1))?.includes(` id="${id}"`) !== true;
    });
    expect(broken).toEqual([]);
  });
});

test('the page of downloads names the size of the pack, and the manifest its hash', () => {
  const page = readFileSync(join(dist, 'client/data/index.html'), 'utf8');
  expect(page).toContain(`<span data-pack-size>, ${(zip.length / 1e6).toFixed(1)} MB</span>`);
  const { files } = JSON.parse(readFileSync(join(dist, 'client/.well-known/vitrine-manifest.json'), 'utf8'));
  expect(files).toContainEqual({
    path: 'trust-center.zip',
    sha256: createHash('sha256').update(zip).digest('hex'),
    bytes: zip.length,
  });
});
