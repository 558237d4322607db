import { request } from 'node:http';
import { describe, expect, inject, test } from 'vitest';

const url = inject('url');

/** A request as written: `fetch` would tidy the path before it is sent. */
function raw(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    call.on('error', reject);
    call.end();
  });
}

describe('statement 2: what is not published does not exist', () => {
  test.each([
    '/.git/config',
    '/.env',
    '/content/trust.yaml',
    '/src/middleware.ts',
    '/gate/catalogue.json',
    '/gate/vault/soc2-type2-2026.pdf.age',
    '/vault/soc2-type2-2026.pdf.age',
    '/server/entry.mjs',
    '/index.html~',
    '/../gate/catalogue.json',
    '/%2e%2e/gate/catalogue.json',
    '/controls/..%2f..%2fgate%2fcatalogue.json',
    '/files/%00',
    '/files/..\\..\\gate\\catalogue.json',
  ])('%s → 404 or 400', async (path) => {
    const { status, body } = await raw(path);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain('age-encryption.org');
    expect(body).not.toContain('"staff"');
  });
});

describe('statement 12: headers', () => {
  test.each(['/', '/controls/', '/request', '/nowhere/'])(
    '%s has a strict policy and may not be framed',
    async (path) => {
      const { headers } = await raw(path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBeDefined();
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );
  test('gate pages are never stored', async () => {
    expect((await raw('/request')).headers['cache-control']).toContain('no-store');
  });
  test('no page has inline script or style', async () => {
    for (const path of ['/', '/controls/', '/search/', '/request']) {
      const { body } = await raw(path);
      expect(body, path).not.toMatch(
        /<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)(?![^>]*application\/ld\+json)[^>]*>/,
      );
    }
  });
  test('a POST from another site is refused', async () => {
    const answer = await fetch(`${url}/request`, {
      method: 'POST',
      headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'name=x',
    });
    expect(answer.status).toBe(403);
  });
});
