import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildSample, startServer } from './sample-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly url: string;
    readonly dist: string;
    readonly dataFolder: string;
  }
}

/** Builds the sample trust center once and serves it for all files, as `npm start` does. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-e2e-'));
  // Of this run alone: a server loads its pages one by one, and another run must not build over them.
  const dist = join(import.meta.dirname, `../.vitrine/e2e-${process.pid}`);
  const dataFolder = join(folder, 'data');
  buildSample(dist);
  const server = await startServer({ dist, dataFolder });
  project.provide('url', server.url);
  project.provide('dist', dist);
  project.provide('dataFolder', dataFolder);
  return async () => {
    await server.stop();
    for (const own of [folder, dist]) rmSync(own, { recursive: true, force: true });
  };
}
