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
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { copyForServing } from '../scripts/serving/copy-for-serving.ts';
import { neverLoaded, servingPackages } from '../scripts/serving/packages.ts';
import { allCommands } from '../src/command-line/all-commands.ts';
import { freePort } from '../src/server/free-port.fixture.ts';
import { environmentVariables } from '../src/server/settings.ts';
import { linkIn, waitForMail } from './mailbox.ts';
import { pagesOfPdf } from './pdf-text.ts';

const root = join(import.meta.dirname, '..');
const dockerfile = readFileSync(join(root, 'deploy/Dockerfile'), 'utf8');
const lines = dockerfile.replaceAll('\\\n', ' ').split('\n');
/** The words of the last line that begins so: that is what counts in the finished image. */
const last = (instruction: string) =>
  lines.findLast((line) => line.startsWith(`${instruction} `))?.slice(instruction.length + 1) ?? '';
const commandIn = (text: string): string[] => JSON.parse(/\[.*\]$/.exec(text)?.[0] ?? '[]');
/** What the second stage takes from what the first laid out, such as `src`. */
const taken = lines
  .filter((line) => line.startsWith('COPY --from=build '))
  .flatMap((line) => [...line.matchAll(/ \/serving\/(\S+)/g)].map(([, path = '']) => path));

describe('deploy/Dockerfile', () => {
  test('copies what is there', () => {
    for (const line of lines.filter((one) => /^COPY (?!--from)/.test(one)))
      for (const path of line.split(' ').slice(1, -1)) expect(existsSync(join(root, path)), path).toBe(true);
    expect(lines).toContain('RUN node scripts/copy-for-serving.ts /serving');
    expect(taken.toSorted()).toEqual(['LICENSE', 'dist', 'node_modules', 'package.json', 'scripts', 'src']);
    // A new image a day sends what changed, and that is the last layer.
    expect(taken.at(-1)).toBe('dist');
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
    copyForServing(root, join(folder, 'app'), link);
    cpSync(inject('dist'), join(folder, 'app/dist'), { recursive: true });
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
    const [program = '', ...rest] = command;
    const node = join(folder, 'node');
    // The image has a link of that name.
    const named: Record<string, readonly string[]> = { node: [node], vitrine: [node, 'scripts/vitrine.ts'] };
    const whole = [...(isRoot ? dropped : []), ...(named[program] ?? [program]), ...rest];
    return { whole, options: { cwd: join(folder, 'app'), env: { ...Object.fromEntries(given), ...env } } };
  };
  const isHealthy = (port: number) => {
    const { whole, options } = run(commandIn(last('HEALTHCHECK')), port);
    return spawnSync(whole[0] ?? '', whole.slice(1), options).status === 0;
  };

  test('has every package that the built pages of the gate import, and of Astro’s no other', () => {
    const server = join(inject('dist'), 'server');
    const code = readdirSync(server, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.mjs'))
      .map((path) => readFileSync(join(server, path), 'utf8'))
      .join('\n');
    const imports = code.matchAll(
      /^(?:import|export)\b[^'"\n]*['"](@?\w[^'"]*)['"];?$|\bimport\(['"](@?\w[^'"]*)['"]\)/gm,
    );
    const imported = new Set(
      [...imports]
        .map(([, named, later]) => named ?? later ?? '')
        .filter((name) => !name.startsWith('node:'))
        .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/')),
    );
    const listed = Object.keys(servingPackages);
    expect([...imported].filter((name) => !listed.includes(name))).toEqual(neverLoaded);
    const astros = listed.slice(listed.indexOf('zod') + 1);
    expect(astros.filter((name) => !imported.has(name))).toEqual([]);
  });

  test(`serves with its packages alone, from folders that cannot be written to${isRoot ? ', as nobody' : ''}: a request, every operator’s command, and a stamp in every script`, async () => {
    const port = await freePort();
    expect(isHealthy(port)).toBe(false);
    const { whole, options } = run(commandIn(last('CMD')), port);
    const server = spawn(whole[0] ?? '', whole.slice(1), { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (chunk) => {
        printed += chunk;
      });
    /** Runs the commands after one another in one process; what each said and ended with. */
    const vitrine = (...commands: readonly (readonly string[])[]): readonly Told[] => {
      const command = run(['node', '--input-type=module', '-e', runCommands, JSON.stringify(commands)], port);
      const { stdout, stderr } = spawnSync(command.whole[0] ?? '', command.whole.slice(1), {
        ...command.options,
        encoding: 'utf8',
      });
      expect(stderr).toBe('');
      return JSON.parse(stdout);
    };
    const as = ['--as', 'admin@ostermere.example'];
    const data = join(folder, 'data');
    try {
      await expect.poll(() => server.exitCode !== null || isHealthy(port), { timeout: 40_000 }).toBe(true);
      expect(server.exitCode, printed).toBeNull();
      const url = `http://localhost:${port}`;
      expect(await (await fetch(`${url}/readyz`)).text()).toBe('ok\n');
      const client = await asks({ url, data }, everyScript);
      const [listed] = vitrine(['requests', 'list', ...as, '--format', 'json']);
      const [{ id }] = JSON.parse(listed?.out ?? '[]');
      expect(vitrine(['requests', 'approve', id, ...as])).toMatchObject([{ code: 0, err: '' }]);
      const pdf = await (await client.get(`${url}/download/bridge-letter-2026-q3`)).body();
      await client.dispose();
      const pages = await pagesOfPdf(pdf);
      for (const word of everyScript.split(' ')) expect(pages[0]).toContain(word);

      writeFileSync(join(data, 'leak.pdf'), pdf, { mode: 0o644 });
      const [trace, audit, person, webhooks, key, tables, doctor, backup] = vitrine(
        ['trace', join(data, 'leak.pdf')],
        ['audit', 'verify'],
        ['people', 'export', 'zoe@scripts.example', ...as],
        ['webhooks', 'list', ...as],
        ['vault', 'keygen'],
        ['migrate'],
        ['doctor'],
        ['backup', '--out', join(data, 'backup')],
      );
      expect(trace?.out).toContain(everyScript);
      expect(audit?.out).toMatch(/^Consistent to entry \d+/);
      expect(person?.out).toContain(everyScript);
      expect(webhooks).toMatchObject({ code: 0, err: '' });
      expect(key?.out).toMatch(/^AGE-SECRET-KEY-1/);
      expect(tables?.out).toContain('up to date');
      expect(doctor?.out).toMatch(/^ok {2}vault-file/m);
      expect(backup).toMatchObject({ code: 0 });
      expect(printed).not.toMatch(/"level":"error"|MODULE_NOT_FOUND/);
    } finally {
      server.kill('SIGTERM');
    }
    const code = server.exitCode ?? (await new Promise((resolve) => server.once('exit', resolve)));
    expect(code, printed).toBe(0);
    for (const file of readdirSync(data).filter((name) => name.startsWith('vitrine.db')))
      rmSync(join(data, file));
    const [restored, build] = vitrine(['restore', join(data, 'backup')], ['build']);
    expect([restored?.code, restored?.err]).toEqual([0, expect.stringContaining('Restored')]);
    expect(build?.err).toMatch(/^vitrine build: There is no folder .*content\.\n$/);
  }, 240_000);

  test('tells about every command', () => {
    const names = allCommands.map(({ name }) => name);
    const helps = JSON.stringify(names.map((name) => [name, '--help']));
    const { whole, options } = run(['node', '--input-type=module', '-e', runCommands, helps], 0);
    const told = spawnSync(whole[0] ?? '', whole.slice(1), { ...options, encoding: 'utf8' });
    expect(told.stderr).toBe('');
    const pages: readonly Told[] = JSON.parse(told.stdout);
    expect(pages.map(({ code, out }) => [code, /^Usage: npx vitrine (\w+)/m.exec(out)?.[1]])).toEqual(
      names.map((name) => [0, name]),
    );
  });
});

interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Each start of Node reads the program anew: several commands share one. */
const runCommands = `
  const { run } = await import('./src/command-line/run.ts');
  const told = [];
  for (const words of JSON.parse(process.argv[1])) {
    const one = { code: -1, out: '', err: '' };
    const terminal = { out: (text) => { one.out += text; }, err: (text) => { one.err += text; }, color: false };
    one.code = await run(words, terminal);
    told.push(one);
  }
  console.log(JSON.stringify(told));`;

/** One word of each font that the stamp can be set in. */
const everyScript = 'Zoë Żak Ольга Ιωάννα 王小明 ゆき 김민준 محمد דוד';

/** Somebody with that name asks for the sample's report, confirms the address and signs the agreement. */
async function asks(
  { url, data }: { readonly url: string; readonly data: string },
  name: string,
): Promise<APIRequestContext> {
  const client = await request.newContext({ extraHTTPHeaders: { origin: url } });
  const html = await (await client.get(`${url}/request?doc=bridge-letter-2026-q3`)).text();
  const category =
    /<option value="([^"]+)"/.exec(html.slice(html.indexOf('id="recipientCategory"')))?.[1] ?? '';
  const email = 'zoe@scripts.example';
  const person = { name, email, company: 'Scripts', role: 'Reader', purpose: 'Review.' };
  const form = { ...person, recipientCategory: category, documents: 'bridge-letter-2026-q3' };
  await client.post(`${url}/request`, { multipart: form });
  await client.post(linkIn(await waitForMail(data, email, /Confirm your request/), '/verify/'), { form: {} });
  const agree = /\/agree\/[\w-]+/.exec(await (await client.get(`${url}/status`)).text())?.[0] ?? '';
  const page = await (await client.get(url + agree)).text();
  const hidden = [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, key, value]) => [
    key,
    value,
  ]);
  const signed = { name, title: 'Reader', authority: 'yes', assent: 'yes', ...Object.fromEntries(hidden) };
  await client.post(url + agree, { form: signed });
  return client;
}

describe('deploy/compose.yaml', () => {
  const text = readFileSync(join(root, 'deploy/compose.yaml'), 'utf8');
  const { services, secrets } = parse(text, { merge: true });

  test('gives the owner’s address to the one service that migrates and ends, and starts the gate after it', () => {
    expect(services.migrate.environment).toHaveProperty('MIGRATION_DATABASE_URL');
    expect(services.migrate).toMatchObject({
      restart: 'no',
      depends_on: { database: { condition: 'service_healthy' } },
    });
    expect(services.migrate.command).toEqual(['vitrine', 'migrate']);
    // A folder of the image under a tmpfs belongs to root: the gate could not write there.
    expect(services.gate.volumes).toEqual(['state:/data']);
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

  test('has a command beside it that runs as the same user, with the same program, settings and data', () => {
    const script = readFileSync(join(root, 'deploy/vitrine.sh'), 'utf8');
    for (const name of [
      'User',
      'DynamicUser',
      'StateDirectory',
      'StateDirectoryMode',
      'UMask',
      'EnvironmentFile',
    ])
      expect(script).toContain(`--property=${name}=${written(name)} `);
    expect(script).toContain(`--property=WorkingDirectory=${written('WorkingDirectory')} `);
    expect(script).toContain(`--setenv=${/VITRINE_DATA=\S+/.exec(written('Environment'))?.[0]} `);
    expect(script).toContain(`${written('ExecStart').replace(/ serve$/, '')} "$@"\n`);
    // systemd would write the whole command line into the journal, and people's addresses with it.
    expect(script).toMatch(/ --description="vitrine \$\{1:-\}" /);
    expect(spawnSync('sh', ['-n', join(root, 'deploy/vitrine.sh')]).status).toBe(0);
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
