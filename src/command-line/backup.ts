import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type Command, CommandFailure, type ExitCode, exit, type Invocation, textOption } from './command.ts';
import { unwritableFile } from './unwritable-file.ts';

/** `vitrine backup`: the state of the gate as one file. */
export const backupCommand: Command = {
  name: 'backup',
  summary: 'Writes the state of the gate into one file, while it runs.',
  usage: '--out FILE',
  help: `
  --out FILE           a new file, readable by you alone; - for standard output

Requests, agreements, grants, copies, mail and the whole audit log, from SQLite or PostgreSQL, as one moment saw them, with
checksums. \`vitrine restore\` takes it on either database. Sessions are not in it: people sign in again. The vault and
VITRINE_SECRET are not in it either: keep both elsewhere.
The file holds personal data. Keep it encrypted: npx vitrine backup --out - | age -r age1… > backup.age

The database is the one of VITRINE_DATA, DATABASE_URL and MIGRATION_DATABASE_URL (see vitrine serve --help).
Exit code 0: written; 2: not written.`,
  options: { out: { type: 'string' } },
  async run(invocation) {
    const out = textOption(invocation, 'out');
    if (out === undefined || invocation.positionals.length > 0)
      throw new CommandFailure('say where to: --out FILE, or --out - for standard output.');
    return writeBackup(invocation, out);
  },
};

async function writeBackup({ terminal }: Invocation, out: string): Promise<ExitCode> {
  // Loaded here, so that `check` starts without the server's libraries.
  const [{ takeBackup }, { createFile }, { withDatabase }] = await Promise.all([
    import('#server/database/backup/take-backup.ts'),
    import('#server/durable-file.ts'),
    import('./with-database.ts'),
  ]);
  // Before the backup is taken, for that leaves an entry in the log.
  if (out !== '-' && existsSync(out)) throw existing(out);
  return withDatabase(async (connections) => {
    const tell = ({ rows, sha256 }: { rows: number; sha256: string }) =>
      terminal.err(`Backed up ${rows} rows. SHA-256 ${sha256}\nIt holds personal data: keep it encrypted.\n`);
    const lines = takeBackup(connections, { now: Date.now(), done: tell });
    if (out === '-') {
      for await (const part of lines) {
        terminal.out(part);
        // A slow reader at the other end of the pipe must not let the backup pile up here.
        if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
      }
      return exit.fine;
    }
    const isNew = await createFile(out, lines, 0o600).catch((error) => {
      if ('syscall' in error) throw unwritableFile(out, error);
      throw error;
    });
    if (!isNew) throw existing(out);
    return exit.fine;
  });
}

function existing(out: string): CommandFailure {
  return new CommandFailure(`${out} exists already, and is left as it is. Choose another name.`);
}
