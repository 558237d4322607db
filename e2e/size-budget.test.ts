import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';

const url = inject('url');

/** Bytes over the wire on a first visit, compressed. */
const mostWithoutFonts = 40_000;
const mostWithFonts = 100_000;
const mostScriptOfFilters = 6_000;

/** Pages that may load scripts, and how much of it; the search loads its index besides when it is opened. */
const scripts: readonly (readonly [RegExp, number])[] = [
  [/^\/search\/$/, 60_000],
  [/^\/(controls|criteria|changes|subprocessors)\/$/, mostScriptOfFilters],
];

function mostScript(path: string): number {
  return scripts.find(([pattern]) => pattern.test(path))?.[1] ?? 0;
}

/** Size of a body as it is sent to a browser that takes Brotli, and its text. */
const bodies = new Map<string, Promise<{ readonly bytes: number; readonly raw: Buffer }>>();

function sent(path: string, encoding = 'br'): Promise<{ readonly bytes: number; readonly raw: Buffer }> {
  const key = `${encoding} ${path}`;
  const known = bodies.get(key) ?? fetched(path, encoding);
  bodies.set(key, known);
  return known;
}

function fetched(path: string, encoding: string): Promise<{ bytes: number; raw: Buffer }> {
  return new Promise((resolve, reject) => {
    const call = request(url + path, { headers: { 'accept-encoding': encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const raw = Buffer.concat(parts);
        resolve({ bytes: raw.length, raw });
      });
    });
    call.on('error', reject);
    call.end();
  });
}

function publishedPages(): string[] {
  return readdirSync(join(inject('dist'), 'client'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`);
}

/** What a page loads by its markup: styles, scripts, pictures and the icon. */
function loaded(html: string): string[] {
  const sources = [...html.matchAll(/<(?:script|img)\b[^>]*\bsrc="(\/[^"]+)"/g)].map(([, path]) => path);
  const links = [...html.matchAll(/<link\b[^>]*>/g)].flatMap(([tag]) =>
    /\brel="(?:stylesheet|icon|modulepreload)"/.test(tag) ? /\bhref="(\/[^"]+)"/.exec(tag)?.[1] : [],
  );
  return [...new Set([...sources, ...links].flatMap((path) => path ?? []))];
}

test(`every published page weighs at most ${mostWithoutFonts} bytes without fonts and loads no script it does not need`, async () => {
  const pages = publishedPages();
  expect(pages.length).toBeGreaterThan(180);
  const tooHeavy: string[] = [];
  for (const path of pages) {
    const html = (await sent(path, 'identity')).raw.toString('utf8');
    let total = (await sent(path)).bytes;
    let script = 0;
    for (const part of loaded(html)) {
      const { bytes } = await sent(part);
      total += bytes;
      if (part.endsWith('.js')) script += bytes;
    }
    if (total > mostWithoutFonts) tooHeavy.push(`${path} weighs ${total} bytes`);
    if (script > mostScript(path)) tooHeavy.push(`${path} loads ${script} bytes of scripts`);
  }
  expect(tooHeavy).toEqual([]);
});

test('no published page has an inline script or style, which the policy would block', async () => {
  const inline =
    /<style\b|\sstyle=|\son[a-z]+="|<script(?![^>]*\ssrc=)(?![^>]*type="application\/ld\+json")[^>]*>/;
  const wrong: string[] = [];
  for (const path of publishedPages()) {
    const found = inline.exec((await sent(path, 'identity')).raw.toString('utf8'))?.[0];
    if (found) wrong.push(`${path} has ${found}`);
  }
  expect(wrong).toEqual([]);
});

/** One page of each type, as a browser loads it: fonts and everything that scripts ask for counted. */
const types = [
  '/',
  '/controls/',
  '/controls/ac-01/',
  '/criteria/',
  '/criteria/cc6.1/',
  '/policies/',
  '/policies/access-control/',
  '/reports/',
  '/reports/soc2-type2-2026/',
  '/subprocessors/',
  '/faq/',
  '/updates/',
  '/documents/',
  '/documents/pen-test-2026/',
  '/frameworks/',
  '/frameworks/nist-800-53/',
  '/changes/',
  '/request?doc=soc2-type2-2026',
  '/nowhere/',
] as const;

describe('first visit in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test.each(types)('%s', async (path) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    const kinds = new Map<string, string>();
    const wire = new Map<string, number>();
    network.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId) ?? 'Other';
      wire.set(kind, (wire.get(kind) ?? 0) + encodedDataLength);
    });
    await network.send('Network.enable');
    await page.goto(url + path, { waitUntil: 'networkidle' });
    await context.close();
    const total = [...wire.values()].reduce((sum, bytes) => sum + bytes, 0);
    const what = `${path}: ${JSON.stringify(Object.fromEntries(wire))}`;
    expect(wire.get('Document'), what).toBeGreaterThan(0);
    expect(total - (wire.get('Font') ?? 0), what).toBeLessThanOrEqual(mostWithoutFonts);
    expect(total, what).toBeLessThanOrEqual(mostWithFonts);
    expect(wire.get('Script') ?? 0, what).toBeLessThanOrEqual(mostScript(path));
  });
});
