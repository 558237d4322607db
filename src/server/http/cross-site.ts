import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a POST was started by another site, or by something that does not say which site it comes from. A script of
 * another site can forge neither `Origin` nor `Sec-Fetch-Site`.
 *
 * `Origin: null` counts as none: browsers send it from our own pages too, because those are `no-referrer`. Then
 * `Sec-Fetch-Site`, which browsers send to every https and localhost site, has to vouch for the request.
 * @param origin under which the request is answered
 * @see https://fetch.spec.whatwg.org/#append-a-request-origin-header and https://www.w3.org/TR/fetch-metadata/
 */
export function isCrossSitePost(headers: IncomingHttpHeaders, origin: URL): boolean {
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return true;
  if (headers.origin !== undefined && headers.origin !== 'null') return headers.origin !== origin.origin;
  return site !== 'same-origin';
}

/**
 * Whether a POST comes from a program that is no browser, as that of a mail provider: browsers say on every POST where it was
 * started. It may be let in where nothing counts but a token in the path.
 */
export function isFromNoBrowser(headers: IncomingHttpHeaders): boolean {
  return headers.origin === undefined && headers['sec-fetch-site'] === undefined;
}
