import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { onPostgres, postgresPrograms } from './postgres-programs.fixture.ts';

export { onPostgres, postgresPrograms } from './postgres-programs.fixture.ts';

/** For tests: a PostgreSQL server of its own in a temporary folder, reached through a socket there. */
export interface PostgresServer {
  /** A new empty database; its address. */
  createDatabase(): Promise<string>;
  /** The same database as another role, which is made. */
  withRole(url: string, role: string): Promise<string>;
  query(url: string, statement: string): Promise<readonly Record<string, unknown>[]>;
  /** As a crash of the server does it: sessions are cut, the log is replayed at the next start. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Starts it again, whether it still runs or has stopped by itself. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param initdb more options of `initdb`, for the server's folder
 * @param through gives, for the server's folder, a command that ends in running the one that follows it, as a user other
 *   than root
 */
export async function startPostgres(
  through?: (folder: string) => readonly string[],
  initdb: (folder: string) => readonly string[] = () => [],
): Promise<PostgresServer> {
  const programs = postgresPrograms;
  if (programs === null) throw new Error(onPostgres);
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-pg-'));
  const prefix = through?.(folder) ?? [];
  const owner = through ? undefined : unprivileged();
  const command = (...words: readonly string[]) => {
    const [first = '', ...rest] = [...prefix, ...words];
    return [first, rest] as const;
  };
  const data = join(folder, 'data');
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const program = (name: string) => join(programs, name);
  const init = [
    '-D',
    data,
    '-U',
    'owner',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-locale',
    '-N',
    ...initdb(folder),
  ];
  execFileSync(...command(program('initdb'), ...init), { ...owner, stdio: 'pipe', cwd: folder });
  let server: ChildProcess | null = null;
  let databases = 0;
  const urlOf = (database: string, role = 'owner') =>
    `postgres://${role}@localhost/${database}?host=${encodeURIComponent(folder)}`;

  const query = async (url: string, statement: string) => {
    const client = new pg.Client(url);
    // A session that is cut rejects its query already.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(statement)).rows ?? [];
    } finally {
      await client.end();
    }
  };
  const start = async () => {
    // The shell ends the server when this process is gone, however it went: its end of the pipe closes. At once: what a
    // last checkpoint would write is thrown away, and it takes longest where all tests run together.
    const script = `"$0" -D "$1" -k "$2" -c listen_addresses= -c fsync=off -c max_connections=100 & server=$!; cat; kill -QUIT $server; wait $server`;
    server = spawn(...command('sh', '-c', script, program('postgres'), data, folder), {
      ...owner,
      cwd: folder,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    for (let attempt = 0; ; attempt += 1) {
      try {
        return void (await query(urlOf('postgres'), 'select 1'));
      } catch (error) {
        if (attempt > 400) throw error;
        await wait(25);
      }
    }
  };
  const end = async () => {
    const stopping = server;
    server = null;
    if (stopping === null || stopping.exitCode !== null) return;
    const ended = new Promise((resolve) => stopping.once('exit', resolve));
    stopping.stdin?.end();
    await ended;
  };
  await start();
  return {
    query,
    start,
    async createDatabase() {
      databases += 1;
      const name = `test_${databases}`;
      await query(urlOf('postgres'), `create database ${name}`);
      return urlOf(name);
    },
    async withRole(url, role) {
      await query(url, `create role ${role} login`);
      return url.replace('//owner@', `//${role}@`);
    },
    async kill() {
      execFileSync(program('pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], {
        ...owner,
        stdio: 'pipe',
        cwd: folder,
      });
      await end();
    },
    async restart() {
      await end();
      await start();
    },
    async stop() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** initdb refuses root: another user of the machine lends its name. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: '-u' | '-g', user: string) =>
    Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: 'pipe' }));
  for (const user of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', user), gid: idOf('-g', user) };
    } catch {
      // No such user here.
    }
  }
  throw new Error('PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody');
}
