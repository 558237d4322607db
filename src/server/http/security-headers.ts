/** A response header and its value, by lower-case name. */
export type Headers = Readonly<Record<string, string>>;

export type HeaderPolicy = {
  /** Set on every response of this kind, whatever the page said. */
  readonly always: Headers;
  /** Content security policy, beside the one that a page brings: browsers enforce both. */
  readonly contentSecurity: string;
};

export type ResponseKind = 'page' | 'asset' | 'active-document' | 'gate' | 'health';

/**
 * The headers of a response, as policy. The pages' own policies (hashes of their scripts and styles) come from the
 * build; this one is the floor under them, and all there is where a page brings none.
 * @param kind `active-document`: SVG and XML, which can carry scripts when opened by themselves
 * @param secure whether the public address is https
 * @param isOpen a file for machines, which scripts and pages of any origin may read (open-data.ts)
 */
export function headerPolicy(kind: ResponseKind, secure: boolean, isOpen = false): HeaderPolicy {
  return {
    always: {
      ...everywhere,
      ...(isOpen ? readFromAnywhere : {}),
      ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
      ...(kind === 'gate' || kind === 'health' ? neverStored : {}),
    },
    contentSecurity: kind === 'active-document' ? inert : floor,
  };
}

/** The floor for a page that brings no policy of its own: nothing inline, nothing from elsewhere. */
export const strictPagePolicy = "default-src 'self'";

const everywhere: Headers = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), browsing-topics=()',
};

/** For public data: whoever asks has no session here, and a wildcard lets no browser send cookies along (Fetch standard). */
const readFromAnywhere: Headers = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/** Pages about a person: kept by no cache, and their addresses, which may hold a token, go to no other site. */
const neverStored: Headers = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };

/** All but scripts and styles, which the pages' own policies settle by hash: a second list would forbid those. */
const floor = [
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const inert = "default-src 'none'; sandbox; frame-ancestors 'none'";
