import type { Kysely } from 'kysely';
import type { RateLimiter, Store } from '#gate/ports.ts';
import { createKyselyRateLimiter } from './kysely-rate-limiter.ts';
import { createKyselyStore } from './kysely-store.ts';
import type { DialectName } from './migrations/001-gate.ts';
import { type GateFigures, readFigures } from './read-figures.ts';
import type { GateSchema } from './schema.ts';
import { checkServerKey, type KeyVerdict, readServerKey } from './server-key-check.ts';
import { watchWrites } from './watch-writes.ts';

/** What the server holds while it runs. */
export interface GateDatabase {
  readonly store: Store;
  readonly limiter: RateLimiter;
  /** Throws when the database does not answer; for `/readyz`. */
  readonly ping: () => Promise<void>;
  /** Throws when the database has no room to write; for `/readyz`. */
  readonly canWrite: () => Promise<void>;
  /** Counts for measurements. */
  readonly figures: () => Promise<GateFigures>;
  /** Whether this is the key with which the state was written. `mark`: the first server leaves a mark of its own. */
  readonly checkKey: (key: Uint8Array, mode: 'mark' | 'look') => Promise<KeyVerdict>;
  readonly close: () => Promise<void>;
}

/** A connection (or a pool of them) to a database whose tables may not be there yet. */
export interface DatabaseConnections {
  readonly dialect: DialectName;
  readonly db: Kysely<GateSchema>;
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The gate's ports on a database whose tables are up to date. */
export function gateDatabase({ dialect, db, ping, close }: DatabaseConnections): GateDatabase {
  const ports = { store: createKyselyStore(db, dialect), limiter: createKyselyRateLimiter(db) };
  return {
    ...watchWrites(ports, db),
    ping,
    figures: () => readFigures(db),
    checkKey: (key, mode) => (mode === 'mark' ? checkServerKey(db, key) : readServerKey(db, key)),
    close,
  };
}
