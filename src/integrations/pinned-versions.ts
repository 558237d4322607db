import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `name version` of packages whose work is kept between builds: dependencies are pinned exactly, so their line says what is installed. */
export function pinnedVersions(names: readonly string[]): string {
  return names.map((name) => `${name} ${dependencies[name]}`).join(', ');
}

const { dependencies } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
) as { dependencies: Readonly<Record<string, string>> };
