import { base64url } from '#domain/gate/base64url.ts';
import { crockford } from '#domain/gate/crockford.ts';
import type { Random } from './ports.ts';

/** A 256-bit secret, base64url. Stored as its SHA-256 only. */
export function newToken(random: Random): string {
  return base64url(random.bytes(32));
}

/** An id that cannot be guessed usefully, such as `r-4f7k2m9qx0ab` (60 bits). Ids are no secrets: rights are checked beside them. */
export function newId(random: Random, prefix: string): string {
  return `${prefix}-${crockford(random.bytes(12), 12).toLowerCase()}`;
}

/** The id printed on every page of a copy: 12 characters, 60 bits. */
export function newCopyId(random: Random): string {
  return crockford(random.bytes(12), 12);
}

/** Six digits, each code equally likely: values that would favour the low codes are drawn again. */
export function newCode(random: Random): string {
  for (;;) {
    const [a = 0, b = 0, c = 0] = random.bytes(3);
    const value = (a << 16) | (b << 8) | c;
    if (value < 16_000_000) return String(value % 1_000_000).padStart(6, '0');
  }
}
