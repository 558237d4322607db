import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { echo, type RunningServer, startServer } from './server.fixture.ts';

const openPaths = [
  '/trust.json',
  '/api/controls.json',
  '/api/oscal/catalog.json',
  '/api/controls.xlsx',
  '/api/matrix.csv',
  '/feeds/updates.xml',
  '/feeds/updates.json',
  '/schemas/trust-1.json',
  '/badge.svg',
  '/badge-dark.svg',
  '/trust-center.zip',
  '/controls/ac-01.md',
  '/index.md',
  '/llms.txt',
  '/sitemap.xml',
  '/.well-known/vitrine-manifest.json',
  '/.well-known/security.txt',
];
const ownPaths = [
  '/',
  '/controls/',
  '/theme.css',
  '/favicon.svg',
  '/files/logo.svg',
  '/files/readme.md',
  '/_astro/font.woff2',
  '/pagefind/pagefind.js',
  '/og/index.png',
  '/xtrust.json',
  '/badge.svgz',
];

let server: RunningServer;
beforeAll(async () => {
  const names = [...openPaths, ...ownPaths].map((path) => (path.endsWith('/') ? `${path}index.html` : path));
  server = await startServer({
    files: Object.fromEntries(names.map((name) => [name.slice(1), 'x'])),
    handler: echo,
  });
});
afterAll(() => server.close());

const crossOrigin = async (path: string, method = 'GET') => {
  const { status, headers } = await server.ask(method, path, { origin: 'https://elsewhere.example' });
  return [status, headers['access-control-allow-origin'], headers['cross-origin-resource-policy']];
};

describe('what other origins may read', () => {
  it.each(openPaths)('%s', async (path) => {
    expect(await crossOrigin(path)).toEqual([200, '*', 'cross-origin']);
    expect(await crossOrigin(path, 'HEAD')).toEqual([200, '*', 'cross-origin']);
  });

  it.each(ownPaths)('not %s', async (path) => {
    expect(await crossOrigin(path)).toEqual([200, undefined, 'same-origin']);
  });

  it('nor what does not exist, moves, or belongs to the gate', async () => {
    expect(await crossOrigin('/api/nothing.json')).toEqual([404, undefined, 'same-origin']);
    expect(await crossOrigin('/controls')).toEqual([301, undefined, 'same-origin']);
    expect(await crossOrigin('/status')).toEqual([200, undefined, 'same-origin']);
  });

  it('is there as well where the reader has the file already', async () => {
    const { headers } = await server.ask('GET', '/trust.json');
    const again = await server.ask('GET', '/trust.json', { 'if-none-match': headers.etag ?? '' });
    expect([again.status, again.headers['access-control-allow-origin']]).toEqual([304, '*']);
  });

  it('is shown by no page in a frame, and runs nothing when opened by itself', async () => {
    const { headers } = await server.ask('GET', '/badge.svg');
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox; frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});
