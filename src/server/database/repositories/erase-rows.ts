import type { Kysely } from 'kysely';
import { erasedDomain } from '#domain/gate/erased-address.ts';
import type { GateSchema } from '../schema.ts';

type Database = Kysely<GateSchema>;

/** Empties one request with its grants, copies and mail; what was granted and handed out, and when, stays. */
export async function eraseRequest(db: Database, requestId: string, address: string): Promise<void> {
  const nothing = { name: '', company: '', role: '', purpose: '', clientAddress: '', userAgent: '' };
  const row = await db
    .selectFrom('accessRequest')
    .select('email')
    .where('id', '=', requestId)
    .executeTakeFirst();
  if (!row) return;
  await db
    .updateTable('accessRequest')
    .set({
      ...nothing,
      email: address,
      recipientCategory: null,
      reason: null,
      question: null,
      answer: null,
      language: null,
    })
    .where('id', '=', requestId)
    .execute();
  // A request that was withdrawn names its requester as the one who ended it.
  await db
    .updateTable('accessGrant')
    .set({ revokedBy: address })
    .where('requestId', '=', requestId)
    .where('revokedBy', '=', row.email)
    .execute();
  await db
    .updateTable('accessGrant')
    .set({ email: address, revokeReason: null })
    .where('requestId', '=', requestId)
    .execute();
  await db
    .updateTable('issuedCopy')
    .set({ email: address, clientAddress: '', userAgent: '' })
    .where('requestId', '=', requestId)
    .execute();
  await db.deleteFrom('message').where('requestId', '=', requestId).execute();
  await db.deleteFrom('webhookCall').where('requestId', '=', requestId).execute();
  await db.deleteFrom('renewalLink').where('requestId', '=', requestId).execute();
}

/** Empties what hangs on an address alone: mail to it, proofs of it, sessions, invitations. @returns number of rows */
export async function eraseAddress(
  db: Database,
  email: string,
  address: string,
  now: number,
): Promise<number> {
  const messages = await db.deleteFrom('message').where('recipient', '=', email).executeTakeFirst();
  const sessions = await db.deleteFrom('session').where('email', '=', email).executeTakeFirst();
  const proofs = await db.deleteFrom('verification').where('email', '=', email).executeTakeFirst();
  const invited = await db
    .updateTable('invitation')
    .set((row) => ({
      ...{ address, domain: erasedDomain, company: '', purpose: '', dealId: null, linkHash: null },
      endedAt: row.fn.coalesce('endedAt', row.val(now)),
      endedBy: row.fn.coalesce('endedBy', row.val('system')),
    }))
    .where('audience', '=', 'person')
    .where('address', '=', email)
    .executeTakeFirst();
  const contacts = await db
    .updateTable('invitation')
    .set({ address: '' })
    .where('audience', '=', 'domain')
    .where('address', '=', email)
    .executeTakeFirst();
  const subscriptions = await eraseSubscriptions(db, email, now);
  return Number(
    subscriptions +
      messages.numDeletedRows +
      sessions.numDeletedRows +
      proofs.numDeletedRows +
      invited.numUpdatedRows +
      contacts.numUpdatedRows,
  );
}

/** A subscription ends; that there was one, and when, stays without its address. */
async function eraseSubscriptions(db: Database, email: string, now: number): Promise<bigint> {
  const own = db.selectFrom('subscription').select('id').where('email', '=', email);
  await db.deleteFrom('unsubscribeLink').where('subscriptionId', 'in', own).execute();
  const ended = await db
    .updateTable('subscription')
    .set((row) => ({ email: null, endedAt: row.fn.coalesce('endedAt', row.val(now)) }))
    .where('email', '=', email)
    .executeTakeFirst();
  const proofs = await db.deleteFrom('subscriptionProof').where('email', '=', email).executeTakeFirst();
  return ended.numUpdatedRows + proofs.numDeletedRows;
}
