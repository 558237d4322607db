import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectFolder } from './project-folder.ts';

/**
 * A hash of all that decides about the compiled pages: our sources but tests, the configuration, and the lock file, which
 * names what is installed. No content is among it: that is read when pages are rendered.
 */
export function sourceHash(project = projectFolder): string {
  const hash = createHash('sha256');
  for (const file of [...settings, ...sources(project)]) {
    const path = join(project, file);
    hash.update(`\0${file}\0`).update(existsSync(path) ? readFileSync(path) : '');
  }
  return hash.digest('hex').slice(0, 32);
}

/** The last two name the installed packages: in a checkout, and where npm installed Vitrine into another project. */
const settings = [
  'package.json',
  'tsconfig.json',
  'astro.config.ts',
  'package-lock.json',
  '../.package-lock.json',
] as const;

function sources(project: string): readonly string[] {
  return readdirSync(join(project, 'src'), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && !/\.(test|fixture)\.ts$/.test(item.name))
    .map((item) => relative(project, join(item.parentPath, item.name)).replaceAll('\\', '/'))
    .sort();
}
