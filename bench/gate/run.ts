/**
 * What the gate carries: its form page, a durable POST of that form and a stamped download, beside the same three routes on bare
 * Astro and on bare Hono, in turn in one run. Then its memory over 30,000 requests.
 *
 * Run: npx vitrine build && npx node bench/gate/run.ts [--dist dist] [--rounds 3] [--seconds 4] [--connections 8] [--port 5623]
 * [--only rates|memory]
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installPackages } from '../install-packages.ts';
import { grantPeople } from './granted-people.ts';
import { type Load, type Measured, measureLoad } from './load.ts';
import { startMailSink } from './mail-sink.ts';
import { buildBareAstro } from './peers/bare-astro.ts';
import { writeBareHono } from './peers/bare-hono.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const { values: options } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '8' },
    port: { type: 'string', default: '5623' },
    document: { type: 'string', default: 'architecture-overview' },
    only: { type: 'string' },
    peers: { type: 'string', default: join(tmpdir(), 'vitrine-bench-gate') },
  },
});
const [rounds, seconds, connections, port] = [
  Number(options.rounds),
  Number(options.seconds),
  Number(options.connections),
  Number(options.port),
];
const dist = resolve(options.dist);
const modules = installPackages(join(import.meta.dirname, 'package.json'), options.peers);
const work = mkdtempSync(join(options.peers, 'run-'));
const key = new Uint8Array(32).fill(7);
const downloadsAPerson = 60;
const downloads = 300;
let downloaded = 0;

const data = join(work, 'data');
mkdirSync(data);
const sessions = await grantPeople({
  database: join(data, 'vitrine.db'),
  catalogue: join(dist, 'gate', 'catalogue.json'),
  key,
  document: options.document,
  count: Math.ceil((downloads * (rounds + 2)) / downloadsAPerson),
});

const mail = await startMailSink(port + 3);
const formPage: Load = {
  name: 'form page',
  status: 200,
  amount: null,
  request: () => ({ method: 'GET', path: '/request' }),
};
const durablePost: Load = { name: 'durable POST', status: 303, amount: null, request: postOf };
const download: Load = {
  name: 'download',
  status: 200,
  amount: downloads,
  request: ({ name }) => {
    if (name !== 'Vitrine') return { method: 'GET', path: '/download' };
    downloaded += 1;
    const session = sessions[downloaded % sessions.length] ?? '';
    const headers = { cookie: `vitrine-requester=${session}` };
    return { method: 'GET', path: `/download/${options.document}`, headers };
  },
};
const servers = await startServers();
const results = new Map<string, Measured[]>();
try {
  if (options.only !== 'memory') await printRates();
  if (options.only !== 'rates') await printMemory();
} finally {
  await Promise.all(servers.map((server) => server.stop()));
  await mail.stop();
  rmSync(work, { recursive: true, force: true });
}

async function startServers(): Promise<readonly ServerProcess[]> {
  const bytes = { BENCH_FILE_BYTES: String(65_000) };
  const bareAstro = join(work, 'astro');
  const hono = join(work, 'hono');
  // Where Node looks for the packages of what lies below the folder of peers.
  const serve = buildBareAstro(bareAstro, modules);
  const root = join(import.meta.dirname, '../..');
  return [
    await startServerProcess('Vitrine', [join(root, 'scripts/vitrine.ts'), 'serve', '--dist', dist], port, {
      VITRINE_URL: `http://localhost:${port}`,
      VITRINE_DATA: data,
      VITRINE_SECRET: Buffer.from(key).toString('hex'),
      VITRINE_PROXY_HOPS: '1',
      SMTP_URL: mail.url,
      MAIL_FROM: 'bench@example.com',
    }),
    await startServerProcess('bare Astro', [serve], port + 1, {
      ...bytes,
      BENCH_DATABASE: join(bareAstro, 'rows.db'),
    }),
    await startServerProcess('bare Hono', [writeBareHono(hono)], port + 2, {
      ...bytes,
      BENCH_DATABASE: join(hono, 'rows.db'),
    }),
  ];
}

/** The routes, in turn. Each request comes from a client and a person of its own, so that no limit counts. */
function loads(): readonly Load[] {
  return [
    formPage,
    {
      ...formPage,
      name: 'form page, a document chosen',
      request: () => ({ method: 'GET', path: `/request?doc=${options.document}` }),
    },
    durablePost,
    download,
  ];
}

function postOf({ url }: ServerProcess, n: number) {
  const fields = { name: 'Ada', company: 'Acme', role: 'Analyst', purpose: 'Vendor review.', website: '' };
  return {
    method: 'POST',
    path: '/request',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: url,
      'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
    },
    body: new URLSearchParams({
      ...fields,
      email: `ada@n${n}.example`,
      documents: options.document,
    }).toString(),
  };
}

/** Round 0 warms up and is not counted. */
async function run(server: ServerProcess, load: Load, round: number): Promise<void> {
  const measured = await measureLoad(modules, server, load, { seconds, connections });
  const name = `${load.name}|${server.name}`;
  if (round > 0) results.set(name, [...(results.get(name) ?? []), measured]);
}

async function printRates(): Promise<void> {
  for (let round = 0; round <= rounds; round += 1)
    for (const load of loads()) for (const server of servers) await run(server, load, round);
  console.log(`Load of the machine: ${loadavg().map((load) => load.toFixed(1))}.`);
  console.log(`Median of ${rounds} rounds of ${seconds} s, ${connections} connections.\n`);
  console.log(
    '| route | server | a second | p50 ms | p99 ms | processor ms each | Vitrine / it, by processor |',
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const { name } of loads())
    for (const server of servers) {
      const own = medianOf(name, server.name);
      const ratio = own.cpuMs / medianOf(name, 'Vitrine').cpuMs;
      const cells = [name, server.name, own.perSecond.toFixed(0), own.p50, own.p99, own.cpuMs.toFixed(2)];
      console.log(`| ${cells.join(' | ')} | ${ratio.toFixed(2)} |`);
    }
  const page = (server: string) => medianOf(formPage.name, server).perSecond;
  console.log(`\nForm page / bare Astro: ${(page('Vitrine') / page('bare Astro')).toFixed(2)} (goal 0.80)`);
  console.log(`Durable POST: ${medianOf('durable POST', 'Vitrine').perSecond.toFixed(0)}/s (goal 500)`);
}

function medianOf(route: string, server: string): Measured {
  const runs = results.get(`${route}|${server}`) ?? [];
  const middle = (pick: (run: Measured) => number) =>
    runs.map(pick).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN;
  return {
    perSecond: middle(({ perSecond }) => perSecond),
    p50: middle(({ p50 }) => p50),
    p99: middle(({ p99 }) => p99),
    cpuMs: middle(({ cpuMs }) => cpuMs),
  };
}

/** A leak shows as a heap, with its garbage collected, that goes on growing after the first thousands. */
async function printMemory(): Promise<void> {
  const [vitrine] = servers;
  if (vitrine === undefined) return;
  // Without a session: a page that is rendered each time.
  const request = () => ({ method: 'GET', path: '/status' });
  const rendered: Load = { ...formPage, name: 'status page', status: 401, request };
  const mix = [
    { ...formPage, amount: 4000 },
    { ...rendered, amount: 500 },
    { ...durablePost, amount: 470 },
    { ...download, amount: 30 },
  ];
  console.log('\n| requests | heap MB | resident MB |\n|---|---|---|');
  for (let thousands = 0; thousands <= 30; thousands += 5) {
    if (thousands > 0)
      for (const load of mix) await measureLoad(modules, vitrine, load, { seconds, connections });
    const { heapMb, residentMb } = await vitrine.collectedUsage();
    console.log(`| ${thousands * 1000} | ${heapMb.toFixed(1)} | ${residentMb.toFixed(0)} |`);
  }
}
