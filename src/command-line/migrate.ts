import { type Command, type ExitCode, exit, type Invocation } from './command.ts';

/** `vitrine migrate`: the tables as this version needs them, made once by whoever owns them. */
export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Brings the database to the tables of this version, and ends.',
  usage: '',
  help: `
Makes the database of VITRINE_DATA or DATABASE_URL what this version needs, all or nothing; what is up to date is left as it is.
The server does the same at its start where it may. Where it works with a role of its own that owns nothing, this is
the one command that needs the owner's address: MIGRATION_DATABASE_URL beside DATABASE_URL. It also gives the role of
DATABASE_URL its rights on each table. No other variable is read. Take a backup first.

Exit code 0: up to date; 2: not, and the database is as it was.`,
  options: {},
  run: migrate,
};

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
