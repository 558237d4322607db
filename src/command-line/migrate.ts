import { type Command, CommandFailure, type ExitCode, exit, type Invocation } from './command.ts';
import { verdictText } from './verdict-text.ts';

/** `vitrine migrate`: the tables as this version needs them, made once by whoever owns them. */
export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Brings the database to the tables of this version; also moves it from SQLite to PostgreSQL.',
  usage: '[--from-sqlite]',
  help: `
  --from-sqlite        first moves all state of the SQLite file in VITRINE_DATA into the empty database of DATABASE_URL

Makes the database of VITRINE_DATA or DATABASE_URL what this version needs, all or nothing; what is up to date is left as it is.
The server does the same at its start where it may. Where it works with a role of its own that owns nothing, this is
the one command that needs the owner's address: MIGRATION_DATABASE_URL beside DATABASE_URL. It also gives the role of
DATABASE_URL its rights on each table. No other variable is read. Take a backup first.

From SQLite to PostgreSQL: stop the server, set DATABASE_URL (and VITRINE_SECRET to the key used so far), run this with
\`--from-sqlite\`, start the server. All is moved or nothing, the audit log is verified in its new place, and the file gets
another name. Sessions are not moved: people sign in again.

Exit code 0: up to date; 1: moved, with a log that is not consistent; 2: not, and the database is as it was.`,
  options: { 'from-sqlite': { type: 'boolean' } },
  run: (invocation) => (invocation.values['from-sqlite'] === true ? move(invocation) : migrate(invocation)),
};

async function move({ terminal }: Invocation): Promise<ExitCode> {
  // Loaded here, so that `check` starts without the server's libraries.
  const [{ databasePlace }, { moveFromSqlite }, { onDatabase }] = await Promise.all([
    import('#server/database/open-database.ts'),
    import('#server/database/move-from-sqlite.ts'),
    import('./with-database.ts'),
  ]);
  return onDatabase(async (settings) => {
    const outcome = await moveFromSqlite(settings, Date.now());
    if (outcome.kind === 'refused') throw new CommandFailure(outcome.message);
    terminal.out(
      `${databasePlace(settings)}: ${outcome.rows} rows were moved. The file that held them is ${outcome.kept} now; remove it when the server runs.\n`,
    );
    return verdictText(outcome.verdict, terminal) ? exit.fine : exit.errors;
  });
}

async function migrate({ terminal }: Invocation): Promise<ExitCode> {
  // Loaded here, so that `check` starts without the server's libraries.
  const [{ databasePlace, migrateDatabase }, { onDatabase }] = await Promise.all([
    import('#server/database/open-database.ts'),
    import('./with-database.ts'),
  ]);
  return onDatabase(async (settings) => {
    const { from, to } = await migrateDatabase(settings);
    const place = databasePlace(settings);
    terminal.out(
      from === to
        ? `${place}: the tables are up to date (${to}).\n`
        : `${place}: the tables are at ${to} now, ${from === null ? 'made anew' : `from ${from}`}.\n`,
    );
    return exit.fine;
  });
}
