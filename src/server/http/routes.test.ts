import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routeOf } from './routes.ts';

describe('routeOf', () => {
  it.each([
    ['/request', '/request'],
    ['/download/soc2-2026', '/download/soc2-2026'],
    ['/admin/requests/req_1/', '/admin/requests/req_1'],
    ['/admin/sign-in', '/admin/sign-in'],
    ['/verify/abc', '/verify/…'],
    ['/i/abc/more', '/i/…'],
    ['/admin/sign-in/abc', '/admin/sign-in/…'],
    ['/admin/companies/prospect.example', '/admin/companies/…'],
    ['/admin/companies.csv', '/admin/companies.csv'],
  ])('sends %s to the gate and logs %s', (pathname, label) => {
    expect(routeOf(pathname)).toEqual({ kind: 'gate', label });
  });

  it.each(['/', '/controls/', '/_image', '/_server-islands/x', '/_actions/x', '/requests', '/verifyx/abc'])(
    'keeps %s from it',
    (pathname) => {
      expect(routeOf(pathname).kind).toBe('static');
    },
  );

  it.each([
    '//admin',
    '/%61dmin',
    '/x/../admin',
    '/admin/../x',
    '/admin/./x',
    '/admin/%2e%2e/x',
    '/admin//x',
    '/ADMIN',
  ])('keeps %s from it, which two parsers may read differently', (pathname) => {
    expect(routeOf(pathname).kind).toBe('static');
  });

  it('never logs what follows a place for tokens', () => {
    const token = fc.stringMatching(/^[A-Za-z0-9_-]{8,60}$/);
    fc.assert(
      fc.property(fc.constantFrom('/verify/', '/i/', '/admin/sign-in/'), token, (prefix, secret) => {
        expect(routeOf(prefix + secret).label).not.toContain(secret);
      }),
    );
  });
});
