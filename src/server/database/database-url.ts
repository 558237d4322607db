import { accessSync, constants } from 'node:fs';
import { isIP } from 'node:net';

/**
 * What is wrong with the address of a PostgreSQL database, as words that follow the variable's name, or null. Whether the
 * way to another machine is encrypted has to be said: the driver's default is clear text.
 */
export function databaseUrlProblem(text: string): string | null {
  const url = read(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol))
    return 'is not postgres://user:password@host/database. Encode / @ : # of a password as %2F %40 %3A %23.';
  const host = hostOf(url);
  if (host === '') return 'names no host. For a socket: postgres://user@/database?host=/var/run/postgresql';
  if (url.pathname.length < 2) return 'names no database: …@host/database';
  const mode = url.searchParams.get('sslmode');
  if (mode === null && !isThisMachine(host))
    return 'does not say how the way to the server is protected. Add ?sslmode=verify-full (with &sslrootcert=FILE for a certificate authority of your own), or ?sslmode=disable where the network itself is protected.';
  if (mode !== null && !modes.includes(mode))
    return `has an sslmode other than ${modes.join(', ')}. verify-full also checks whose certificate it is.`;
  const missing = ['sslrootcert', 'sslcert', 'sslkey'].find(
    (name) => !isReadable(url.searchParams.get(name)),
  );
  return missing === undefined ? null : `names a file as ${missing} that cannot be read.`;
}

/** Where a database is, without user and password. */
export function describeDatabaseUrl(text: string): string {
  const url = read(text);
  if (url === null) return 'at an unreadable address';
  const port = url.port === '' || url.port === '5432' ? '' : `:${url.port}`;
  return `${decodeURIComponent(url.pathname.slice(1))} at ${hostOf(url)}${port}`;
}

const modes: readonly string[] = ['verify-full', 'no-verify', 'disable'];

/** Also of the form user@/database, which PostgreSQL's own programs take and the URL standard does not. */
function read(text: string): URL | null {
  const whole = text.replace('@/', `@${noHost}/`);
  return URL.canParse(whole) ? new URL(whole) : null;
}

const noHost = 'no-host.invalid';

function hostOf({ hostname, searchParams }: URL): string {
  return searchParams.get('host') ?? (hostname === noHost ? '' : decodeURIComponent(hostname));
}

function isThisMachine(host: string): boolean {
  if (host.startsWith('/') || host === 'localhost' || host === '[::1]' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

function isReadable(path: string | null): boolean {
  if (path === null) return true;
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
