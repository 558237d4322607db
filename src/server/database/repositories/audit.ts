import { type Kysely, type Selectable, sql } from 'kysely';
import type { AuditEntry } from '#domain/gate/audit-chain.ts';
import { canonicalJson } from '#domain/gate/canonical-json.ts';
import type { Audit } from '#gate/ports.ts';
import type { PersonalRecord } from '#gate/records.ts';
import { preparedInsert, preparedQuery } from '../prepared-query.ts';
import type { GateSchema } from '../schema.ts';
import { inChunks } from './in-chunks.ts';

export function createAudit(db: Kysely<GateSchema>): Audit {
  const entries = () => db.selectFrom('auditEntry').selectAll().orderBy('seq');
  return {
    last: async () => (await lastEntry(db)).rows[0] ?? null,
    async insert({ data, personal, ...rest }) {
      const row = { ...rest, data: canonicalJson(data), personal: canonicalJson(personal) };
      await insertEntry(db, row);
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
      const { rows } =
        kind === 'email'
          ? await findAddress(db, value)
          : subject === null
            ? await findUnowned[kind](db, value)
            : await findOwned[kind](db, value, subject);
      return rows[0] ?? null;
    },
    usePersonal: async (reference, now) => void (await noteUse(db, reference, now)),
    async getPersonal(reference) {
      const query = db.selectFrom('personalData').selectAll().where('reference', '=', reference);
      return (await query.executeTakeFirst()) ?? null;
    },
    getAllPersonal: (references) =>
      inChunks(references, (chunk) =>
        db.selectFrom('personalData').selectAll().where('reference', 'in', chunk).execute(),
      ),
    insertPersonal: (record) => insertValue(db, record),
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

const lastEntry = preparedQuery((db) =>
  db.selectFrom('auditEntry').select(['seq', 'hash']).orderBy('seq', 'desc').limit(sql.lit(1)),
);
const insertEntry = preparedInsert('auditEntry');
const insertValue = preparedInsert('personalData');
/**
 * The kind of a value stands in the statement itself, as the limit above. As a parameter it decides whether the index of
 * addresses can be used, so that SQLite would plan the statement anew each time.
 */
const findAddress = preparedQuery((db, value: string) => values(db, 'email', value));
const findUnowned = eachKind((kind) =>
  preparedQuery((db, value: string) => values(db, kind, value).where('subject', 'is', null)),
);
const findOwned = eachKind((kind) =>
  preparedQuery((db, value: string, subject: string) =>
    values(db, kind, value).where('subject', '=', subject),
  ),
);
const noteUse = preparedQuery((db, reference: string, now: number) =>
  db
    .updateTable('personalData')
    .set({ usedAt: now })
    .where('reference', '=', reference)
    .where('usedAt', '<', now),
);

function values(db: Kysely<GateSchema>, kind: PersonalRecord['kind'], value: string) {
  const rows = db.selectFrom('personalData').selectAll();
  return rows.where('kind', '=', sql.lit(kind)).where('value', '=', value);
}

type OwnedKind = Exclude<PersonalRecord['kind'], 'email'>;

function eachKind<Query>(queryOf: (kind: OwnedKind) => Query): Readonly<Record<OwnedKind, Query>> {
  return {
    name: queryOf('name'),
    text: queryOf('text'),
    'client-address': queryOf('client-address'),
    'user-agent': queryOf('user-agent'),
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
