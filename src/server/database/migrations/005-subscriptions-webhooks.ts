import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { DialectName } from './001-gate.ts';

/**
 * What happens after a decision: marks of notices that went out, links for renewal, texts and changes that are known from
 * earlier builds, subscriptions, and calls of webhooks.
 */
export async function createFollowUpTables(db: Kysely<never>, dialect: DialectName): Promise<void> {
  const table = (name: string) => db.schema.createTable(name) as CreateTableBuilder<string, string>;
  const finish = (builder: CreateTableBuilder<string, string>) =>
    (dialect === 'sqlite' ? builder.modifyEnd(sql`strict`) : builder).execute();
  const whole = dialect === 'sqlite' ? 'integer' : 'bigint';
  const text = dialect === 'sqlite' ? sql`text` : sql`text collate "C"`;

  await finish(
    table('sent_notice')
      .addColumn('name', text, (column) => column.primaryKey().notNull())
      .addColumn('at', whole, (column) => column.notNull()),
  );
  await finish(
    table('renewal_link')
      .addColumn('link_hash', text, (column) => column.primaryKey().notNull())
      .addColumn('request_id', text, (column) => column.notNull().references('access_request.id'))
      .addColumn('documents', text, (column) => column.notNull())
      .addColumn('created_at', whole, (column) => column.notNull())
      .addColumn('expires_at', whole, (column) => column.notNull())
      .addColumn('used_at', whole)
      .addColumn('renewed_as', text),
  );
  await db.schema.createIndex('renewal_link_request').on('renewal_link').column('request_id').execute();
  await finish(
    table('known_text')
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('sha256', text, (column) => column.notNull())
      .addColumn('version', text, (column) => column.notNull())
      .addColumn('built_at', whole, (column) => column.notNull())
      .addPrimaryKeyConstraint('known_text_key', ['kind', 'id'] as never[]),
  );
  await createSubscriptionTables(db, { table, finish, whole, text });
  await createWebhookTables(db, { table, finish, whole, text });
  await db.schema.createIndex('access_grant_end').on('access_grant').column('expires_at').execute();
}

interface Pieces {
  readonly table: (name: string) => CreateTableBuilder<string, string>;
  readonly finish: (builder: CreateTableBuilder<string, string>) => Promise<void>;
  readonly whole: 'integer' | 'bigint';
  readonly text: ReturnType<typeof sql>;
}

async function createSubscriptionTables(
  db: Kysely<never>,
  { table, finish, whole, text }: Pieces,
): Promise<void> {
  await finish(
    table('known_change')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('seen_at', whole, (column) => column.notNull()),
  );
  await finish(
    table('subscription')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('email', text, (column) => column.unique())
      .addColumn('topics', text, (column) => column.notNull())
      .addColumn('confirmed_at', whole, (column) => column.notNull())
      .addColumn('changed_at', whole, (column) => column.notNull())
      .addColumn('ended_at', whole),
  );
  await finish(
    table('subscription_proof')
      .addColumn('link_hash', text, (column) => column.primaryKey().notNull())
      .addColumn('email', text, (column) => column.notNull())
      .addColumn('topics', text, (column) => column.notNull())
      .addColumn('created_at', whole, (column) => column.notNull())
      .addColumn('expires_at', whole, (column) => column.notNull())
      .addColumn('used_at', whole),
  );
  await db.schema.createIndex('subscription_proof_email').on('subscription_proof').column('email').execute();
  await finish(
    table('unsubscribe_link')
      .addColumn('link_hash', text, (column) => column.primaryKey().notNull())
      .addColumn('subscription_id', text, (column) => column.notNull().references('subscription.id'))
      .addColumn('created_at', whole, (column) => column.notNull()),
  );
}

async function createWebhookTables(db: Kysely<never>, { table, finish, whole, text }: Pieces): Promise<void> {
  await finish(
    table('webhook_call')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('endpoint', text, (column) => column.notNull())
      .addColumn('event', text, (column) => column.notNull())
      .addColumn('request_id', text)
      .addColumn('sealed', text)
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('attempts', whole, (column) => column.notNull())
      .addColumn('created_at', whole, (column) => column.notNull())
      .addColumn('next_attempt_at', whole, (column) => column.notNull())
      .addColumn('locked_until', whole)
      .addColumn('sent_at', whole)
      .addColumn('last_error', text),
  );
  await db.schema
    .createIndex('webhook_call_due')
    .on('webhook_call')
    .columns(['state', 'next_attempt_at'])
    .execute();
  await finish(
    table('webhook_stop')
      .addColumn('endpoint', text, (column) => column.primaryKey().notNull())
      .addColumn('stopped_at', whole, (column) => column.notNull())
      .addColumn('reason', text, (column) => column.notNull()),
  );
}
