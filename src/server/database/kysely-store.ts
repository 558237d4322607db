import type { Kysely } from 'kysely';
import type { Store, Transaction } from '#gate/ports.ts';
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

/** The gate's store on Kysely. Repositories speak SQL that SQLite and PostgreSQL both take. */
export function createKyselyStore(db: Kysely<GateSchema>): Store {
  return {
    transaction: (work) => db.transaction().execute((tx) => work(repositories(tx))),
    read: (work) =>
      db
        .transaction()
        .setAccessMode('read only')
        .execute((tx) => work(repositories(tx))),
  };
}

function repositories(db: Kysely<GateSchema>): Transaction {
  return {
    requests: createRequests(db),
    verifications: createVerifications(db),
    sessions: createSessions(db),
    acceptances: createAcceptances(db),
    grants: createGrants(db),
    copies: createCopies(db),
    outbox: createOutbox(db),
    audit: createAudit(db),
    failures: createFailures(db),
  };
}
