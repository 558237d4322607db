import { DatabaseError } from 'pg';
import { StoreOutage } from '#gate/store-outage.ts';

/**
 * What an error of PostgreSQL or of the way to it means. Errors with an SQLSTATE of their own are bugs, except for the
 * classes that pass by themselves; errors without one come from the connection.
 */
export function asPostgresOutage(error: unknown): unknown {
  if (error instanceof StoreOutage) return error;
  if (error instanceof DatabaseError && !passes.test(error.code ?? '')) return error;
  return postgresOutage(error);
}

/** An error that is an outage wherever it comes from, such as one at the start or end of a transaction. */
export function postgresOutage(error: unknown): StoreOutage {
  return new StoreOutage(`PostgreSQL does not answer as it should (${reasonOf(error)})`, { cause: error });
}

/** Whether the session has ended with this error, or is in a state that nobody knows. */
export function endsSession(error: unknown): boolean {
  const cause = error instanceof StoreOutage ? error.cause : error;
  return !(cause instanceof DatabaseError) || /^(08|25P0[34]|57P)/.test(cause.code ?? '');
}

/**
 * Connection (08), idle for too long (25P03, 25P04), refused sign-in (28), no such database (3D000), rolled back for others' sake (40), resources and full disks (53), locked for too long (55P03),
 * shutdown and cancellation (57), I/O (58).
 * @see https://www.postgresql.org/docs/15/errcodes-appendix.html
 */
const passes = /^(08|25P03|25P04|28|3D000|40|53|55P03|57|58)/;

/** A code where there is one: messages of the system can name addresses, and none is needed here. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
