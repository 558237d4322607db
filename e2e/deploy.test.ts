import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, matchesGlob, relative } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { isOpenData } from '#server/http/open-data.ts';
import { freePort } from '../src/server/free-port.fixture.ts';
import { linkIn, waitForMail } from './mailbox.ts';
import { type RunningServer, startServer } from './sample-server.ts';

const root = join(import.meta.dirname, '..');
const proxies = [
  { name: 'nginx', program: '/usr/sbin/nginx' },
  { name: 'caddy', program: '/usr/bin/caddy' },
] as const;
type ProxyName = (typeof proxies)[number]['name'];

describe.each(proxies)('the shipped configuration of $name', ({ name, program }) => {
  if (!existsSync(program)) {
    test.skip(`is not tried, because ${program} is not on this machine`);
    return;
  }
  let folder: string;
  let gate: RunningServer;
  let proxy: Proxy;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), `vitrine-${name}-`));
    const port = await freePort();
    const env = { VITRINE_URL: `http://localhost:${port}`, VITRINE_PROXY_HOPS: '1', LOG_FORMAT: 'json' };
    gate = await startServer({ dist: inject('dist'), dataFolder: join(folder, 'data'), env });
    proxy = await startProxy(name, program, {
      folder,
      port,
      dist: inject('dist'),
      gate: new URL(gate.url).port,
    });
  });
  afterAll(async () => {
    await proxy?.stop();
    await gate?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('serves the public site from disk with its headers, and the built 404', async () => {
    const home = await proxy.ask('GET', '/');
    expect(home.status).toBe(200);
    expect(home.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(home.headers['x-content-type-options']).toBe('nosniff');
    expect(home.headers['set-cookie']).toBeUndefined();
    const nowhere = await proxy.ask('GET', '/nowhere');
    expect(nowhere.status).toBe(404);
    expect(nowhere.text).toContain('<!DOCTYPE html>');
    for (const { headers } of [home, nowhere])
      expect(headers['strict-transport-security']).toBe('max-age=31536000');
    for (const path of [
      '/.git/config',
      '/.env',
      '/src/middleware.ts',
      '/../gate/catalogue.json',
      '/content/trust.yaml',
    ])
      expect((await proxy.ask('GET', path)).status, path).toBeGreaterThanOrEqual(400);
    expect((await proxy.ask('GET', '/controls')).status).toBe(200);
  });

  test('boxes pictures that could carry scripts, and lets hashed files be kept for a year', async () => {
    const badge = await proxy.ask('GET', '/badge.svg');
    expect(badge.headers['content-security-policy']).toBe(
      "default-src 'none'; sandbox; frame-ancestors 'none'",
    );
    const [asset] = readdirSync(join(inject('dist'), 'client/_astro'));
    const kept = await proxy.ask('GET', `/_astro/${asset}`);
    expect(kept.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(badge.headers.server ?? '').not.toMatch(/\d/);
  });

  test('lets any origin read the files that the own server opens, and no other', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    const kinds = new Set<boolean>();
    for (const path of oneFileOfEachKind(join(inject('dist'), 'client'))) {
      const { status, headers: answered } = await proxy.ask('GET', path, headers);
      const expected = isOpenData(path) ? ['*', 'cross-origin'] : [undefined, 'same-origin'];
      const found = [answered['access-control-allow-origin'], answered['cross-origin-resource-policy']];
      expect([path, status, ...found]).toEqual([path, 200, ...expected]);
      kinds.add(isOpenData(path));
    }
    expect(kinds).toEqual(new Set([true, false]));
    const nothing = await proxy.ask('GET', '/api/nothing.json', headers);
    expect([nothing.status, nothing.headers['access-control-allow-origin']]).toEqual([404, undefined]);
  });

  test('a method that is refused brings no file along', async () => {
    for (const method of ['POST', 'DELETE', 'PUT']) {
      const refused = await proxy.ask(method, '/controls/index.html');
      expect(refused.status, method).toBeGreaterThanOrEqual(403);
      expect(refused.text, method).not.toContain('<!DOCTYPE html>');
    }
  });

  test("passes the gate's answers on with the gate's headers", async () => {
    const form = await proxy.ask('GET', '/request');
    expect(form.status).toBe(200);
    expect(form.headers['cache-control']).toBe('no-store');
    expect(form.headers['referrer-policy']).toBe('no-referrer');
    expect([form.headers['content-security-policy']].flat().join()).toContain("frame-ancestors 'none'");
    expect((await proxy.ask('GET', '/admin')).status).toBe(401);
    expect((await proxy.ask('POST', '/request', { origin: 'https://evil.example' })).status).toBe(403);
  });

  test('a PDF of 5 MB reaches the page that traces copies, for staff alone; everything else stays small', async () => {
    const dataFolder = join(folder, 'data');
    const staff = await staffCookie(proxy, dataFolder);
    const { type, body } = await upload(5_000_000);
    const headers = { origin: `http://localhost:${proxy.port}`, 'content-type': type };
    const traced = await proxy.ask('POST', '/admin/trace', { ...headers, cookie: staff }, body);
    expect(traced.text).toContain('No copy id was found on 1 page');
    expect(traced.status).toBe(200);
    // The gate says no before it has read the file.
    expect((await proxy.ask('POST', '/admin/trace', headers, body)).status).toBe(413);
    const huge = { ...headers, cookie: staff, 'content-length': '53000000' };
    expect((await proxy.ask('POST', '/admin/trace', huge, '')).status).toBe(413);
    const form = Buffer.alloc(200_000, 'x');
    for (const path of ['/request', '/access', '/admin', '/admin/people', '/admin/trace/', '/admin/traces'])
      expect([path, (await proxy.ask('POST', path, { ...headers, cookie: staff }, form)).status]).toEqual([
        ...[path, 413],
      ]);
  }, 120_000);

  test('a forged X-Forwarded-For does not get around the limit of one client', async () => {
    let last = 0;
    for (let i = 0; i < 40 && last !== 429; i += 1) {
      const headers = {
        origin: `http://localhost:${proxy.port}`,
        'x-forwarded-for': `198.51.${i}.7`,
        'content-type': 'application/x-www-form-urlencoded',
      };
      last = (await proxy.ask('POST', '/admin/sign-in', headers, `email=nobody${i}@example.com`)).status;
    }
    expect(last).toBe(429);
  });

  test('says honestly that the gate is down, while the public site stays up; no log holds a secret', async () => {
    const secret = 'SECRET-token-0123456789';
    const paths = [
      `/verify/${secret}`,
      `/i/${secret}`,
      `/admin/sign-in/${secret}`,
      `/admin/sign-in/callback?code=${secret}`,
      `/admin/companies/${secret}`,
      // Spelled as no mail spells it: a mistyped link still holds its secret.
      `//verify/${secret}`,
      `/%76erify/${secret}`,
      `/x/../verify/${secret}`,
    ];
    for (const path of paths) await proxy.ask('GET', path, { referer: `http://localhost/verify/${secret}` });
    await gate.stop();
    for (const path of paths) await proxy.ask('GET', path);
    for (const path of [...paths.slice(0, 5), '/request']) {
      const gone = await proxy.ask('GET', path);
      expect(gone.status, path).toBe(502);
      expect(gone.text).toContain('<!DOCTYPE html>');
      expect(gone.headers['retry-after']).toBe('300');
    }
    expect((await proxy.ask('GET', '/')).status).toBe(200);
    await proxy.stop();
    expect(proxy.logs()).toMatch(/verify\/(\*|…|\\u2026)/);
    expect(proxy.logs()).not.toContain(secret);
    expect(gate.printed()).not.toContain(secret);
  });
});

/** Signs an approver in through the proxy; what their browser holds then. */
async function staffCookie(proxy: Proxy, dataFolder: string): Promise<string> {
  const email = 'approver@ostermere.example';
  const headers = {
    origin: `http://localhost:${proxy.port}`,
    'content-type': 'application/x-www-form-urlencoded',
  };
  const asked = await proxy.ask('POST', '/admin/sign-in', headers, `email=${encodeURIComponent(email)}`);
  const { pathname } = new URL(linkIn(await waitForMail(dataFolder, email, /[Ss]ign in/), '/admin/sign-in/'));
  const signedIn = await proxy.ask('POST', pathname, { ...headers, cookie: cookieOf(asked) }, '');
  return cookieOf(signedIn);
}

function cookieOf({ headers }: Reply): string {
  const lines = [headers['set-cookie'] ?? []].flat();
  return lines.map((line) => line.split(';')[0]).join('; ');
}

/** A form with a PDF of about so many bytes, which nobody has marked. */
async function upload(bytes: number): Promise<{ type: string; body: Buffer }> {
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 200]);
  await pdf.attach(randomBytes(bytes), 'noise.bin');
  const form = new FormData();
  form.set('file', new File([await pdf.save()], 'found.pdf', { type: 'application/pdf' }));
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const type = request.headers.get('content-type') ?? '';
  return { type, body: Buffer.from(await request.arrayBuffer()) };
}

/** Published paths, one for each top folder and ending. */
function oneFileOfEachKind(client: string): readonly string[] {
  const files = readdirSync(client, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(client, join(entry.parentPath, entry.name))}`)
    .filter((path) => !path.startsWith('/gate-unavailable/'));
  const kindOf = (path: string) => `${path.split('/').slice(0, -1)[1] ?? ''} ${extname(path)}`;
  return [...Map.groupBy(files.sort(), kindOf).values()].flatMap(([first]) => (first ? [first] : []));
}

interface Proxy {
  readonly port: number;
  ask(method: string, path: string, headers?: Record<string, string>, body?: string | Buffer): Promise<Reply>;
  logs(): string;
  stop(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
}

interface Place {
  readonly folder: string;
  readonly port: number;
  readonly dist: string;
  readonly gate: string;
}

/** The shipped file with this test's places in it, and without TLS. */
function configurationOf(name: ProxyName, { folder, port, dist, gate }: Place): readonly string[] {
  const shipped = readFileSync(join(root, 'deploy', name === 'nginx' ? 'nginx.conf' : 'Caddyfile'), 'utf8');
  const placed = shipped.replaceAll('127.0.0.1:4321', `127.0.0.1:${gate}`).replace('/srv/vitrine/dist', dist);
  const file = join(folder, name === 'nginx' ? 'nginx.conf' : 'Caddyfile');
  if (name === 'caddy') {
    writeFileSync(
      file,
      placed
        .replace('{\n', '{\n\tadmin off\n\tauto_https off\n')
        .replace('trust.example.com {', `http://localhost:${port} {`),
    );
    return ['run', '--config', file, '--adapter', 'caddyfile'];
  }
  const server = placed
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace(/^\s*ssl_.*\n/gm, '')
    .replace('trust.example.com', 'localhost')
    .replace('/var/log/nginx/trust.log', join(folder, 'access.log'))
    .replaceAll('/etc/nginx/vitrine-gate.conf', join(root, 'deploy/nginx-gate.conf'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (one) => `${one}_temp_path ${folder}/${one};`,
  );
  writeFileSync(
    file,
    `daemon off; user root; pid ${folder}/pid; error_log ${folder}/error.log info;\nevents {}\nhttp { include /etc/nginx/mime.types; ${temporary.join(' ')}\n${server}\n}\n`,
  );
  return ['-c', file, '-e', join(folder, 'error.log')];
}

async function startProxy(name: ProxyName, program: string, place: Place): Promise<Proxy> {
  const { folder, port } = place;
  const child = spawn(program, configurationOf(name, place), {
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      printed += chunk;
    });
  const read = (file: string) =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '';
  const logs = () => printed + read('access.log') + read('error.log');
  const ask: Proxy['ask'] = (...asked) => askAt(port, ...asked);
  for (let i = 0; i < 100; i += 1) {
    if (child.exitCode !== null) throw new Error(`${name} ended:\n${logs()}`);
    if (await ask('GET', '/').catch(() => null)) return { port, ask, logs, stop: () => stop(child) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${name} did not answer:\n${logs()}`);
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** One request as it is written: `fetch` would tidy the path. */
function askAt(
  port: number,
  ...[method, path, headers = {}, body]: Parameters<Proxy['ask']>
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const all = { host: `localhost:${port}`, ...headers };
    const sent = request(
      { host: '127.0.0.1', port, method, path, headers: all, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.once('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
        response.once('error', reject);
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

test('the image is built without the files that hold secrets', () => {
  const ignored = readFileSync(join(root, 'deploy/Dockerfile.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  // Docker matches a pattern from the root of the context on, unlike git.
  const isIgnored = (path: string) =>
    ignored.some((pattern) => matchesGlob(path, pattern) || path.startsWith(`${pattern}/`));
  for (const path of [
    '.env',
    'deploy/.env',
    'deploy/.env.production',
    'data/gate.db',
    'dist/gate/catalogue.json',
  ])
    expect([path, isIgnored(path)]).toEqual([path, true]);
  expect(isIgnored('content/trust.yaml')).toBe(false);
});

test('the systemd unit is understood by systemd', () => {
  if (!existsSync('/usr/bin/systemd-analyze')) return;
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-unit-'));
  const unit = readFileSync(join(root, 'deploy/vitrine.service'), 'utf8').replace(
    /^ExecStart=.*$/m,
    'ExecStart=/bin/true',
  );
  writeFileSync(join(folder, 'vitrine.service'), unit);
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', join(folder, 'vitrine.service')], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  expect([status, stderr.split('\n').filter((line) => line.includes('vitrine.service'))]).toEqual([0, []]);
});
