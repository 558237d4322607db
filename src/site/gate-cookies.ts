import type { AstroCookies } from 'astro';
import { type GateCookie, gateCookieName } from '#domain/gate/gate-cookie.ts';

interface CookieContext {
  readonly cookies: AstroCookies;
  readonly url: URL;
}

/** What the browser sent, unchecked. */
export function readCookie({ cookies, url }: CookieContext, cookie: GateCookie): string | undefined {
  return cookies.get(cookieName(cookie, url))?.value;
}

export function giveCookie(
  { cookies, url }: CookieContext,
  cookie: GateCookie,
  { token, maxAgeSeconds }: { readonly token: string; readonly maxAgeSeconds: number },
): void {
  cookies.set(cookieName(cookie, url), token, { ...attributes(url), maxAge: maxAgeSeconds });
}

export function dropCookie({ cookies, url }: CookieContext, cookie: GateCookie): void {
  cookies.delete(cookieName(cookie, url), attributes(url));
}

function cookieName(cookie: GateCookie, { protocol }: URL): string {
  return gateCookieName(cookie, protocol === 'https:');
}

function attributes({ protocol }: URL) {
  return { httpOnly: true, secure: protocol === 'https:', sameSite: 'lax', path: '/' } as const;
}
