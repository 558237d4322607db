import type { Kysely } from 'kysely';
import type { Store, Transaction } from '#gate/ports.ts';
import type { DialectName } from './migrations/001-gate.ts';
import { createAcceptances } from './repositories/acceptances.ts';
import { createAudit } from './repositories/audit.ts';
import { createCertificates } from './repositories/certificates.ts';
import { createCopies } from './repositories/copies.ts';
import { createEndedStaff } from './repositories/ended-staff.ts';
import { createFailures } from './repositories/failures.ts';
import { createGrants } from './repositories/grants.ts';
import { createInvitations } from './repositories/invitations.ts';
import { createKnownTexts } from './repositories/known-texts.ts';
import { createNotices } from './repositories/notices.ts';
import { createOutbox } from './repositories/outbox.ts';
import { createPersonalData } from './repositories/personal-data.ts';
import { createRenewals } from './repositories/renewals.ts';
import { createRequests } from './repositories/requests.ts';
import { createSessions } from './repositories/sessions.ts';
import { createSubscriptions } from './repositories/subscriptions.ts';
import { createVerifications } from './repositories/verifications.ts';
import { createWebhookCalls } from './repositories/webhook-calls.ts';
import type { GateSchema } from './schema.ts';

/**
 * The gate's store on Kysely. Repositories speak SQL that SQLite and PostgreSQL both take. That writers come one after the
 * other, and that a reader sees one state, is the dialects' work.
 */
export function createKyselyStore(db: Kysely<GateSchema>, dialect: DialectName): Store {
  return {
    transaction: (work) => db.transaction().execute((tx) => work(repositories(tx, dialect))),
    writeBehind: (work) =>
      db
        .transaction()
        .setIsolationLevel('read committed')
        .execute((tx) => work(repositories(tx, dialect))),
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
    invitations: createInvitations(db),
    endedStaff: createEndedStaff(db),
    certificates: createCertificates(db),
    personalData: createPersonalData(db),
    notices: createNotices(db),
    renewals: createRenewals(db),
    knownTexts: createKnownTexts(db),
    subscriptions: createSubscriptions(db),
    webhookCalls: createWebhookCalls(db, dialect),
  };
}
