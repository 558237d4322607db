import { join } from 'node:path';
import { build } from 'astro';
import config from './pages-alone.config.ts';

await build({ ...config, root: join(import.meta.dirname, '../..'), configFile: false, logLevel: 'warn' });
