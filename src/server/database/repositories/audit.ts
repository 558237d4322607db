import type { Kysely, Selectable } from 'kysely';
import type { AuditEntry } from '#domain/gate/audit-chain.ts';
import { canonicalJson } from '#domain/gate/canonical-json.ts';
import type { Audit } from '#gate/ports.ts';
import type { GateSchema } from '../schema.ts';

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
    async latest(limit) {
      const query = db.selectFrom('auditEntry').selectAll().orderBy('seq', 'desc').limit(limit);
      return (await query.execute()).map(asEntry);
    },
    listByRequest: async (requestId) =>
      (await entries().where('request', '=', requestId).execute()).map(asEntry),
    async findPersonal(kind, value) {
      const query = db
        .selectFrom('personalData')
        .selectAll()
        .where('kind', '=', kind)
        .where('value', '=', value);
      return (await query.executeTakeFirst()) ?? null;
    },
    async getPersonal(reference) {
      const query = db.selectFrom('personalData').selectAll().where('reference', '=', reference);
      return (await query.executeTakeFirst()) ?? null;
    },
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
