import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateContent } from '../check/generate-content.ts';
import { type Measured, measure, median } from './measure.ts';
import { bareAstro } from './peers/bare-astro.ts';
import { vitrineBuilds } from './vitrine-builds.ts';

/** One policy edited in a site of 300 pages, everything on, against what starting costs alone; gives lines to print. */
export function editedPolicy({
  work,
  modules,
  runs,
}: {
  readonly work: string;
  readonly modules: string;
  readonly runs: number;
}): readonly string[] {
  const content = join(work, 'content-300');
  generateContent(content, 262);
  const smallest = join(work, 'content-1');
  generateContent(smallest, 3);
  const own = vitrineBuilds(content, 'edited');
  const start = startOfAstro(join(work, 'start'), smallest, modules);
  own.cold();
  const edited: Measured[] = [];
  const started: Measured[] = [];
  for (let run = 0; run < runs; run++) {
    started.push(start());
    appendFileSync(join(content, 'policies/area-1/policy-1.md'), `\nThe rule of revision ${run} is kept.\n`);
    edited.push(own.warm());
  }
  own.remove();
  const ratio = median(edited).seconds / median(started).seconds;
  return [
    `\nOne policy edited in a site of 300 pages: ${median(edited).seconds.toFixed(2)} s; bare Astro with one document: ${median(started).seconds.toFixed(2)} s (processor seconds: ${median(edited).cpuSeconds?.toFixed(2)} and ${median(started).cpuSeconds?.toFixed(2)}).`,
    `edited / fixed start-up: ${ratio.toFixed(2)} (goal: at most 1.6) ${ratio <= 1.6 ? 'reached' : 'MISSED'}`,
  ];
}

function startOfAstro(project: string, content: string, modules: string): () => Measured {
  mkdirSync(project, { recursive: true });
  bareAstro.prepare(project, content);
  return () => {
    for (const path of bareAstro.leftovers) rmSync(join(project, path), { recursive: true, force: true });
    return measure(bareAstro.command(modules), project);
  };
}
