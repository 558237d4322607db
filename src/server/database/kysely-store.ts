import type { Kysely } from 'kysely';
import type { Store, Transaction } from '#gate/ports.ts';
import type { DialectName } from './migrations/001-gate.ts';
import { createAcceptances } from './repositories/acceptances.ts';
import { createAudit } from './repositories/audit.ts';
import { createCopies } from './repositories/copies.ts';
import { createFailures } from './repositories/failures.ts';
import { createGrants } from './repositories/grants.ts';
import { createOutbox } from './repositories/outbox.ts';
import { createRequests } from './repositories/requests.ts';
import { createSessions } from './repositories/sessions.ts';
import { createVerifications } from './repositories/verifications.ts';
import type { GateSchema } from './schema.ts';

/**
 * The gate's store on Kysely. Repositories speak SQL that SQLite and PostgreSQL both take. That writers come one after the
 * other, and that a reader sees one state, is the dialects' work.
 */
export function createKyselyStore(db: Kysely<GateSchema>, dialect: DialectName): Store {
  return {
    transaction: (work) => db.transaction().execute((tx) => work(repositories(tx, dialect))),
    read: (work) =>
      db
        .transaction()
        .setAccessMode('read only')
        .execute((tx) => work(repositories(tx, dialect))),
  };
}

function repositories(db: Kysely<GateSchema>, dialect: DialectName): Transaction {
  return {
    requests: createRequests(db),
    verifications: createVerifications(db),
    sessions: createSessions(db),
    acceptances: createAcceptances(db),
    grants: createGrants(db),
    copies: createCopies(db),
    outbox: createOutbox(db, dialect),
    audit: createAudit(db),
    failures: createFailures(db),
  };
}
