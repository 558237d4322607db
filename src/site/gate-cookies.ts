import type { AstroCookies } from 'astro';

/**
 * The gate's cookies; each holds one random token. `provider` binds a sign-in by OpenID Connect to the browser that began it;
 * of the others a hash lies in the store.
 */
export type GateCookie = 'flow' | 'provider' | 'requester' | 'staff';

interface CookieContext {
  readonly cookies: AstroCookies;
  readonly url: URL;
}

/** What the browser sent, unchecked. */
export function readCookie({ cookies, url }: CookieContext, cookie: GateCookie): string | undefined {
  return cookies.get(cookieName(cookie, url))?.value;
}

/** Over https the name's prefix binds the cookie to this host and to encrypted connections. */
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
  return `${protocol === 'https:' ? '__Host-' : ''}vitrine-${cookie}`;
}

function attributes({ protocol }: URL) {
  return { httpOnly: true, secure: protocol === 'https:', sameSite: 'lax', path: '/' } as const;
}
