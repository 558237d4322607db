import { writeFileSync } from 'node:fs';

/** Loaded with `--import` into a measured process: leaves its peak memory (kilobytes) in a file when it ends. */
process.on('exit', () => {
  const file = process.env.VITRINE_BENCH_USAGE;
  if (file) writeFileSync(file, String(process.resourceUsage().maxRSS));
});
