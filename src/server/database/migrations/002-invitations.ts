import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { DialectName } from './001-gate.ts';

/** Invitations, the requests that came by them, and staff whose rights have ended before `gate.yaml` says so. */
export async function createInvitationTables(db: Kysely<never>, dialect: DialectName): Promise<void> {
  const table = (name: string) => db.schema.createTable(name) as CreateTableBuilder<string, string>;
  const finish = (builder: CreateTableBuilder<string, string>) =>
    (dialect === 'sqlite' ? builder.modifyEnd(sql`strict`) : builder).execute();
  const whole = dialect === 'sqlite' ? 'integer' : 'bigint';
  const text = dialect === 'sqlite' ? sql`text` : sql`text collate "C"`;

  await finish(
    table('invitation')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('link_hash', text, (column) => column.unique())
      .addColumn('audience', text, (column) => column.notNull())
      .addColumn('address', text, (column) => column.notNull())
      .addColumn('domain', text, (column) => column.notNull())
      .addColumn('company', text, (column) => column.notNull())
      .addColumn('purpose', text, (column) => column.notNull())
      .addColumn('documents', text, (column) => column.notNull())
      .addColumn('days', whole, (column) => column.notNull())
      .addColumn('places', whole, (column) => column.notNull())
      .addColumn('deal_id', text)
      .addColumn('language', text, (column) => column.notNull())
      .addColumn('salesperson', text, (column) => column.notNull())
      .addColumn('created_by', text, (column) => column.notNull())
      .addColumn('created_at', whole, (column) => column.notNull())
      .addColumn('expires_at', whole, (column) => column.notNull())
      .addColumn('approved_at', whole)
      .addColumn('approved_by', text)
      .addColumn('sent_at', whole)
      .addColumn('ended_at', whole)
      .addColumn('ended_by', text)
      .addColumn('end_reason', text),
  );
  await db.schema.createIndex('invitation_domain').on('invitation').column('domain').execute();
  await db.schema.createIndex('invitation_salesperson').on('invitation').column('salesperson').execute();

  await finish(
    table('invited_request')
      .addColumn('request_id', text, (column) =>
        column.primaryKey().notNull().references('access_request.id'),
      )
      .addColumn('invitation_id', text, (column) => column.notNull().references('invitation.id'))
      .addColumn('counted_at', whole),
  );
  await db.schema
    .createIndex('invited_request_invitation')
    .on('invited_request')
    .column('invitation_id')
    .execute();

  await finish(
    table('ended_staff')
      .addColumn('email', text, (column) => column.primaryKey().notNull())
      .addColumn('ended_at', whole, (column) => column.notNull())
      .addColumn('ended_by', text, (column) => column.notNull())
      .addColumn('reason', text, (column) => column.notNull()),
  );
}
