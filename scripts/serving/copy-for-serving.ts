import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join, matchesGlob, relative } from 'node:path';
import { type InstalledPackage, installedPackages } from './installed-packages.ts';

/**
 * Lays out what serves a build, and no more: the program, the packages that it loads, and `dist` where there is one. The folder runs
 * `vitrine serve` and every command that needs no content, on a machine that has Node 24.
 * @param root folder of the project, with its packages installed
 * @param target a new or empty folder
 * @param place how one file gets there
 */
export function copyForServing(
  root: string,
  target: string,
  place: (from: string, to: string) => void = copyFileSync,
): void {
  const copy = (path: string) => {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    place(join(root, path), join(target, path));
  };
  for (const path of ['package.json', 'LICENSE', 'scripts/vitrine.ts']) copy(path);
  for (const path of filesBelow(join(root, 'src')).filter(isProgram)) copy(join('src', path));
  for (const wanted of installedPackages(root))
    for (const path of packageFiles(wanted)) copy(relative(root, join(wanted.folder, path)));
  if (existsSync(join(root, 'dist')))
    for (const path of filesBelow(join(root, 'dist'))) copy(join('dist', path));
}

/** Code and data: pages are compiled into the build, tests and what they read stay behind. */
const isProgram = (path: string) =>
  /\.(ts|json)$/.test(path) && !/(\.test|\.fixture|-fixture|\.d)\.ts$|fixtures?\//.test(path);

function packageFiles({ folder, files }: InstalledPackage): readonly string[] {
  const isWanted = (path: string) => files?.some((glob) => matchesGlob(path, glob)) ?? true;
  return filesBelow(folder).filter((path) => isKeptAlways(path) || (isWanted(path) && isRun(path)));
}

/** Node runs no TypeScript below node_modules. */
const isRun = (path: string) => !/\.([cm]?tsx?|map|md|markdown|flow)$/.test(path);

const isKeptAlways = (path: string) =>
  path === 'package.json' || /^(licen[cs]e|copying|notice)/i.test(basename(path));

/** Without packages inside a package: those are listed for themselves. */
function filesBelow(folder: string, inside = ''): readonly string[] {
  return readdirSync(join(folder, inside), { withFileTypes: true }).flatMap((entry) => {
    const path = join(inside, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(folder, path);
    return [path];
  });
}
