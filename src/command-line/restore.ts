import { type Command, CommandFailure, type ExitCode, exit, type Invocation } from './command.ts';

/** `vitrine restore`: a backup into an empty database, which is also the way from SQLite to PostgreSQL. */
export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Puts a backup into an empty database; also the way from SQLite to PostgreSQL.',
  usage: 'FILE',
  help: `
  FILE                 what \`vitrine backup\` wrote; - for standard input

All of it or nothing: a damaged file and a database that holds anything are refused. Afterwards the audit log is verified;
an entry in it notes the restore. What happened after the backup was taken is not in it: revoke again what was revoked
since.
From SQLite to PostgreSQL: stop the server, \`npx vitrine backup --out FILE\`, set DATABASE_URL (and VITRINE_SECRET to the
key used so far), \`npx vitrine restore FILE\`, start the server. With a role of its own for the server, before that
start: \`npx vitrine migrate\`, which gives it its rights.

The database is the one of VITRINE_DATA, DATABASE_URL and MIGRATION_DATABASE_URL (see vitrine serve --help).
Exit code 0: restored, and the log is consistent; 1: refused, or restored with a log that is not consistent; 2: the file or
the database cannot be opened.`,
  takesWords: true,
  options: {},
  async run(invocation) {
    const [file, ...others] = invocation.positionals;
    if (file === undefined || others.length > 0) throw new CommandFailure('name one backup file, or -.');
    return restoreFile(invocation, file);
  },
};

async function restoreFile({ terminal }: Invocation, file: string): Promise<ExitCode> {
  // Loaded here, so that `check` starts without the server's libraries.
  const [{ restoreBackup }, { verifyDatabase }, { withDatabase }, { linesOf }] = await Promise.all([
    import('#server/database/backup/restore-backup.ts'),
    import('#server/database/verify-database.ts'),
    import('./with-database.ts'),
    import('./lines-of.ts'),
  ]);
  const lines = await linesOf(file);
  return withDatabase(async (connections) => {
    const outcome = await restoreBackup(connections, lines, Date.now());
    if (outcome.kind === 'refused') {
      terminal.err(`${outcome.message}\n`);
      return exit.errors;
    }
    terminal.err(`Restored ${outcome.rows} rows as of ${new Date(outcome.takenAt).toISOString()}.\n`);
    const { chain, personal } = await verifyDatabase(connections);
    const words = chain.kind === 'consistent' ? chain.message : `Broken at entry ${chain.seq}: ${chain.why}.`;
    terminal.out(`${words}\n`);
    for (const reference of personal.altered) terminal.out(`Altered personal value: ${reference}\n`);
    return chain.kind === 'consistent' && personal.altered.length === 0 ? exit.fine : exit.errors;
  });
}
