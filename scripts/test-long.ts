import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

/**
 * The unit tests with everything that takes long: 100,000 inputs for each property, every mutant, and a seed of their own.
 * A failure repeats with the seed that is printed: `VITRINE_SEED=N npm run test:long`.
 */
const seed = process.env.VITRINE_SEED ?? String(randomInt(2 ** 31 - 1));
const runs = process.env.VITRINE_FUZZ_RUNS ?? '100000';
console.log(`seed ${seed}, ${runs} inputs a property; repeat with VITRINE_SEED=${seed} npm run test:long`);
const { status } = spawnSync('vitest', ['run', '--testTimeout', '7200000', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `node_modules/.bin:${process.env.PATH}`,
    VITRINE_SEED: seed,
    VITRINE_FUZZ_RUNS: runs,
    VITRINE_LONG: '1',
  },
});
console.log(`seed ${seed}`);
process.exitCode = status ?? 1;
