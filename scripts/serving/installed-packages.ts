import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ServingPackage, servingPackages } from './packages.ts';

/** A package that serving needs, where npm put it. */
export interface InstalledPackage extends ServingPackage {
  readonly folder: string;
}

/**
 * The packages of `servingPackages` and all that they depend on, as they lie below `root/node_modules`; each once.
 * @throws when one is not installed, except optional ones: those of other platforms never are
 */
export function installedPackages(root: string): readonly InstalledPackage[] {
  const found = new Map<string, InstalledPackage>();
  const add = (name: string, from: string, isOptional: boolean): void => {
    const folder = locate(name, from);
    if (folder === null && isOptional) return;
    if (folder === null) throw new Error(`${name}, which ${from} needs, is not installed. Run npm ci first.`);
    if (found.has(folder)) return;
    const wanted = servingPackages[name] ?? {};
    found.set(folder, { ...wanted, folder });
    const { dependencies, optionalDependencies } = readManifest(folder);
    for (const one of wanted.dependencies ?? Object.keys(dependencies ?? {}))
      if (!one.startsWith('@types/')) add(one, folder, one in (optionalDependencies ?? {}));
    if (wanted.dependencies) return;
    for (const one of Object.keys(optionalDependencies ?? {})) add(one, folder, true);
  };
  for (const name of Object.keys(servingPackages)) add(name, root, false);
  return [...found.values()];
}

/** As Node looks for a package: beside the one that asks, then one folder up at a time. */
function locate(name: string, from: string): string | null {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  return dirname(from) === from ? null : locate(name, dirname(from));
}

function readManifest(folder: string): {
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
} {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
