import type { Kysely } from 'kysely';
import type { HeldRows } from '#gate/privacy-ports.ts';
import type { GateSchema } from '../schema.ts';

/** What stands under an address, without what opens something: hashes of links and sessions, texts of mail. */
export async function heldBy(db: Kysely<GateSchema>, email: string): Promise<HeldRows> {
  const requests = await db
    .selectFrom('accessRequest')
    .selectAll()
    .where('email', '=', email)
    .orderBy('submittedAt')
    .orderBy('id')
    .execute();
  const verifications = await db
    .selectFrom('verification')
    .select(['id', 'purpose', 'createdAt', 'usedAt'])
    .where('email', '=', email)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  const sessions = await db
    .selectFrom('session')
    .select(['kind', 'createdAt', 'lastSeenAt', 'expiresAt', 'revokedAt', 'verifiedBy'])
    .where('email', '=', email)
    .orderBy('createdAt')
    .execute();
  const messages = await db
    .selectFrom('message')
    .select(['id', 'kind', 'state', 'createdAt', 'sentAt', 'sealed'])
    .where('recipient', '=', email)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  const invitations = await db
    .selectFrom('invitation')
    .select(['id', 'company', 'purpose', 'documents', 'dealId', 'createdAt'])
    .where('address', '=', email)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  const subscriptions = await db
    .selectFrom('subscription')
    .select(['id', 'topics', 'confirmedAt', 'changedAt', 'endedAt'])
    .where('email', '=', email)
    .orderBy('confirmedAt')
    .execute();
  return {
    subscriptions,
    requests,
    verifications,
    sessions,
    messages: messages.map(({ sealed, ...rest }) => ({ ...rest, hasContent: sealed !== null })),
    invitations,
  };
}
