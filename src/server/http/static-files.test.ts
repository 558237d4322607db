import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer, writeTree } from './server.fixture.ts';
import { readStaticFiles, type StaticFiles } from './static-files.ts';

const outside = 'outside the folder';
let parent: string;
let files: StaticFiles;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'vitrine-static-'));
  await writeTree(parent, {
    'secret.txt': outside,
    'private/file.txt': outside,
    'client/index.html': '<h1>Home</h1>',
    'client/controls/index.html': '<h1>Controls</h1>',
    'client/old/index.html': '<head><meta http-equiv="refresh" content="0; url=/controls/"></head>',
    'client/404.html': 'none',
    'client/a.txt': 'a',
    'client/größe.txt': 'umlaut',
    'client/.env': outside,
    'client/.git/config': outside,
    'client/deep/.htpasswd': outside,
    'client/.well-known/security.txt': 'Contact: mailto:security@example.com',
    'client/.well-known/.hidden': outside,
    'client/app.js.map': outside,
    'client/index.html~': outside,
    'client/page.html.bak': outside,
    'client/vault.age': outside,
  });
  await symlink(join(parent, 'secret.txt'), join(parent, 'client', 'link.txt'));
  await symlink(join(parent, 'private'), join(parent, 'client', 'linked'));
  files = await readStaticFiles(join(parent, 'client'));
});

afterAll(() => rm(parent, { recursive: true }));

const served = (pathname: string) => {
  const found = files.find(pathname);
  return found.kind === 'file' ? Buffer.from(found.file.content ?? []).toString() : found;
};

describe('statement 2 and 9: what is not a public file is unknown', () => {
  it.each([
    '/.env',
    '/.git/config',
    '/deep/.htpasswd',
    '/.well-known/.hidden',
    '/app.js.map',
    '/index.html~',
    '/page.html.bak',
    '/vault.age',
    '/link.txt',
    '/linked/file.txt',
    '/linked',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/controls/../a.txt',
    '/controls%2f',
    '/controls%5c',
    '/a.txt%00',
    '/a.txt%00.html',
    '//a.txt',
    '/a.txt/',
    '/A.TXT',
    '/%ff',
    '/404.html',
    '/content/policies/access-control.md',
    '/src/server/app.ts',
  ])('%s', (pathname) => {
    expect(files.find(pathname)).toEqual({ kind: 'unknown' });
  });

  it('never finds anything that lies outside, whatever the path', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      'a.txt',
      'linked',
      'secret.txt',
      'private',
      'file.txt',
      'client',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        expect(served(`/${parts.join('/')}`)).not.toBe(outside);
      }),
    );
  });
});

describe('what is public is found', () => {
  it('under one address for each page', () => {
    expect(served('/')).toBe('<h1>Home</h1>');
    expect(served('/controls/')).toBe('<h1>Controls</h1>');
    expect(files.find('/controls')).toEqual({ kind: 'redirect', to: '/controls/' });
    expect(files.find('/controls/index.html')).toEqual({ kind: 'redirect', to: '/controls/' });
    expect(files.find('/index.html')).toEqual({ kind: 'redirect', to: '/' });
    expect(files.find('/old/')).toEqual({ kind: 'redirect', to: '/controls/' });
    expect(files.find('/old')).toEqual({ kind: 'redirect', to: '/controls/' });
  });

  it('under escaped names and below /.well-known/', () => {
    expect(served('/gr%C3%B6%C3%9Fe.txt')).toBe('umlaut');
    expect(served('/.well-known/security.txt')).toContain('Contact:');
  });
});

describe('over HTTP', () => {
  const page = `<!doctype html><head><meta http-equiv="content-security-policy" content="default-src 'self'; script-src 'self' 'sha256-abc='"></head><p>${'Text of a control. '.repeat(200)}</p>`;
  const large = new Uint8Array(1_500_000).fill(7);
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({
      files: {
        'index.html': page,
        'controls/index.html': page,
        'large.bin': large,
        'site.webmanifest': '{}',
        'feed.xml': '<feed/>',
        'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
        'policy.md': '# Policy',
        'data.json': '{}',
        '_astro/app.abc123.js': 'x',
        'pagefind/en.pf_meta': 'x',
        'pagefind/pagefind.wasm': 'x',
        '.well-known/security.txt': 'x',
      },
    });
  });
  afterAll(() => server.close());

  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/site.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['/feed.xml', 'application/xml; charset=utf-8'],
    ['/policy.md', 'text/markdown; charset=utf-8'],
    ['/data.json', 'application/json; charset=utf-8'],
    ['/.well-known/security.txt', 'text/plain; charset=utf-8'],
    ['/pagefind/en.pf_meta', 'application/octet-stream'],
    ['/pagefind/pagefind.wasm', 'application/wasm'],
    ['/large.bin', 'application/octet-stream'],
  ])('%s is %s', async (path, type) => {
    expect((await server.ask('GET', path)).headers['content-type']).toBe(type);
  });

  it('keeps hashed assets for a year and asks again for pages', async () => {
    const asset = await server.ask('GET', '/_astro/app.abc123.js');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const home = await server.ask('GET', '/');
    expect(home.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect(home.headers['last-modified']).toBeUndefined();
  });

  it('answers 304 to a browser that has the page, also through a proxy that weakened the tag', async () => {
    const { etag = '' } = (await server.ask('GET', '/')).headers;
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await server.ask('GET', '/', { 'if-none-match': tag });
      expect([again.status, again.text, again.headers.etag]).toEqual([304, '', etag]);
    }
    expect((await server.ask('GET', '/', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['BR;Q=1', 'br'],
    ['identity', undefined],
    ['br;q=0', undefined],
  ])('compresses for "%s" as %s', async (accept, encoding) => {
    const { brotliDecompressSync, gunzipSync } = await import('node:zlib');
    const reply = await server.ask('GET', '/', { 'accept-encoding': accept });
    expect(reply.headers['content-encoding']).toBe(encoding);
    expect(reply.headers.vary).toBe('Accept-Encoding');
    expect(reply.headers['content-length']).toBe(String(reply.body.byteLength));
    const decode = { br: brotliDecompressSync, gzip: gunzipSync, undefined: (bytes: Buffer) => bytes };
    expect(decode[encoding as 'br' | 'gzip' | 'undefined'](reply.body).toString()).toBe(page);
  });

  it('gives each encoding its own entity tag', async () => {
    const plain = await server.ask('GET', '/');
    const brotli = await server.ask('GET', '/', { 'accept-encoding': 'br' });
    expect(brotli.headers.etag).not.toBe(plain.headers.etag);
  });

  it('sends a large file from the disk, whole', async () => {
    const reply = await server.ask('GET', '/large.bin');
    expect(reply.body.equals(large)).toBe(true);
  });

  it('answers HEAD like GET, without a body', async () => {
    for (const path of ['/', '/large.bin', '/nowhere']) {
      const [head, get] = await Promise.all([server.ask('HEAD', path), server.ask('GET', path)]);
      expect([head.status, head.text]).toEqual([get.status, '']);
      const { date: _, ...headers } = head.headers;
      expect(get.headers).toMatchObject(headers);
    }
  });

  it('redirects to the address of a page and keeps the query', async () => {
    const reply = await server.ask('GET', '/controls?q=access');
    expect([reply.status, reply.headers.location]).toEqual([301, '/controls/?q=access']);
  });

  it('sends the built page with 404', async () => {
    const reply = await server.ask('GET', '/nowhere');
    expect([reply.status, reply.headers['content-type'], reply.text]).toEqual([
      404,
      'text/html; charset=utf-8',
      '<title>Nothing here</title>',
    ]);
  });

  it('sends the policy of a page as a header too, and a strict one where the page has none', async () => {
    const home = await server.ask('GET', '/');
    expect(home.headers['content-security-policy']).toBe(
      "default-src 'self'; script-src 'self' 'sha256-abc=', img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; worker-src 'self'; manifest-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
    );
    const missing = await server.ask('GET', '/nowhere');
    expect(missing.headers['content-security-policy']).toContain("default-src 'self', img-src 'self'");
    const logo = await server.ask('GET', '/logo.svg');
    expect(logo.headers['content-security-policy']).toBe(
      "default-src 'none'; sandbox; frame-ancestors 'none'",
    );
  });
});
