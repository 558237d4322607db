import type { Kysely, Selectable } from 'kysely';
import type { AuditEntry } from '#domain/gate/audit-chain.ts';
import { canonicalJson } from '#domain/gate/canonical-json.ts';
import type { Audit } from '#gate/ports.ts';
import type { GateSchema } from '../schema.ts';
import { inChunks } from './in-chunks.ts';

export function createAudit(db: Kysely<GateSchema>): Audit {
  const entries = () => db.selectFrom('auditEntry').selectAll().orderBy('seq');
  return {
    async last() {
      const query = db.selectFrom('auditEntry').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1);
      return (await query.executeTakeFirst()) ?? null;
    },
    async insert({ data, personal, ...rest }) {
      const row = { ...rest, data: canonicalJson(data), personal: canonicalJson(personal) };
      await db.insertInto('auditEntry').values(row).execute();
    },
    list: async (afterSeq, limit) =>
      (await entries().where('seq', '>', afterSeq).limit(limit).execute()).map(asEntry),
    async latest(limit, beforeSeq) {
      const newest = db.selectFrom('auditEntry').selectAll().orderBy('seq', 'desc').limit(limit);
      const query = beforeSeq === undefined ? newest : newest.where('seq', '<', beforeSeq);
      return (await query.execute()).map(asEntry);
    },
    listByRequests: async (requestIds) =>
      (await inChunks(requestIds, (chunk) => entries().where('request', 'in', chunk).execute())).map(asEntry),
    listByRequest: async (requestId) =>
      (await entries().where('request', '=', requestId).execute()).map(asEntry),
    listByReference: async (reference) =>
      (await entries().where('personal', 'like', `%"${reference}"%`).execute()).map(asEntry),
    async latestOf(event) {
      const query = db.selectFrom('auditEntry').selectAll().where('event', '=', event);
      const row = await query.orderBy('seq', 'desc').limit(1).executeTakeFirst();
      return row ? asEntry(row) : null;
    },
    async findPersonal(kind, value, subject) {
      const same = db.selectFrom('personalData').selectAll().where('kind', '=', kind);
      const known = same.where('value', '=', value);
      if (kind === 'email') return (await known.executeTakeFirst()) ?? null;
      const own =
        subject === null ? known.where('subject', 'is', null) : known.where('subject', '=', subject);
      return (await own.executeTakeFirst()) ?? null;
    },
    async usePersonal(reference, now) {
      await db
        .updateTable('personalData')
        .set({ usedAt: now })
        .where('reference', '=', reference)
        .where('usedAt', '<', now)
        .execute();
    },
    async getPersonal(reference) {
      const query = db.selectFrom('personalData').selectAll().where('reference', '=', reference);
      return (await query.executeTakeFirst()) ?? null;
    },
    getAllPersonal: (references) =>
      inChunks(references, (chunk) =>
        db.selectFrom('personalData').selectAll().where('reference', 'in', chunk).execute(),
      ),
    async insertPersonal(record) {
      await db.insertInto('personalData').values(record).execute();
    },
    listPersonal: (afterReference, limit) =>
      db
        .selectFrom('personalData')
        .selectAll()
        .where('reference', '>', afterReference)
        .orderBy('reference')
        .limit(limit)
        .execute(),
  };
}

/** Text that is no JSON any more was altered: it stays as it is, so that verification names the entry instead of failing. */
function asEntry({ data, personal, ...rest }: Selectable<GateSchema['auditEntry']>): AuditEntry {
  return {
    ...rest,
    data: parsed(data) as AuditEntry['data'],
    personal: parsed(personal) as AuditEntry['personal'],
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
