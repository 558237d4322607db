import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

/** The stages of `npm test`, in order. Each counts as one test, and Vitest's tests count one by one. */
const stages: readonly {
  readonly name: string;
  readonly command: readonly string[];
  readonly vitest?: boolean;
}[] = [
  { name: 'lint', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'types of the pure centre', command: ['tsc', '--noEmit', '-p', 'tsconfig.pure.json'] },
  { name: 'types of pages', command: ['astro', 'check', '--minimumFailingSeverity', 'warning'] },
  { name: 'content check', command: ['node', 'scripts/vitrine.ts', 'check'] },
  { name: 'unit tests', command: ['vitest', 'run'], vitest: true },
  {
    name: 'end-to-end tests (build, leak gate, server, browser)',
    command: ['vitest', 'run', '--config', 'vitest.e2e.config.ts'],
    vitest: true,
  },
];

/** The day on which the sample is judged: its dates are true then, and the tests do not turn red as time passes. */
const sampleDay = '2026-11-23';

const results = '.vitrine/test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

let passed = 0;
let failed = 0;
let skipped = 0;

for (const [index, { name, command, vitest }] of stages.entries()) {
  console.log(`\n── ${name}`);
  const report = `${results}/${index}.json`;
  const extra = vitest ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const started = performance.now();
  const [program = '', ...args] = command;
  // The project's own programs, Node 24 among them, come before the machine's.
  const env = {
    ...process.env,
    PATH: `node_modules/.bin:${process.env.PATH}`,
    ASTRO_TELEMETRY_DISABLED: '1',
    VITRINE_TODAY: sampleDay,
  };
  const { status } = spawnSync(program, [...args, ...extra], { stdio: 'inherit', env });
  const counts = vitest ? vitestCounts(report) : null;
  if (counts && counts.passed + counts.failed > 0) {
    passed += counts.passed;
    failed += counts.failed + (status !== 0 && counts.failed === 0 ? 1 : 0);
    skipped += counts.skipped;
  } else if (status === 0 && !vitest) passed += 1;
  else failed += 1;
  console.log(
    `── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
}

console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

function vitestCounts(file: string): { passed: number; failed: number; skipped: number } | null {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  } catch {
    return null;
  }
}
