import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Measured, measure } from './measure.ts';

const root = join(import.meta.dirname, '../..');
const today = '2026-11-23';

/** The builds of Vitrine that are measured, over one content folder, with output and cache of their own. */
export interface VitrineBuilds {
  /** Pages, data files and Markdown twins, nothing that runs after them, by a version of Vitrine that has never built before. */
  pagesFirst(): Measured;
  /** The same again: the modules of the pages are compiled. */
  pagesAlone(): Measured;
  /** `vitrine build` with an empty cache. */
  cold(): Measured;
  /** `vitrine build` again. */
  warm(): Measured;
  /** Where pages lie after `cold` and `warm`. */
  readonly output: string;
  remove(): void;
}

/** Builds of `content`; `name` keeps the folders of several apart. */
export function vitrineBuilds(content: string, name: string): VitrineBuilds {
  const out = join(root, '.vitrine', `bench-${process.pid}-${name}`);
  const cache = `${out}-cache`;
  const pages = `${out}-pages`;
  const env = { VITRINE_CONTENT: content, VITRINE_TODAY: today, VITRINE_CACHE: cache };
  const drop = (folder: string) => rmSync(folder, { recursive: true, force: true });
  const whole = () =>
    measure(
      [
        process.execPath,
        join(root, 'scripts/vitrine.ts'),
        'build',
        '--content',
        content,
        '--today',
        today,
        '--out',
        out,
      ],
      root,
      env,
    );
  const pagesAlone = () => {
    drop(pages);
    return measure([process.execPath, join(import.meta.dirname, 'pages-alone.ts')], root, {
      ...env,
      VITRINE_OUT: pages,
    });
  };
  return {
    pagesFirst: () => {
      drop(join(cache, 'pages'));
      return pagesAlone();
    },
    pagesAlone,
    cold: () => {
      drop(cache);
      return whole();
    },
    warm: whole,
    output: join(out, 'client'),
    remove: () => [out, cache, pages].forEach(drop),
  };
}
