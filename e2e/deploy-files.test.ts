import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { environmentVariables } from '../src/server/settings.ts';

const root = join(import.meta.dirname, '..');
const dockerfile = readFileSync(join(root, 'deploy/Dockerfile'), 'utf8');
const lines = dockerfile.replaceAll('\\\n', ' ').split('\n');
/** The words of the last line that begins so: that is what counts in the finished image. */
const last = (instruction: string) =>
  lines.findLast((line) => line.startsWith(`${instruction} `))?.slice(instruction.length + 1) ?? '';
const commandIn = (text: string): string[] => JSON.parse(/\[.*\]$/.exec(text)?.[0] ?? '[]');
/** What the second stage takes from the first, such as `src`. */
const taken = lines.flatMap((line) => /^COPY --from=build \/app\/(\S+) /.exec(line)?.[1] ?? []);

describe('deploy/Dockerfile', () => {
  test('copies what is there', () => {
    for (const line of lines.filter((one) => /^COPY (?!--from)/.test(one)))
      for (const path of line.split(' ').slice(1, -1)) expect(existsSync(join(root, path)), path).toBe(true);
    const built = ['node_modules', 'dist'];
    for (const path of taken) expect(built.includes(path) || existsSync(join(root, path)), path).toBe(true);
    expect(taken).toEqual(expect.arrayContaining(built));
  });

  test('sets variables that the server knows, and ends as a user other than root', () => {
    const names = [...last('ENV').matchAll(/(\w+)=/g)].map(([, name = '']) => name);
    expect(names.filter((name) => name !== 'NODE_ENV' && !environmentVariables.has(name))).toEqual([]);
    expect(last('USER')).toBe('node');
  });
});

describe('what the image holds', () => {
  const isRoot = process.getuid?.() === 0;
  const nobody = 65_534;
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vitrine-image-'));
    for (const path of taken.filter((one) => one !== 'node_modules' && one !== 'dist'))
      cpSync(join(root, path), join(folder, 'app', path), { recursive: true });
    cpSync(inject('dist'), join(folder, 'app/dist'), { recursive: true });
    installForProduction(join(folder, 'app'));
    link(process.execPath, join(folder, 'node'));
    setFolders(join(folder, 'app'), 0o555);
    mkdirSync(join(folder, 'data'), { mode: 0o700 });
    if (isRoot) chownSync(join(folder, 'data'), nobody, nobody);
    chmodSync(folder, 0o555);
  });
  afterAll(() => {
    chmodSync(folder, 0o755);
    setFolders(join(folder, 'app'), 0o755);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a command of the image with its environment; as nobody and without rights where this test may do that. */
  const run = (command: readonly string[], port: number) => {
    const given = [...last('ENV').matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]);
    const url = `http://localhost:${port}`;
    const env = { PORT: String(port), VITRINE_URL: url, VITRINE_DATA: join(folder, 'data'), HOME: folder };
    const dropped = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--no-new-privs'];
    const [program, ...rest] = command;
    const whole = [
      ...(isRoot ? dropped : []),
      program === 'node' ? join(folder, 'node') : (program ?? ''),
      ...rest,
    ];
    return { whole, options: { cwd: join(folder, 'app'), env: { ...Object.fromEntries(given), ...env } } };
  };
  const isHealthy = (port: number) => {
    const { whole, options } = run(commandIn(last('HEALTHCHECK')), port);
    return spawnSync(whole[0] ?? '', whole.slice(1), options).status === 0;
  };

  test(`serves with the packages of a production install alone, from folders that cannot be written to${isRoot ? ', as nobody' : ''}; the health check tells a running server from none`, async () => {
    const port = await freePort();
    expect(isHealthy(port)).toBe(false);
    const { whole, options } = run(commandIn(last('CMD')), port);
    const server = spawn(whole[0] ?? '', whole.slice(1), { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (chunk) => {
        printed += chunk;
      });
    try {
      await expect.poll(() => server.exitCode !== null || isHealthy(port), { timeout: 40_000 }).toBe(true);
      expect(server.exitCode, printed).toBeNull();
      const url = `http://localhost:${port}`;
      expect(await (await fetch(`${url}/request`)).text(), printed).toContain('<form');
      const signIn = await fetch(`${url}/admin/sign-in`, {
        method: 'POST',
        headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ email: 'approver@ostermere.example' }),
      });
      expect(signIn.status, printed).toBe(200);
      expect(await (await fetch(`${url}/readyz`)).text()).toBe('ok\n');
      expect(printed).not.toMatch(/"level":"error"|MODULE_NOT_FOUND/);
    } finally {
      server.kill('SIGTERM');
    }
    const code = server.exitCode ?? (await new Promise((resolve) => server.once('exit', resolve)));
    expect(code, printed).toBe(0);
  });
});

describe('deploy/compose.yaml', () => {
  const text = readFileSync(join(root, 'deploy/compose.yaml'), 'utf8');
  const { services, secrets } = parse(text, { merge: true });

  test('gives the owner’s address to the one service that migrates and ends, and starts the gate after it', () => {
    expect(services.migrate.environment).toHaveProperty('MIGRATION_DATABASE_URL');
    expect(services.migrate).toMatchObject({
      restart: 'no',
      depends_on: { database: { condition: 'service_healthy' } },
    });
    expect(services.migrate.command.slice(1)).toEqual(['scripts/vitrine.ts', 'migrate']);
    expect(JSON.stringify(services.gate.environment)).not.toMatch(/owner/i);
    expect(services.gate.depends_on.migrate).toEqual({ condition: 'service_completed_successfully' });
    for (const { read_only, cap_drop } of [services.gate, services.migrate])
      expect([read_only, cap_drop]).toEqual([true, ['ALL']]);
  });

  test('sets variables that the server knows, and says at its top what it needs', () => {
    const set = [services.gate, services.migrate].flatMap(({ environment }) => Object.keys(environment));
    expect(set.filter((name) => !environmentVariables.has(name))).toEqual([]);
    const head = text.slice(0, text.indexOf('\nx-program'));
    const named = Object.values<{ environment: string }>(secrets).map(({ environment }) => environment);
    for (const name of [...text.matchAll(/\$\{(\w+):\?\}/g)].map(([, one = '']) => one).concat(named))
      expect(head).toContain(name);
  });

  // While the image makes its database, a server listens on a socket alone: without -h it would count as healthy.
  test('waits for the database that listens on the network', () => {
    expect(services.database.healthcheck.test).toEqual(
      expect.arrayContaining(['pg_isready', '-h', '127.0.0.1']),
    );
  });
});

const canAnalyze = spawnSync('systemd-analyze', ['--version']).status === 0;

describe('deploy/vitrine.service', () => {
  const unit = readFileSync(join(root, 'deploy/vitrine.service'), 'utf8');
  const written = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? '';

  test('starts what is there, with variables that the server knows', () => {
    const [node = '', script = ''] = written('ExecStart').split(' ');
    expect(existsSync(node.replace(written('WorkingDirectory'), root)), node).toBe(true);
    expect(existsSync(join(root, script)), script).toBe(true);
    const names = [...written('Environment').matchAll(/(\w+)=/g)].map(([, name = '']) => name);
    expect(names.filter((name) => name !== 'NODE_ENV' && !environmentVariables.has(name))).toEqual([]);
  });

  test.skipIf(!canAnalyze)(
    `is understood by systemd, which rates its exposure at most 1.5 of 10${canAnalyze ? '' : ' (skipped: systemd-analyze is not on this machine)'}`,
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'vitrine-unit-'));
      const file = join(folder, 'vitrine.service');
      writeFileSync(file, unit.replaceAll(/\/srv\/vitrine\/node_modules\/\.bin\/node/g, '/bin/true'));
      const analyze = (...words: readonly string[]) =>
        spawnSync('systemd-analyze', words, {
          encoding: 'utf8',
          env: { ...process.env, SYSTEMD_COLORS: '0' },
        });
      const verified = analyze('verify', file);
      expect([verified.status, verified.stderr]).toEqual([0, '']);
      const { stdout } = analyze('security', '--offline=true', '--no-pager', file);
      expect(Number(/exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1] ?? 10), stdout).toBeLessThanOrEqual(
        1.5,
      );
      rmSync(folder, { recursive: true });
    },
  );
});

/** The packages that `npm ci --omit=dev --ignore-scripts` installs, as links to the files that are here already. */
function installForProduction(folder: string): void {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  for (const [path, { dev }] of Object.entries(lock.packages))
    if (path !== '' && !dev && existsSync(join(root, path)))
      linkPackage(join(root, path), join(folder, path));
}

/** Without packages inside it, which the lock file lists for themselves. */
function linkPackage(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== 'node_modules')
      linkPackage(join(from, entry.name), join(to, entry.name));
    else if (entry.isFile()) link(join(from, entry.name), join(to, entry.name));
  }
}

function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Another file system.
    copyFileSync(from, to);
  }
}

/** Modes of folders alone: files are shared with the packages of this checkout. */
function setFolders(folder: string, mode: number): void {
  if (mode & 0o200) chmodSync(folder, mode);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) setFolders(join(folder, entry.name), mode);
  chmodSync(folder, mode);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
