import { type Kysely, sql } from 'kysely';
import { DatabaseProblem } from './database-problem.ts';
import type { GateSchema } from './schema.ts';

/**
 * Refuses a server on which the gate's promises would not hold.
 * @throws DatabaseProblem with everything that is wrong
 */
export async function checkPostgres(db: Kysely<GateSchema>): Promise<void> {
  const { rows } = await sql<ServerFacts>`
    select current_setting('server_version_num')::integer as version, current_setting('server_encoding') as encoding,
      current_setting('synchronous_commit') as commits,
      pg_is_in_recovery() as standby`.execute(db);
  const problems = rows.flatMap(problemsOf);
  if (problems.length > 0) throw new DatabaseProblem(problems.join(' '));
}

type ServerFacts = {
  readonly version: number;
  readonly encoding: string;
  readonly commits: string;
  readonly standby: boolean;
};

function problemsOf({ version, encoding, commits, standby }: ServerFacts): string[] {
  return [
    version < 15_00_00 &&
      `PostgreSQL ${Math.floor(version / 10_000)} is too old: the gate needs 15 or newer.`,
    encoding !== 'UTF8' && `The database is encoded as ${encoding}: create one with encoding UTF8.`,
    commits === 'off' &&
      'synchronous_commit is off, so that a crash would lose what was acknowledged: set it to on, for this role at least.',
    standby && 'The server is a standby, which cannot be written to: give the address of the primary.',
  ].filter((problem) => problem !== false);
}
