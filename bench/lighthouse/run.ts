/**
 * Lighthouse over the served sample: the four scores of each page, phone and desktop, and the audits that cost points.
 *
 * Run: npx node bench/lighthouse/run.ts [--dist DIR] [--packages DIR] [--pages /,/controls/] [--form phone|desktop]
 * Without --dist the sample is built first. Lighthouse is installed into DIR at the version in bench/lighthouse/package.json; the
 * browser is that of CHROME_PATH, or /usr/bin/chromium. Ends with 1 where a score is below 100.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSample, startServer } from '../../e2e/sample-server.ts';
import { installPackages } from '../install-packages.ts';

const { values: options } = parseArgs({
  options: {
    dist: { type: 'string' },
    packages: { type: 'string', default: join(tmpdir(), 'vitrine-bench-lighthouse') },
    pages: {
      type: 'string',
      default: '/,/controls/,/controls/ac-01/,/policies/access-control/,/reports/soc2-type2-2026/',
    },
    form: { type: 'string', default: 'phone,desktop' },
  },
});
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

const modules = installPackages(join(import.meta.dirname, 'package.json'), resolve(options.packages));
const root = join(import.meta.dirname, '../..');
const dist = options.dist === undefined ? join(root, '.vitrine/lighthouse-dist') : resolve(options.dist);
if (options.dist === undefined) buildSample(dist);
const work = mkdtempSync(join(tmpdir(), 'vitrine-lighthouse-'));
const server = await startServer({ dist, dataFolder: join(work, 'data') });
try {
  console.log(`| page | form | ${categories.join(' | ')} |\n|---|---|${'---|'.repeat(categories.length)}`);
  for (const form of options.form.split(',')) {
    for (const page of options.pages.split(',')) printReport(page, form, audit(server.url + page, form));
  }
} finally {
  await server.stop();
  rmSync(work, { recursive: true, force: true });
}

interface Report {
  readonly categories: Readonly<
    Record<
      string,
      { readonly score: number | null; readonly auditRefs: readonly { id: string; weight: number }[] }
    >
  >;
  readonly audits: Readonly<
    Record<string, { readonly score: number | null; readonly title: string; readonly displayValue?: string }>
  >;
}

function audit(address: string, form: string): Report {
  const file = join(work, 'report.json');
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(modules, 'lighthouse/cli/index.js'),
      address,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      ...(form === 'desktop' ? ['--preset=desktop'] : []),
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking',
    ],
    {
      encoding: 'utf8',
      env: { ...process.env, CHROME_PATH: process.env.CHROME_PATH ?? '/usr/bin/chromium' },
    },
  );
  if (status !== 0)
    throw new Error(`Lighthouse ended with ${status} for ${address}:\n${stderr.slice(-2_000)}`);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

function printReport(page: string, form: string, report: Report): void {
  const scores = categories.map((name) => Math.round((report.categories[name]?.score ?? 0) * 100));
  console.log(`| ${page} | ${form} | ${scores.join(' | ')} |`);
  for (const [index, name] of categories.entries()) {
    if (scores[index] === 100) continue;
    process.exitCode = 1;
    for (const { id } of report.categories[name]?.auditRefs.filter(({ weight }) => weight > 0) ?? []) {
      const found = report.audits[id];
      if (found && found.score !== null && found.score < 1)
        console.log(`  ${name}: ${found.title} ${found.displayValue ?? ''} (${id}, ${found.score})`);
    }
  }
}
