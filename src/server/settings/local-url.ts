import { isIP } from 'node:net';

/**
 * Whether an address can be reached from this machine only: localhost, 127.0.0.0/8 or [::1] as its host, and nothing
 * that merely looks like one of them. An unreadable address is not local.
 */
export function isLocalUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return (
    hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'))
  );
}
