/** Where a request goes, decided by its path alone. */
export type Route =
  | { readonly kind: 'health'; readonly check: 'healthz' | 'readyz'; readonly label: string }
  | { readonly kind: 'gate'; readonly label: string }
  | { readonly kind: 'static'; readonly label: null };

/**
 * Only the routes named here ever reach the rendered part; whatever else it answers to by itself (image endpoint,
 * islands, actions) is unknown to visitors. Spelled strictly, because a path that two parsers read differently
 * (`/%61dmin`, `//admin`, `/x/../admin`) would get the headers of one route and the page of another.
 * @param pathname as received, without the query
 * @returns `label`: the path for the access log, with secrets and names left out
 */
export function routeOf(pathname: string): Route {
  if (pathname === '/healthz') return { kind: 'health', check: 'healthz', label: pathname };
  if (pathname === '/readyz') return { kind: 'health', check: 'readyz', label: pathname };
  const segments = strictSegments(pathname);
  const first = segments?.[0];
  if (segments === null || first === undefined || !gateRoutes.has(first))
    return { kind: 'static', label: null };
  const prefix = cutPrefixes.find((words) => words.every((word, index) => segments[index] === word));
  const isSecret = prefix !== undefined && segments.length > prefix.length;
  return { kind: 'gate', label: isSecret ? `/${prefix.join('/')}/…` : `/${segments.join('/')}` };
}

const gateRoutes = new Set([
  ...['request', 'verify', 'agree', 'status', 'access', 'download', 'i', 'admin'],
  ...['renew', 'subscribe', 'unsubscribe'],
]);

/** What follows these is a secret that opens something. */
const tokenPrefixes = [
  ['verify'],
  ['i'],
  ['admin', 'sign-in'],
  ['renew'],
  ['subscribe'],
  ['unsubscribe'],
] as const;

/** What follows these must not stand in a log: a secret, or who is a customer. */
const cutPrefixes = [...tokenPrefixes, ['admin', 'companies']] as const;

/**
 * Whether a path is the one that mail providers post to when somebody presses their button for unsubscribing (RFC 8058). They
 * are no browsers: such a POST says neither where it comes from nor who sends it, and the token in the path is all that counts.
 */
export function isOneClickPath(pathname: string): boolean {
  return /^\/unsubscribe\/[A-Za-z0-9_-]{43}$/.test(pathname);
}

function strictSegments(pathname: string): readonly string[] | null {
  if (!/^(\/[A-Za-z0-9._~-]+)+\/?$/.test(pathname)) return null;
  const segments = pathname.split('/').filter((segment) => segment !== '');
  return segments.some((segment) => /^\.+$/.test(segment)) ? null : segments;
}
