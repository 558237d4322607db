import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { manifestFile, parseManifest, signatureFile, signingKeyFile } from '#export/manifest.ts';
import { readSigningKey } from '#integrations/manifest/signing-key.ts';
import { writeManifest } from '#integrations/manifest.ts';
import { type CheckOptions, checkSite, type Verdict } from './check-site.ts';

const site = 'https://trust.acme.example';
const newKey = () =>
  readSigningKey(
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
const key = newKey();

const pages: Readonly<Record<string, string>> = {
  'index.html': '<h1>Home</h1>',
  'controls/ac-01/index.html': '<h1>AC-01</h1>',
  'controls/old/index.html': '<head><meta http-equiv="refresh" content="0; url=/controls/ac-01/"></head>',
  '404.html': '<h1>Nothing here</h1>',
  'files/größe 1.txt': 'ü',
  'sitemap.xml': `<urlset><url><loc>${site}/</loc></url><url><loc>${site}/controls/ac-01/</loc></url></urlset>`,
};

/** What the site answers, by path; a test changes it after the manifest was made. */
let answers: Map<string, () => Response>;

beforeEach(() => publish(key));

async function publish(
  signing: typeof key | null,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-manifest-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries({ ...pages, ...more })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  await writeManifest(
    folder,
    { site, asOf: '2026-11-23', source: { commit: 'c0ffee', clean: true } },
    signing,
  );
  const published = [...Object.keys(pages), ...Object.keys(more), manifestFile];
  const listed = signing ? [...published, signatureFile, signingKeyFile] : published;
  answers = new Map(
    listed.map((path) => {
      const bytes = readFileSync(join(folder, path));
      const status = path === '404.html' ? 404 : 200;
      return [urlPath(path), () => new Response(new Uint8Array(bytes), { status })];
    }),
  );
}

const urlPath = (path: string) => new URL(`${site}/${path.replace(/(^|\/)index\.html$/, '$1')}`).pathname;

const check = (options: Partial<CheckOptions> = {}): Promise<Verdict> =>
  checkSite({
    url: site,
    site,
    key: null,
    fetch: async (address) =>
      answers.get(new URL(address).pathname)?.() ?? new Response('none', { status: 404 }),
    ...options,
  });

const differences = async (options?: Partial<CheckOptions>) => {
  const verdict = await check(options);
  if (verdict.kind === 'not-checked') throw new Error(verdict.reason);
  return verdict.differences.map(({ kind, path, message }) => `${kind} ${path}: ${message}`);
};

describe('a site as it was published', () => {
  test('has no difference, by its own key and by a given one', async () => {
    expect(await check()).toMatchObject({
      kind: 'checked',
      differences: [],
      signature: { state: 'good', key: 'site' },
    });
    const given = await check({ key: key.publicKey });
    expect(given).toMatchObject({ differences: [], signature: { state: 'good', key: 'given' } });
  });
  test('may answer for a former address with a redirect to the new one', async () => {
    answers.set('/controls/old/', () => redirect('/controls/ac-01/'));
    expect(await differences()).toEqual([]);
  });
  test('without a signature is checked, and said to be unsigned', async () => {
    await publish(null);
    expect(await check()).toMatchObject({ differences: [], signature: { state: 'unsigned' } });
  });
});

describe('a difference is named', () => {
  test('a changed page', async () => {
    answers.set('/controls/ac-01/', () => new Response('<h1>AC-02</h1>'));
    expect(await differences()).toEqual([
      expect.stringMatching(/^changed \/controls\/ac-01\/: has other content: SHA-256/),
    ]);
  });
  test('a page that grew without end is not read to its end', async () => {
    let sent = 0;
    const endless = () =>
      new ReadableStream({
        pull: (controller) => {
          sent += 65_536;
          controller.enqueue(new Uint8Array(65_536));
        },
      });
    answers.set('/', () => new Response(endless()));
    expect(await differences()).toEqual(['changed /: is much larger than the 13 bytes listed']);
    expect(sent).toBeLessThan(1_000_000);
  });
  test('a missing file', async () => {
    answers.delete(urlPath('files/größe 1.txt'));
    expect(await differences()).toEqual(['missing /files/gr%C3%B6%C3%9Fe%201.txt: answers 404']);
  });
  test.each(['https://elsewhere.example/', '/controls/'])('a redirect to %s', async (location) => {
    answers.set('/controls/ac-01/', () => redirect(location));
    answers.set('/controls/old/', () => redirect(location));
    expect(await differences()).toEqual([
      `redirected /controls/ac-01/: leads to ${location}`,
      `redirected /controls/old/: leads to ${location}`,
    ]);
  });
  test('an error page that comes as a page', async () => {
    answers.set('/404.html', () => new Response('<h1>Other</h1>', { status: 404 }));
    expect(await differences()).toEqual([expect.stringMatching(/^changed \/404\.html/)]);
  });
  test('a page that only the sitemap knows', async () => {
    const extra = pages['sitemap.xml']?.replace('</urlset>', `<url><loc>${site}/extra/</loc></url></urlset>`);
    answers.set('/sitemap.xml', () => new Response(extra));
    expect(await differences()).toEqual([
      expect.stringMatching(/^changed \/sitemap\.xml/),
      'unlisted /extra/: is in the sitemap and not in the manifest',
    ]);
  });
  test('a copy of the whole site at another address', async () => {
    expect(await differences({ site: 'https://evil.example' })).toEqual([
      expect.stringMatching(/^site .* is that of https:\/\/trust\.acme\.example/),
    ]);
  });
});

describe('a signature is refused', () => {
  test('of another key than the given one', async () => {
    expect(await differences({ key: newKey().publicKey })).toEqual([
      expect.stringMatching(/^signature .*another key/),
    ]);
  });
  test('when the manifest was changed and its own key stayed', async () => {
    const text = await answers.get(`/${manifestFile}`)?.().text();
    answers.set(`/${manifestFile}`, () => new Response(text?.replace('2026-11-23', '2026-11-24')));
    expect(await differences()).toEqual([expect.stringMatching(/^signature .*does not belong/)]);
  });
  test('when it or the key is gone', async () => {
    const signature = answers.get(`/${signatureFile}`);
    answers.delete(`/${signatureFile}`);
    expect((await differences())[0]).toMatch(/^signature .*there is no signature/);
    if (signature) answers.set(`/${signatureFile}`, signature);
    answers.delete(`/${signingKeyFile}`);
    expect((await differences())[0]).toMatch(/^signature .*there is no key/);
  });
  test('when a key is given and nothing is signed', async () => {
    await publish(null);
    expect(await differences({ key: key.publicKey })).toEqual([
      expect.stringMatching(/^signature .*not signed/),
    ]);
  });
});

describe('what cannot be checked is said', () => {
  test.each([
    ['no manifest', () => new Response('', { status: 404 }), /answers 404/],
    ['another page in its place', () => new Response('<h1>Home</h1>'), /not a manifest/],
    ['a redirect', () => redirect('https://www.acme.example/'), /leads to https:\/\/www\.acme\.example/],
  ])('%s', async (_, answer, reason) => {
    answers.set(`/${manifestFile}`, answer);
    expect(await check()).toEqual({ kind: 'not-checked', reason: expect.stringMatching(reason) });
  });
  test('no network', async () => {
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') }));
    expect(await check({ fetch })).toEqual({
      kind: 'not-checked',
      reason: expect.stringMatching(/ECONNREFUSED/),
    });
  });
  test('a site that is published anew meanwhile', async () => {
    const first = answers.get(`/${manifestFile}`);
    let asked = 0;
    await publish(key, { 'index.html': '<h1>New</h1>' });
    const second = answers.get(`/${manifestFile}`);
    answers.set(`/${manifestFile}`, () => (asked++ === 0 ? first : second)?.() ?? new Response());
    expect(await check()).toEqual({ kind: 'not-checked', reason: expect.stringMatching(/published anew/) });
  });
  test('a busy site is asked again', async () => {
    let asked = 0;
    const page = answers.get('/');
    answers.set('/', () =>
      asked++ === 0 ? new Response('', { status: 503 }) : (page?.() ?? new Response()),
    );
    expect(await differences()).toEqual([]);
  });
});

describe('a manifest is read in one way only', () => {
  const text = async () => (await answers.get(`/${manifestFile}`)?.().text()) ?? '';

  test('as it was written', async () => {
    expect(parseManifest(await text())?.site).toBe(site);
  });
  test.each([
    ['with white space', (written: string) => `${written}\n`],
    ['with a key twice', (written: string) => written.replace('{', '{"asOf":"2020-01-01",')],
    ['with an unknown field', (written: string) => written.replace('{"asOf"', '{"about":"x","asOf"')],
    ['with a path that leads out', (written: string) => written.replace('"index.html"', '"../index.html"')],
    ['with an absolute path', (written: string) => written.replace('"index.html"', '"/index.html"')],
    ['of a later version', (written: string) => written.replace('"version":1}', '"version":2}')],
  ])('and not %s', async (_, change) => {
    const changed = change(await text());
    expect(changed).not.toBe(await text());
    expect(parseManifest(changed)).toBeNull();
  });
});

function redirect(location: string): Response {
  return new Response(null, { status: 301, headers: { location } });
}
