#!/usr/bin/env node
import { keepCompiled } from '../src/command-line/compile-cache.ts';

keepCompiled();
const { run } = await import('../src/command-line/run.ts');
process.exitCode = await run(process.argv.slice(2));
