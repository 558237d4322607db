import { expect, test } from 'vitest';
import { dropCookie, giveCookie, readCookie } from './gate-cookies.ts';

/** As much of Astro's cookies as is used: a jar that notes what it is told. */
function jar(url: string) {
  const set: unknown[][] = [];
  const values = new Map<string, string>();
  const cookies = {
    get: (name: string) => (values.has(name) ? { value: values.get(name) } : undefined),
    set: (name: string, value: string, options: object) => {
      set.push([name, options]);
      values.set(name, value);
    },
    delete: (name: string) => values.delete(name),
  };
  return { context: { cookies, url: new URL(url) } as unknown as Parameters<typeof readCookie>[0], set };
}

test('over https a cookie is bound to the host and to encrypted connections', () => {
  const { context, set } = jar('https://trust.example.com/verify');
  giveCookie(context, 'requester', { token: 't', maxAgeSeconds: 60 });
  const attributes = { httpOnly: true, secure: true, sameSite: 'lax', path: '/', maxAge: 60 };
  expect(set).toEqual([['__Host-vitrine-requester', attributes]]);
  expect(readCookie(context, 'requester')).toBe('t');
  expect(readCookie(context, 'staff')).toBeUndefined();
  dropCookie(context, 'requester');
  expect(readCookie(context, 'requester')).toBeUndefined();
});

test('on plain http, on this machine, it still works', () => {
  const { context, set } = jar('http://localhost:4321/verify');
  giveCookie(context, 'flow', { token: 't', maxAgeSeconds: 60 });
  expect(set[0]).toEqual(['vitrine-flow', expect.objectContaining({ httpOnly: true, secure: false })]);
});
