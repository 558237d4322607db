import { join } from 'node:path';

/** A program of an installed package, run by the Node that runs the benchmark. */
export function nodeCommand(modules: string, program: string, ...parameters: readonly string[]): string[] {
  return [process.execPath, join(modules, program), ...parameters];
}
