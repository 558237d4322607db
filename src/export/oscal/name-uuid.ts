import { sha1 } from './sha1.ts';

/**
 * The UUID of a name (RFC 9562, version 5), so that the same thing has the same UUID in every build.
 * @param parts what names it, from the site's address down; the parts are joined so that no two lists of them meet
 */
export function nameUuid(...parts: readonly string[]): string {
  const name = encoder.encode(JSON.stringify(parts));
  const named = new Uint8Array(namespace.length + name.length);
  named.set(namespace);
  named.set(name, namespace.length);
  const hash = sha1(named).subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  let hex = '';
  for (const byte of hash) hex += (byte + 0x100).toString(16).slice(1);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const encoder = new TextEncoder();

/** Chosen once at random for the exports of Vitrine. */
const namespace = bytesOf('6f0c2a58b1d94d3f9a7e4c1d5e8b2f60');

function bytesOf(hex: string): Uint8Array {
  return new Uint8Array(hex.match(/../g)?.map((byte) => Number.parseInt(byte, 16)) ?? []);
}
