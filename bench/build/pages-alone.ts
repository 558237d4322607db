import { join } from 'node:path';
import { keepCompiled } from '../../src/command-line/compile-cache.ts';

keepCompiled();
const [{ build }, { default: config }] = await Promise.all([
  import('astro'),
  import('./pages-alone.config.ts'),
]);
await build({ ...config, root: join(import.meta.dirname, '../..'), configFile: false, logLevel: 'warn' });
