import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { DialectName } from './001-gate.ts';

/**
 * What erasure needs: personal values of the log that belong to one person each, evidence whose personal columns can be
 * emptied and nothing else, and the certificates of accepted agreements.
 */
export async function preparePrivacy(db: Kysely<never>, dialect: DialectName): Promise<void> {
  const whole = dialect === 'sqlite' ? 'integer' : 'bigint';
  const text = dialect === 'sqlite' ? sql`text` : sql`text collate "C"`;
  const finish = (builder: CreateTableBuilder<string, string>) =>
    (dialect === 'sqlite' ? builder.modifyEnd(sql`strict`) : builder).execute();
  const run = (statement: string) => sql.raw(statement).execute(db);

  await finish(
    (db.schema.createTable('personal_value') as CreateTableBuilder<string, string>)
      .addColumn('reference', text, (column) => column.primaryKey().notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('value', text)
      .addColumn('salt', text)
      .addColumn('hash', text, (column) => column.notNull())
      .addColumn('erased_at', whole)
      .addColumn('subject', text)
      .addColumn('used_at', whole, (column) => column.notNull()),
  );
  await run(`insert into personal_value (reference, kind, value, salt, hash, erased_at, subject, used_at)
    select reference, kind, value, salt, hash, erased_at, null,
      coalesce((select max(at) from audit_entry), 0) from personal_data`);
  await run('drop table personal_data');
  await run('alter table personal_value rename to personal_data');
  // One row for one address; long texts are in no index, because PostgreSQL limits the length of an indexed value.
  await run(`create unique index personal_data_address on personal_data (value) where kind = 'email'`);
  await run('create index personal_data_subject on personal_data (subject, kind)');
  await run('create index personal_data_used on personal_data (kind, used_at)');
  await run('create index audit_entry_event on audit_entry (event, seq)');
  await run('create index issued_copy_email on issued_copy (email)');
  await run('create index session_email on session (email)');
  await run('create index message_recipient on message (recipient)');

  for (const column of ['agreement_title', 'party'])
    await db.schema.alterTable('acceptance').addColumn(column, text).execute();
  await finish(
    (db.schema.createTable('certificate') as CreateTableBuilder<string, string>)
      .addColumn('acceptance_id', text, (column) => column.primaryKey().notNull().references('acceptance.id'))
      .addColumn('sha256', text, (column) => column.notNull())
      .addColumn('pdf', text, (column) => column.notNull())
      .addColumn('made_at', whole, (column) => column.notNull()),
  );
  for (const [table, columns] of Object.entries(evidence)) {
    const condition = conditionOf(columns);
    if (dialect === 'postgres') {
      await run(`drop trigger ${table}_append_only on ${table}`);
      await run(
        `create trigger ${table}_append_only before delete or truncate on ${table} execute function refuse_rewriting()`,
      );
      await run(`create function ${table}_only_erased() returns trigger language plpgsql as $$
        begin
          if not (${condition}) then raise exception '% is append-only', tg_table_name; end if;
          return new;
        end $$`);
      await run(
        `create trigger ${table}_only_erased before update on ${table} for each row execute function ${table}_only_erased()`,
      );
    } else {
      await run(`drop trigger ${table}_no_update`);
      await run(
        `create trigger ${table}_no_update before update on ${table} when not (${condition}) begin select raise(abort, '${table} is append-only'); end`,
      );
    }
  }
}

/** For each column what erasing may make of it; null: it stays as written. */
const evidence: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  acceptance: {
    ...staying('id', 'kind', 'agreement_id', 'version', 'text_sha256', 'html_sha256', 'commit_id'),
    ...staying('agreement_title', 'party', 'request_id', 'documents', 'verified_at', 'verified_by'),
    ...staying('accepted_at', 'recorded_by'),
    ...emptied('name', 'title', 'company', 'client_address', 'user_agent'),
    email: "new.email like 'erased-%@erased.invalid'",
    statements: "new.statements = '[]'",
    reason: 'new.reason is null',
    reference: 'new.reference is null',
  },
  issued_copy: {
    ...staying('copy_id', 'grant_id', 'request_id', 'document_id', 'document_sha256', 'issued_at'),
    ...emptied('client_address', 'user_agent'),
    email: "new.email like 'erased-%@erased.invalid'",
  },
};

function staying(...columns: readonly string[]): Record<string, null> {
  return Object.fromEntries(columns.map((column) => [column, null]));
}

function emptied(...columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column, `new.${column} = ''`]));
}

function conditionOf(columns: Readonly<Record<string, string | null>>): string {
  return Object.entries(columns)
    .map(([column, erased]) => {
      const same = `new.${column} is not distinct from old.${column}`;
      return erased === null ? same : `(${same} or ${erased})`;
    })
    .join(' and ');
}
