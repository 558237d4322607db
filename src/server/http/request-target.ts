export type RequestTarget =
  | { readonly kind: 'target'; readonly pathname: string; readonly search: string }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'malformed' };

/**
 * Path and query (`?…` or empty) of a request line, as received and still percent-encoded. Only the origin form (`/path?query`) is a target
 * here; an absolute address, `*`, a broken escape or a character that no client may send is malformed.
 * @param longest in characters, query included
 * @see RFC 9112 section 3.2
 */
export function readTarget(url: string | undefined, longest = 2048): RequestTarget {
  if (url === undefined || !url.startsWith('/')) return { kind: 'malformed' };
  if (url.length > longest) return { kind: 'too-long' };
  const [, pathname = '', search = ''] = /^([^?]*)(\?.*)?$/s.exec(url) ?? [];
  const isWellFormed = /^(?:[\x21\x24\x26-\x3b\x3d\x40-\x5a\x5f\x61-\x7a~]|%[0-9a-f]{2})+$/i.test(pathname);
  return isWellFormed && /^[\x21-\x7e]*$/.test(search)
    ? { kind: 'target', pathname, search }
    : { kind: 'malformed' };
}
