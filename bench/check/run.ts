/**
 * What a check costs: cold processes over generated folders, beside remark-lint over the same files.
 *
 * Run: npm run bench:check -- [--sizes 100,1000,5000,10000] [--runs 3] [--remark DIR]
 * remark is no dependency of Vitrine. To compare, install it in a folder of its own and name the folder:
 *   mkdir /tmp/remark && cd /tmp/remark && npm init -y
 *   npm install remark-cli@12.0.1 remark-preset-lint-recommended@7.0.1 remark-frontmatter@5.0.0
 * Goals: 10,000 files in at most 11 times what 1,000 need; 5,000 files in at most half of what remark-lint needs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownToMdast } from 'satteri';
import { generateContent } from './generate-content.ts';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,5000,10000' },
    runs: { type: 'string', default: '3' },
    remark: { type: 'string' },
  },
});
const sizes = options.sizes.split(',').map(Number);
const runs = Number(options.runs);
const remark = options.remark === undefined ? null : resolve(options.remark);
const remarkCli = remark && join(remark, 'node_modules/remark-cli/cli.js');
const compares = remarkCli !== null && existsSync(remarkCli);
const usageReporter = join(import.meta.dirname, 'report-usage.ts');
const vitrine = join(import.meta.dirname, '../../scripts/vitrine.ts');

const work = mkdtempSync(join(tmpdir(), 'vitrine-bench-'));
const ours = new Map<number, Measured>();
const theirs = new Map<number, Measured>();

console.log(
  `Node ${process.version}, cold processes, median of ${runs}; peak memory is that of the median run.\n`,
);
if (!compares)
  console.log(
    'remark-lint is not measured. Name a folder that has it with --remark DIR; bench/check/run.ts begins with how to make one.\n',
  );
console.log('| files | MB | vitrine check | peak | remark-lint | peak | times ours |');
console.log('|---|---|---|---|---|---|---|');
for (const size of sizes) {
  const folder = join(work, String(size));
  generateContent(folder, size);
  const own = measure([vitrine, 'check', '--content', folder, '--today', '2026-11-23', '--format', 'json']);
  ours.set(size, own);
  const other =
    compares && remarkCli
      ? measure(
          [
            remarkCli,
            folder,
            '--quiet',
            '--no-stdout',
            '--use',
            'remark-frontmatter',
            '--use',
            'remark-preset-lint-recommended',
          ],
          remark ?? undefined,
        )
      : null;
  if (other) theirs.set(size, other);
  const cells = [
    size,
    megabytes(folder).toFixed(1),
    show(own.ms),
    memory(own),
    other ? show(other.ms) : '–',
    other ? memory(other) : '–',
    other ? (other.ms / own.ms).toFixed(1) : '–',
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

const [thousand, tenThousand] = [ours.get(1000)?.ms, ours.get(10000)?.ms];
if (thousand && tenThousand) verdict('10,000 files / 1,000 files', tenThousand / thousand, 11);
const [own5, their5] = [ours.get(5000)?.ms, theirs.get(5000)?.ms];
if (own5 && their5) verdict('5,000 files: vitrine / remark-lint', own5 / their5, 0.5);
await compareParsers(join(work, String(sizes[0])));
rmSync(work, { recursive: true, force: true });

interface Measured {
  readonly ms: number;
  readonly kilobytes: number;
}

function measure(command: readonly string[], cwd?: string): Measured {
  const measured = Array.from({ length: runs }, (_, number) => {
    const usage = join(work, `usage-${number}`);
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['--import', usageReporter, ...command], {
      cwd: cwd ?? process.cwd(),
      env: { ...process.env, VITRINE_BENCH_USAGE: usage, NO_COLOR: '1' },
      maxBuffer: 1 << 30,
      encoding: 'utf8',
    });
    const ms = performance.now() - started;
    if (status !== 0)
      throw new Error(`${command.join(' ')} ended with ${status}:\n${stderr.slice(0, 2_000)}`);
    return { ms, kilobytes: Number(readFileSync(usage, 'utf8')) };
  });
  return (
    measured.sort((a, b) => a.ms - b.ms)[Math.floor(runs / 2)] ?? { ms: Number.NaN, kilobytes: Number.NaN }
  );
}

/** Parsing alone, in this process and warm: what a tree costs with either parser. */
async function compareParsers(folder: string): Promise<void> {
  const bodies = markdownFiles(folder).map((file) =>
    readFileSync(file, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''),
  );
  const parsers: [string, (text: string) => unknown][] = [['Sätteri', (text) => markdownToMdast(text)]];
  const fromMarkdown = remark && join(remark, 'node_modules/mdast-util-from-markdown/index.js');
  if (fromMarkdown && existsSync(fromMarkdown)) {
    const { fromMarkdown: parse } = await import(fromMarkdown);
    parsers.push(['remark (mdast-util-from-markdown)', parse]);
  }
  console.log('\n| parser | ms a file, warm |\n|---|---|');
  for (const [name, parse] of parsers) {
    for (const body of bodies) parse(body);
    const started = performance.now();
    for (const body of bodies) parse(body);
    console.log(`| ${name} | ${((performance.now() - started) / bodies.length).toFixed(3)} |`);
  }
}

function markdownFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file));
}

function megabytes(folder: string): number {
  return markdownFiles(folder).reduce((sum, file) => sum + statSync(file).size, 0) / 1e6;
}

function verdict(what: string, ratio: number, goal: number): void {
  console.log(
    `\n${what}: ${ratio.toFixed(2)} (goal: at most ${goal}) ${ratio <= goal ? 'reached' : 'MISSED'}`,
  );
}

function show(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function memory({ kilobytes }: Measured): string {
  return `${Math.round(kilobytes / 1024)} MB`;
}
