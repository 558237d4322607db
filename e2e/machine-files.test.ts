import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { buildSample, startServer } from './sample-server.ts';

const url = inject('url');
const dist = inject('dist');
const root = join(import.meta.dirname, '..');
const site = 'http://localhost:4321';

/** Files below a folder, POSIX paths, sorted. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)).replaceAll('\\', '/'))
    .toSorted();
}

/** Runs the command line as a person would. */
function vitrine(...args: string[]): Promise<{ status: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'scripts/vitrine.ts'), ...args], { cwd: root });
    const printed = { stdout: '', stderr: '' };
    child.stdout.on('data', (part) => {
      printed.stdout += part;
    });
    child.stderr.on('data', (part) => {
      printed.stderr += part;
    });
    child.on('close', (status) => resolve({ status, ...printed }));
  });
}

describe('files for machines', () => {
  test.each([
    ['/.well-known/security.txt', 'text/plain'],
    ['/.well-known/vitrine-manifest.json', 'application/json'],
    ['/robots.txt', 'text/plain'],
    ['/llms.txt', 'text/plain'],
    ['/index.md', 'text/markdown'],
    ['/controls/ac-01.md', 'text/markdown'],
    ['/api/controls.csv', 'text/csv'],
    ['/api/matrix.csv', 'text/csv'],
    ['/api/subprocessors.csv', 'text/csv'],
    ['/api/oscal/catalog.json', 'application/json'],
    ['/api/cdxa.json', 'application/json'],
    ['/badge.svg', 'image/svg+xml'],
    ['/badge-dark.svg', 'image/svg+xml'],
    ['/data.md', 'text/markdown'],
    ['/sitemap.xml', 'application/xml'],
    ['/feeds/updates.xml', 'application/xml'],
    ['/feeds/changes.json', 'application/json'],
    ['/schemas/trust-1.json', 'application/json'],
  ])('%s is %s in UTF-8 and asked for again after each build', async (path, type) => {
    const answer = await fetch(url + path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect((await answer.text()).length).toBeGreaterThan(100);
  });

  test.each([
    ['/api/controls.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['/trust-center.zip', 'application/zip'],
  ])('%s is %s', async (path, type) => {
    const answer = await fetch(url + path, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  });

  test('any origin may read data, and no page', async () => {
    const cross = async (path: string) => {
      const { headers } = await fetch(url + path, { headers: { origin: 'https://elsewhere.example' } });
      return [headers.get('access-control-allow-origin'), headers.get('cross-origin-resource-policy')];
    };
    for (const path of ['/trust.json', '/api/controls.json', '/feeds/updates.xml', '/badge.svg'])
      expect(await cross(path), path).toEqual(['*', 'cross-origin']);
    for (const path of ['/', '/data/', '/status'])
      expect(await cross(path), path).toEqual([null, 'same-origin']);
  });

  test('trust.json leads to every other file and to the schema of each', async () => {
    const trust = await (await fetch(`${url}/trust.json`)).json();
    expect(trust).toMatchObject({
      version: 1,
      site,
      company: 'Ostermere',
      $schema: `${site}/schemas/trust-1.json`,
    });
    const links = [...Object.values<string>(trust.data), ...Object.values<string>(trust.schemas)];
    expect(links.length).toBeGreaterThan(20);
    for (const link of links) {
      const answer = await fetch(url + link.slice(site.length));
      expect(answer.status, link).toBe(200);
      const text = await answer.text();
      const schemaUrl = link.includes('/api/') && link.endsWith('.json') ? JSON.parse(text).$schema : null;
      // OSCAL and CycloneDX have schemas of their own, elsewhere.
      if (!schemaUrl?.startsWith(site)) continue;
      const schema = await (await fetch(url + schemaUrl.slice(site.length))).json();
      expect(schema.$id).toBe(schemaUrl);
    }
  });

  test('the numbers of the data are those of the pages', async () => {
    const { controls } = await (await fetch(`${url}/api/controls.json`)).json();
    const pages = filesBelow(join(dist, 'client/controls')).filter((path) => path.includes('/'));
    expect(controls).toHaveLength(pages.length);
    const { systems } = await (await fetch(`${url}/api/criteria.json`)).json();
    expect(systems[0].criteria).toHaveLength(38);
    expect(systems[0].counts.documented).toBe(38);
  });
});

describe('XML', () => {
  let browser: Awaited<ReturnType<typeof launchBrowser>>;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test('the sitemap and the feeds are well-formed', async () => {
    const page = await browser.newPage();
    await page.goto(`${url}/search/`);
    for (const path of [
      '/sitemap.xml',
      '/feeds/updates.xml',
      '/feeds/subprocessors.xml',
      '/feeds/changes.xml',
    ]) {
      const text = await (await fetch(url + path)).text();
      const found = await page.evaluate((xml) => {
        const parsed = new DOMParser().parseFromString(xml, 'application/xml');
        return {
          error: parsed.querySelector('parsererror')?.textContent ?? null,
          items: parsed.querySelectorAll('url, entry').length,
        };
      }, text);
      expect(found.error, path).toBeNull();
      expect(found.items, path).toBeGreaterThan(5);
    }
  });
});

test('every page that may be found is in the sitemap and in llms.txt, and has a Markdown twin; no other is', async () => {
  const client = join(dist, 'client');
  const pages = filesBelow(client).filter((path) => path.endsWith('.html'));
  const found = pages.filter((path) => {
    const html = readFileSync(join(client, path), 'utf8');
    return !html.includes('<meta name="robots" content="noindex">');
  });
  const paths = found.map((path) => `/${path.replace(/index\.html$/, '')}`);
  const map = readFileSync(join(client, 'sitemap.xml'), 'utf8');
  const mapped = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) =>
    address.slice(site.length),
  );
  expect(mapped.toSorted(), 'add new pages to src/export/site-pages.ts').toEqual(paths.toSorted());
  const llms = readFileSync(join(client, 'llms.txt'), 'utf8');
  for (const path of paths.filter((one) => one !== '/search/')) {
    const html = readFileSync(join(client, path, 'index.html'), 'utf8');
    const twin = /<link rel="alternate" type="text\/markdown" href="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(readFileSync(join(client, twin), 'utf8'), path).toMatch(
      new RegExp(`^# .+[\\s\\S]*<${site}${path}>, as of`),
    );
    expect(llms, path).toContain(`(${site}${twin})`);
  }
});

test('the same content on the same day gives the same bytes', () => {
  const again = join(root, '.vitrine/e2e-again');
  try {
    buildSample(again);
    const [first, second] = [join(dist, 'client'), join(again, 'client')];
    expect(filesBelow(second)).toEqual(filesBelow(first));
    const differing = filesBelow(first).filter(
      (path) => !readFileSync(join(first, path)).equals(readFileSync(join(second, path))),
    );
    expect(differing).toEqual([]);
  } finally {
    rmSync(again, { recursive: true, force: true });
  }
});

describe('vitrine verify', () => {
  test('finds the served sample as its manifest says', async () => {
    const { status, stdout, stderr } = await vitrine('verify', url, '--site', site, '--format', 'json');
    expect(stderr).toBe('');
    const verdict = JSON.parse(stdout);
    expect(verdict.differences).toEqual([]);
    // Everything that is published is listed, but the manifest itself.
    expect(verdict.files).toBe(filesBelow(join(dist, 'client')).length - 1);
    expect(status).toBe(0);
  });

  test('says that the sample at another address is a copy', async () => {
    const { status, stdout } = await vitrine('verify', url);
    expect(stdout).toContain(`the manifest is that of ${site}`);
    expect(status).toBe(1);
  });

  test('names what was changed after the build', async () => {
    const copy = join(root, '.vitrine/e2e-tampered');
    const dataFolder = mkdtempSync(join(tmpdir(), 'vitrine-tampered-'));
    cpSync(dist, copy, { recursive: true });
    const page = join(copy, 'client/controls/ac-01/index.html');
    writeFileSync(page, readFileSync(page, 'utf8').replace('WebAuthn', 'passwords'));
    rmSync(join(copy, 'client/api/faq.json'));
    const server = await startServer({ dist: copy, dataFolder });
    try {
      const { status, stdout } = await vitrine('verify', server.url, '--site', site);
      expect(stdout).toContain('2 differences:');
      expect(stdout).toMatch(/changed\s+\/controls\/ac-01\/ /);
      expect(stdout).toMatch(/missing\s+\/api\/faq\.json /);
      expect(status).toBe(1);
    } finally {
      await server.stop();
      rmSync(copy, { recursive: true, force: true });
      rmSync(dataFolder, { recursive: true, force: true });
    }
  });

  test('says why it cannot check', async () => {
    const { status, stderr } = await vitrine('verify', 'http://127.0.0.1:9');
    expect(stderr).toContain('cannot be reached');
    expect(status).toBe(2);
  });
});
