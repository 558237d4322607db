/**
 * The gate's cookies; each holds one random token. `provider` binds a sign-in by OpenID Connect to the browser that began it;
 * of the others a hash lies in the store.
 */
export type GateCookie = 'flow' | 'provider' | 'requester' | 'staff';

/** Its name. Over https the prefix binds the cookie to this host and to encrypted connections (RFC 6265bis). */
export function gateCookieName(cookie: GateCookie, isSecure: boolean): string {
  return `${isSecure ? '__Host-' : ''}vitrine-${cookie}`;
}
