import { type Command, CommandFailure, type ExitCode, exit, type Invocation } from './command.ts';
import { verdictText } from './verdict-text.ts';

/** `vitrine restore`: a backup into an empty database. */
export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Puts a backup into an empty database.',
  usage: 'FILE',
  help: `
  FILE                 what \`vitrine backup\` wrote; - for standard input

All of it or nothing: a damaged file and a database that holds anything are refused. Afterwards the audit log is verified;
an entry in it notes the restore. What happened after the backup was taken is not in it: revoke again what was revoked
since.
A backup of SQLite can be put into PostgreSQL, and the other way round; \`npx vitrine migrate --from-sqlite\` moves in one
step. With a role of its own for the server, run \`npx vitrine migrate\` before it starts: that gives it its rights.

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
    return verdictText(await verifyDatabase(connections), terminal) ? exit.fine : exit.errors;
  });
}
