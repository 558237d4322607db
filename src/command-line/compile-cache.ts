import { existsSync, readdirSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

/** Above this number of files the cache begins anew: every build leaves the modules of its pages in it, which never come again. */
const mostFiles = 5_000;

/**
 * Lets Node keep what it compiled of each module, by the hash of its text, in `.vitrine/compiled` (or below `VITRINE_CACHE`): a third of
 * the time that `vitrine` takes to start. Call it before the modules are imported. Where nothing can be written, nothing is kept.
 */
export function keepCompiled(): void {
  const folder = join(process.env.VITRINE_CACHE ?? join(projectRoot, '.vitrine'), 'compiled');
  dropAbove(mostFiles, folder);
  enableCompileCache(folder);
}

/** Removes a folder that holds more than so many files and folders. */
export function dropAbove(most: number, folder: string): void {
  if (existsSync(folder) && readdirSync(folder, { recursive: true }).length > most)
    rmSync(folder, { recursive: true, force: true });
}
