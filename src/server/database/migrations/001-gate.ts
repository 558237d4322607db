import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

/**
 * Dialects differ in three things here: SQLite has STRICT tables; PostgreSQL needs 64-bit columns for milliseconds, and
 * a collation that no update of the operating system changes under its indexes.
 */
export type DialectName = 'sqlite' | 'postgres';

/** The gate's first tables. Written once, never edited: the next change is a new migration. */
export async function createGateTables(db: Kysely<never>, dialect: DialectName): Promise<void> {
  const table = (name: string) => db.schema.createTable(name) as CreateTableBuilder<string, string>;
  const finish = (builder: CreateTableBuilder<string, string>) =>
    (dialect === 'sqlite' ? builder.modifyEnd(sql`strict`) : builder).execute();
  const whole = dialect === 'sqlite' ? 'integer' : 'bigint';
  const text = dialect === 'sqlite' ? sql`text` : sql`text collate "C"`;

  await finish(
    table('access_request')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('status', text, (column) => column.notNull())
      .addColumn('approval_order', text, (column) => column.notNull())
      .addColumn('submitted_at', whole, (column) => column.notNull())
      .addColumn('email', text, (column) => column.notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('company', text, (column) => column.notNull())
      .addColumn('role', text, (column) => column.notNull())
      .addColumn('purpose', text, (column) => column.notNull())
      .addColumn('recipient_category', text)
      .addColumn('client_address', text, (column) => column.notNull())
      .addColumn('user_agent', text, (column) => column.notNull())
      .addColumn('verified_at', whole)
      .addColumn('verified_by', text)
      .addColumn('queued_at', whole)
      .addColumn('decided_at', whole)
      .addColumn('decided_by', text)
      .addColumn('reason', text)
      .addColumn('question', text)
      .addColumn('answer', text),
  );
  await db.schema.createIndex('access_request_email').on('access_request').column('email').execute();
  await db.schema.createIndex('access_request_status').on('access_request').column('status').execute();

  await finish(
    table('request_document')
      .addColumn('request_id', text, (column) => column.notNull().references('access_request.id'))
      .addColumn('document_id', text, (column) => column.notNull())
      .addColumn('position', whole, (column) => column.notNull())
      .addPrimaryKeyConstraint('request_document_key', ['request_id', 'document_id']),
  );

  await finish(
    table('verification')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('purpose', text, (column) => column.notNull())
      .addColumn('email', text, (column) => column.notNull())
      .addColumn('request_id', text, (column) => column.references('access_request.id'))
      .addColumn('link_hash', text, (column) => column.notNull().unique())
      .addColumn('flow_hash', text, (column) => column.notNull())
      .addColumn('code_hmac', text)
      .addColumn('tries', whole, (column) => column.notNull())
      .addColumn('created_at', whole, (column) => column.notNull())
      .addColumn('expires_at', whole, (column) => column.notNull())
      .addColumn('used_at', whole)
      .addColumn('replaced_at', whole),
  );
  await db.schema.createIndex('verification_flow').on('verification').column('flow_hash').execute();
  await db.schema
    .createIndex('verification_email')
    .on('verification')
    .columns(['email', 'purpose'])
    .execute();

  await finish(
    table('session')
      .addColumn('token_hash', text, (column) => column.primaryKey().notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('email', text, (column) => column.notNull())
      .addColumn('verified_by', text, (column) => column.notNull())
      .addColumn('verification_id', text, (column) => column.notNull().unique().references('verification.id'))
      .addColumn('created_at', whole, (column) => column.notNull())
      .addColumn('last_seen_at', whole, (column) => column.notNull())
      .addColumn('expires_at', whole, (column) => column.notNull())
      .addColumn('revoked_at', whole),
  );

  await finish(
    table('acceptance')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('email', text, (column) => column.notNull())
      .addColumn('agreement_id', text, (column) => column.notNull())
      .addColumn('version', text, (column) => column.notNull())
      .addColumn('text_sha256', text, (column) => column.notNull())
      .addColumn('html_sha256', text, (column) => column.notNull())
      .addColumn('commit_id', text)
      .addColumn('request_id', text, (column) => column.notNull().references('access_request.id'))
      .addColumn('documents', text, (column) => column.notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('title', text, (column) => column.notNull())
      .addColumn('company', text, (column) => column.notNull())
      .addColumn('statements', text, (column) => column.notNull())
      .addColumn('verified_at', whole, (column) => column.notNull())
      .addColumn('verified_by', text, (column) => column.notNull())
      .addColumn('accepted_at', whole, (column) => column.notNull())
      .addColumn('client_address', text, (column) => column.notNull())
      .addColumn('user_agent', text, (column) => column.notNull())
      .addColumn('recorded_by', text)
      .addColumn('reason', text)
      .addColumn('reference', text)
      .addUniqueConstraint('acceptance_once', ['email', 'agreement_id', 'version', 'text_sha256', 'kind']),
  );

  await finish(
    table('agreement_text')
      .addColumn('sha256', text, (column) => column.primaryKey().notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('body', text, (column) => column.notNull())
      .addColumn('kept_at', whole, (column) => column.notNull()),
  );

  await finish(
    table('access_grant')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('request_id', text, (column) => column.notNull().references('access_request.id'))
      .addColumn('document_id', text, (column) => column.notNull())
      .addColumn('email', text, (column) => column.notNull())
      .addColumn('days', whole, (column) => column.notNull())
      .addColumn('approved_at', whole, (column) => column.notNull())
      .addColumn('approved_by', text, (column) => column.notNull())
      .addColumn('starts_at', whole)
      .addColumn('expires_at', whole)
      .addColumn('revoked_at', whole)
      .addColumn('revoked_by', text)
      .addColumn('revoke_reason', text)
      .addUniqueConstraint('access_grant_once', ['request_id', 'document_id']),
  );
  await db.schema.createIndex('access_grant_email').on('access_grant').column('email').execute();

  await finish(
    table('issued_copy')
      .addColumn('copy_id', text, (column) => column.primaryKey().notNull())
      .addColumn('grant_id', text, (column) => column.notNull().references('access_grant.id'))
      .addColumn('request_id', text, (column) => column.notNull().references('access_request.id'))
      .addColumn('document_id', text, (column) => column.notNull())
      .addColumn('document_sha256', text, (column) => column.notNull())
      .addColumn('email', text, (column) => column.notNull())
      .addColumn('issued_at', whole, (column) => column.notNull())
      .addColumn('client_address', text, (column) => column.notNull())
      .addColumn('user_agent', text, (column) => column.notNull()),
  );
  await db.schema.createIndex('issued_copy_request').on('issued_copy').column('request_id').execute();

  await finish(
    table('message')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('request_id', text, (column) => column.references('access_request.id'))
      .addColumn('recipient', text, (column) => column.notNull())
      .addColumn('sealed', text)
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('attempts', whole, (column) => column.notNull())
      .addColumn('created_at', whole, (column) => column.notNull())
      .addColumn('next_attempt_at', whole, (column) => column.notNull())
      .addColumn('locked_until', whole)
      .addColumn('sent_at', whole)
      .addColumn('last_error', text),
  );
  await db.schema.createIndex('message_due').on('message').columns(['state', 'next_attempt_at']).execute();

  await finish(
    table('audit_entry')
      .addColumn('seq', whole, (column) => column.primaryKey().notNull())
      .addColumn('at', whole, (column) => column.notNull())
      .addColumn('event', text, (column) => column.notNull())
      .addColumn('actor', text, (column) => column.notNull())
      .addColumn('request', text)
      .addColumn('data', text, (column) => column.notNull())
      .addColumn('personal', text, (column) => column.notNull())
      .addColumn('prev', text, (column) => column.notNull().unique())
      .addColumn('hash', text, (column) => column.notNull().unique()),
  );
  await db.schema.createIndex('audit_entry_request').on('audit_entry').column('request').execute();
  await forbidRewriting(db, dialect);

  await finish(
    table('personal_data')
      .addColumn('reference', text, (column) => column.primaryKey().notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('value', text)
      .addColumn('salt', text)
      .addColumn('hash', text, (column) => column.notNull())
      .addColumn('erased_at', whole)
      .addUniqueConstraint('personal_data_once', ['kind', 'value']),
  );

  await finish(
    table('rate_counter')
      .addColumn('key', text, (column) => column.primaryKey().notNull())
      .addColumn('window_start', whole, (column) => column.notNull())
      .addColumn('hits', whole, (column) => column.notNull()),
  );
  await finish(
    table('failure_counter')
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('minute', whole, (column) => column.notNull())
      .addColumn('hits', whole, (column) => column.notNull())
      .addPrimaryKeyConstraint('failure_counter_key', ['kind', 'minute']),
  );
}

/** Guards the log and the accepted texts against errors of code; whoever owns the tables can still rewrite them, which the hash chain shows. */
async function forbidRewriting(db: Kysely<never>, dialect: DialectName): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  if (dialect === 'postgres')
    await run(`
      create function refuse_rewriting() returns trigger language plpgsql as $$
      begin raise exception '% is append-only', tg_table_name; end $$`);
  for (const table of ['audit_entry', 'agreement_text', 'acceptance', 'issued_copy']) {
    if (dialect === 'postgres')
      await run(
        `create trigger ${table}_append_only before update or delete or truncate on ${table} execute function refuse_rewriting()`,
      );
    else
      for (const action of ['update', 'delete'])
        await run(
          `create trigger ${table}_no_${action} before ${action} on ${table} begin select raise(abort, '${table} is append-only'); end`,
        );
  }
}
