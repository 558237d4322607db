import { type Kysely, sql } from 'kysely';
import { erasedDomain } from '#domain/gate/erased-address.ts';
import type { PersonalData } from '#gate/privacy-ports.ts';
import type { GateSchema } from '../schema.ts';
import { acceptanceOf } from './acceptances.ts';
import { eraseAddress, eraseRequest } from './erase-rows.ts';
import { heldBy } from './held-rows.ts';
import { inChunks } from './in-chunks.ts';

export function createPersonalData(db: Kysely<GateSchema>): PersonalData {
  return {
    heldBy: (email) => heldBy(db, email),
    eraseRequest: (requestId, address) => eraseRequest(db, requestId, address),
    eraseAddress: (email, address, now) => eraseAddress(db, email, address, now),
    listEnded: (before, limit) =>
      db
        .selectFrom('accessRequest as request')
        .selectAll()
        .where('status', 'in', ['withdrawn', 'denied', 'expired', 'revoked'])
        .where('submittedAt', '<', before)
        .where('email', 'not like', notErased)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('auditEntry')
                .select('seq')
                .whereRef('auditEntry.request', '=', 'request.id')
                .where('at', '>=', before),
            ),
          ),
        )
        .orderBy('submittedAt')
        .orderBy('id')
        .limit(limit)
        .execute(),
    async listUnverified(before, limit) {
      const rows = await db
        .selectFrom('accessRequest')
        .select('id')
        .where('status', '=', 'submitted')
        .where('submittedAt', '<', before)
        .orderBy('submittedAt')
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },
    async deleteUnverified(ids) {
      if (ids.length === 0) return;
      await db.updateTable('verification').set({ requestId: null }).where('requestId', 'in', ids).execute();
      await db.deleteFrom('message').where('requestId', 'in', ids).execute();
      await db.deleteFrom('webhookCall').where('requestId', 'in', ids).execute();
      await db.deleteFrom('renewalLink').where('requestId', 'in', ids).execute();
      await db.deleteFrom('invitedRequest').where('requestId', 'in', ids).execute();
      await db.deleteFrom('requestDocument').where('requestId', 'in', ids).execute();
      await db.deleteFrom('accessRequest').where('id', 'in', ids).execute();
    },
    async eraseValues(references, now) {
      const changed = await inChunks(references, (chunk) =>
        db
          .updateTable('personalData')
          .set({ value: null, salt: null, erasedAt: now })
          .where('reference', 'in', chunk)
          .where('value', 'is not', null)
          .returning('reference')
          .execute(),
      );
      return changed.length;
    },
    async findTexts(values) {
      const rows = await inChunks(values, (chunk) =>
        db
          .selectFrom('personalData')
          .select('reference')
          .where('kind', '=', 'text')
          .where('value', 'in', chunk)
          .execute(),
      );
      return rows.map(({ reference }) => reference);
    },
    listValues: (subject) =>
      db
        .selectFrom('personalData')
        .selectAll()
        .where((row) => row.or([row('subject', '=', subject), row('reference', '=', subject)]))
        .orderBy('reference')
        .execute(),
    async eraseOrigins(before, now) {
      const none = { clientAddress: '', userAgent: '' };
      const requests = await db
        .updateTable('accessRequest')
        .set(none)
        .where('submittedAt', '<', before)
        .where((row) => row.or([row('clientAddress', '<>', ''), row('userAgent', '<>', '')]))
        .executeTakeFirst();
      const copies = await db
        .updateTable('issuedCopy')
        .set(none)
        .where('issuedAt', '<', before)
        .where((row) => row.or([row('clientAddress', '<>', ''), row('userAgent', '<>', '')]))
        .executeTakeFirst();
      const values = await db
        .updateTable('personalData')
        .set({ value: null, salt: null, erasedAt: now })
        .where('kind', 'in', ['client-address', 'user-agent'])
        .where('usedAt', '<', before)
        .where('value', 'is not', null)
        .executeTakeFirst();
      return Number(requests.numUpdatedRows + copies.numUpdatedRows + values.numUpdatedRows);
    },
    async deleteSessions(endedBefore) {
      const { numDeletedRows } = await db
        .deleteFrom('session')
        .where((row) => row.or([row('expiresAt', '<', endedBefore), row('revokedAt', '<', endedBefore)]))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async deleteVerifications(expiredBefore) {
      const { numDeletedRows } = await db
        .deleteFrom('verification')
        .where('expiresAt', '<', expiredBefore)
        .where('id', 'not in', (row) => row.selectFrom('session').select('verificationId'))
        .executeTakeFirst();
      const subscribing = await db
        .deleteFrom('subscriptionProof')
        .where('expiresAt', '<', expiredBefore)
        .executeTakeFirst();
      return Number(numDeletedRows + subscribing.numDeletedRows);
    },
    async deleteMessages(before) {
      const { numDeletedRows } = await db
        .deleteFrom('message')
        .where('state', '<>', 'pending')
        .where('createdAt', '<', before)
        .executeTakeFirst();
      const calls = await db
        .deleteFrom('webhookCall')
        .where('state', '<>', 'pending')
        .where('createdAt', '<', before)
        .executeTakeFirst();
      return Number(numDeletedRows + calls.numDeletedRows);
    },
    async deleteRenewals(endedBefore) {
      const { numDeletedRows } = await db
        .deleteFrom('renewalLink')
        .where('expiresAt', '<', endedBefore)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async deleteNotices(before) {
      const { numDeletedRows } = await db
        .deleteFrom('sentNotice')
        .where('at', '<', before)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async listOldAcceptances(before, limit) {
      const rows = await db
        .selectFrom('acceptance')
        .selectAll()
        .where('acceptedAt', '<', before)
        .where('email', 'not like', notErased)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('accessGrant as grant')
                .select('grant.id')
                .where((row) =>
                  row.or([
                    row('grant.email', '=', row.ref('acceptance.email')),
                    row('grant.requestId', '=', row.ref('acceptance.requestId')),
                  ]),
                )
                .where(sql`coalesce(revoked_at, expires_at, approved_at)`, '>=', before),
            ),
          ),
        )
        .orderBy('acceptedAt')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(acceptanceOf);
    },
    async eraseAcceptance(id) {
      await db
        .updateTable('acceptance')
        .set({
          ...{ email: `erased-${id}@${erasedDomain}`, name: '', title: '', company: '' },
          ...{ statements: '[]', clientAddress: '', userAgent: '', reason: null, reference: null },
        })
        .where('id', '=', id)
        .execute();
    },
  };
}

const notErased = `%@${erasedDomain}`;
