/**
 * What a build costs: Vitrine beside bare Astro, Starlight, Eleventy and Hugo over the same documents, in turn in one run.
 * Every goal is given in seconds, and beside them in processor seconds, which other work on the machine changes less.
 *
 * Run: npx node bench/build/run.ts [--sizes 1000,5000] [--runs 3] [--peers DIR]
 * The generators are installed into DIR (default: a folder in the system's temporary folder), at the versions in
 * bench/build/package.json; Hugo is measured where Debian's package is installed. Goals are ratios of one run, because
 * seconds of a shared machine say little.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generateContent } from '../check/generate-content.ts';
import { installPackages } from '../install-packages.ts';
import { editedPolicy } from './edited-policy.ts';
import { type Measured, measure, median } from './measure.ts';
import { bareAstro } from './peers/bare-astro.ts';
import { eleventy } from './peers/eleventy.ts';
import { hugo } from './peers/hugo.ts';
import type { Peer } from './peers/peer.ts';
import { starlight } from './peers/starlight.ts';
import { vitrineBuilds } from './vitrine-builds.ts';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,5000' },
    runs: { type: 'string', default: '3' },
    peers: { type: 'string', default: join(tmpdir(), 'vitrine-bench-peers') },
  },
});
const sizes = options.sizes.split(',').map(Number);
const runs = Number(options.runs);
const peersFolder = resolve(options.peers);
const modules = installPackages(join(import.meta.dirname, 'package.json'), peersFolder);
const hasHugo = spawnSync('hugo', ['version']).status === 0;
const peers: readonly Peer[] = [bareAstro, starlight, eleventy, ...(hasHugo ? [hugo] : [])];
const work = mkdtempSync(join(peersFolder, 'run-'));

console.log(`Node ${process.version}; whole processes, interleaved, median of ${runs}.`);
if (!hasHugo) console.log('Hugo is not measured: it is not installed.');
const results = new Map<number, ReadonlyMap<string, Measured>>();
for (const size of sizes) results.set(size, measureSize(size));
printGoals();
for (const line of editedPolicy({ work, modules, runs })) console.log(line);
rmSync(work, { recursive: true, force: true });

function measureSize(size: number): ReadonlyMap<string, Measured> {
  const content = join(work, `content-${size}`);
  generateContent(content, size);
  const own = vitrineBuilds(content, String(size));
  const cases: (readonly [string, () => Measured])[] = [
    ...peers.map((peer) => [peer.name, peerRun(peer, content, size)] as const),
    ['Vitrine, pages alone, first build of a version', own.pagesFirst],
    ['Vitrine, pages alone', own.pagesAlone],
    ['Vitrine, everything, cold', own.cold],
    ['Vitrine, everything, warm', own.warm],
  ];
  const measured = new Map<string, Measured[]>(cases.map(([name]) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [name, once] of cases) {
      const one = once();
      measured.get(name)?.push(one);
      // A line for each, so that a run that is broken off has told something.
      console.error(`${size}, run ${run + 1}: ${name}: ${shown(one)}`);
    }
  }
  const medians = new Map([...measured].map(([name, list]) => [name, median(list)] as const));
  const cards = count(own.output, '.png');
  printTable(size, medians, count(own.output, '.html'), cards);
  printCards(medians, cards);
  own.remove();
  return medians;
}

function peerRun(peer: Peer, content: string, size: number): () => Measured {
  const project = join(work, `${peer.name.replace(/\W+/g, '-')}-${size}`);
  mkdirSync(project, { recursive: true });
  peer.prepare(project, content);
  return () => {
    for (const path of peer.leftovers) rmSync(join(project, path), { recursive: true, force: true });
    const measured = measure(peer.command(modules), project);
    const pages = count(join(project, peer.output), '.html');
    if (pages < size - 1) throw new Error(`${peer.name} wrote ${pages} pages of ${size - 1} documents.`);
    return measured;
  };
}

function shown({ seconds, cpuSeconds }: Measured): string {
  return `${seconds.toFixed(2)} s, processor ${cpuSeconds?.toFixed(2) ?? '–'} s`;
}

function count(folder: string, ending: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending))
    .length;
}

function printTable(
  size: number,
  medians: ReadonlyMap<string, Measured>,
  pages: number,
  cards: number,
): void {
  const bare = medians.get(bareAstro.name);
  console.log(`\n${size} documents; Vitrine makes ${pages} pages and ${cards} pictures of them.\n`);
  console.log(
    '| build | seconds | of bare Astro | processor seconds | of bare Astro | peak MB |\n|---|---|---|---|---|---|',
  );
  for (const [name, { seconds, cpuSeconds, megabytes }] of medians) {
    const cells = [
      name,
      seconds.toFixed(2),
      (seconds / (bare?.seconds ?? Number.NaN)).toFixed(2),
      cpuSeconds?.toFixed(2) ?? '–',
      cpuSeconds === null || !bare?.cpuSeconds ? '–' : (cpuSeconds / bare.cpuSeconds).toFixed(2),
      megabytes?.toFixed(0) ?? '–',
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

function printCards(medians: ReadonlyMap<string, Measured>, cards: number): void {
  const seconds = (name: string) => medians.get(name)?.seconds ?? Number.NaN;
  const cold = ((seconds('Vitrine, everything, cold') - seconds('Vitrine, everything, warm')) * 1000) / cards;
  goal('a card drawn anew, ms (cold without warm; the search index is in it too)', cold, 25);
}

function printGoals(): void {
  for (const [size, medians] of results) {
    const compare = (what: string, own: string, peer: string, most: number) => {
      const [mine, theirs] = [medians.get(own), medians.get(peer)];
      const cpu = (mine?.cpuSeconds ?? Number.NaN) / (theirs?.cpuSeconds ?? Number.NaN);
      const ratio = (mine?.seconds ?? Number.NaN) / (theirs?.seconds ?? Number.NaN);
      goal(`${size}: ${what}`, ratio, most, `; of processor seconds ${cpu.toFixed(2)}`);
    };
    const warm = 'Vitrine, everything, warm';
    compare('pages alone / bare Astro', 'Vitrine, pages alone', bareAstro.name, 1.3);
    compare(
      'pages alone, first build of a version / bare Astro',
      'Vitrine, pages alone, first build of a version',
      bareAstro.name,
      1.3,
    );
    compare('everything, warm / bare Astro', warm, bareAstro.name, 2);
    compare('everything, warm / Starlight without its search', warm, starlight.name, 1);
  }
  const [few, many] = [sizes[0], sizes.at(-1)];
  if (few === undefined || many === undefined || few === many) return;
  const further = (name: string) => {
    const seconds = (size: number) => results.get(size)?.get(name)?.seconds ?? Number.NaN;
    return ((seconds(many) - seconds(few)) * 1000) / (many - few);
  };
  const own = further('Vitrine, everything, warm');
  goal('a further document, warm, ms', own, 2);
  // The goal was set where it costs bare Astro 1.25 ms; milliseconds of a slower hour say little.
  goal('a further document, warm / bare Astro', own / further(bareAstro.name), 1.6);
}

function goal(what: string, value: number, most: number, beside = ''): void {
  console.log(
    `${what}: ${value.toFixed(2)}${beside} (goal: at most ${most}) ${value <= most ? 'reached' : 'MISSED'}`,
  );
}
