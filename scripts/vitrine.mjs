#!/usr/bin/env node
// The command for any Node: it goes on in the Node 24 that came with `npm ci`, whichever one the shell found.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./vitrine.ts', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(program);
} else {
  const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
  const node = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(node)) {
    console.error('Vitrine needs Node 24, which comes with `npm ci` (without --ignore-scripts). Run it first.');
    process.exit(2);
  }
  const child = spawn(node, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 2));
}
