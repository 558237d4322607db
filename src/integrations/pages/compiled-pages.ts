import { existsSync, mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { dropOldest } from '../drop-oldest.ts';
import { compilePages } from './compile-pages.ts';
import { sourceHash } from './source-hash.ts';

/** The modules of the pages and of the gate, as Astro bundles them: they know nothing of any content. */
export interface CompiledPages {
  /** Styles, scripts and fonts of the pages, to be published as they are. */
  readonly client: string;
  /** The handler of the gate's pages. */
  readonly server: string;
  /** Modules that render the pages that are published as files. */
  readonly prerender: string;
  /** Whether they were taken over from an earlier build. */
  readonly kept: boolean;
}

/**
 * Gives the compiled pages, from an earlier build where nothing that decides about them has changed since.
 * @param folder where they are kept; it lies inside the project, because the modules import packages
 */
export async function compiledPages(folder: string): Promise<CompiledPages> {
  const place = join(folder, sourceHash());
  const kept = existsSync(place);
  if (!kept) await compileInto(place);
  const now = new Date();
  utimesSync(place, now, now);
  dropOldest(folder, mostKept);
  return {
    client: join(place, 'client'),
    server: join(place, 'server'),
    prerender: join(place, 'prerender'),
    kept,
  };
}

/** Compiled beside and renamed, so that nobody ever sees half of it; of two builds at the same time the first one stays. */
async function compileInto(place: string): Promise<void> {
  const beside = `${place}.${process.pid}`;
  mkdirSync(beside, { recursive: true });
  try {
    await compilePages(beside);
    if (!existsSync(place)) renameSync(beside, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

const mostKept = 4;
