import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyForServing } from './serving/copy-for-serving.ts';

// `node scripts/copy-for-serving.ts DIR`: a folder that serves the build in dist/, about a tenth of what builds it.
const [written] = process.argv.slice(2);
const target = written === undefined ? null : resolve(written);
if (target === null || (existsSync(target) && readdirSync(target).length > 0)) {
  console.error('Usage: node scripts/copy-for-serving.ts DIR        (DIR is new or empty)');
  process.exitCode = 2;
} else {
  copyForServing(join(import.meta.dirname, '..'), target);
  console.log(`Written to ${target}. With Node 24: node scripts/vitrine.ts serve`);
}
