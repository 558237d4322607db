const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Crockford base32: no I, L, O or U, so that an id survives being read aloud or typed from paper.
 * @param bytes random bytes, at least one for each character wanted; 5 bits of each are used
 */
export function crockford(bytes: Uint8Array, length: number): string {
  if (bytes.length < length)
    throw new RangeError(`${length} characters need as many bytes, not ${bytes.length}`);
  return Array.from(bytes.subarray(0, length), (byte) => alphabet[byte & 31]).join('');
}

/** An id as typed by a person → its normal form: upper case, separators gone, O → 0, I and L → 1. */
export function normalizeCrockford(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}
