import { isIP } from 'node:net';

/**
 * The address of the visitor, counted from the server outwards: each trusted proxy appends the address it was called
 * from to X-Forwarded-For, so that entry number `hops` from the right is the last one that a visitor cannot write.
 * With no proxies the header counts for nothing. Where there are fewer entries than proxies, or the entry is no
 * address, the request did not come the configured way, and the address of the connection is all that is known.
 * @param socketAddress `socket.remoteAddress`
 * @param forwardedFor the header as received, several joined by commas
 * @param hops number of trusted proxies
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  hops: number,
): string {
  const connection = normalized(socketAddress ?? '') ?? unknownAddress;
  if (hops === 0) return connection;
  const entries = (forwardedFor ?? '').split(',');
  return normalized(entries.at(-hops) ?? '') ?? connection;
}

/** What stands for an address that is gone: the socket was closed before it was asked. */
const unknownAddress = '0.0.0.0';

/** Lower case, without the port that some proxies add, the zone of a link-local address or the IPv4-in-IPv6 form. */
function normalized(text: string): string | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/, '');
  return isIP(bare) === 0 ? null : bare;
}
