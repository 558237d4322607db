/**
 * The store cannot be reached or cannot write at the moment: the database is away, restarting, full or locked for too
 * long. Unlike a bug it passes by itself, so the answer is 503. What was not acknowledged may or may not be there.
 */
export class StoreOutage extends Error {
  override readonly name = 'StoreOutage';
  readonly code = outageCode;
}

const outageCode = 'store-outage';

/** By code, not by class: the built pages carry a copy of this module of their own. */
export function isStoreOutage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === outageCode;
}
