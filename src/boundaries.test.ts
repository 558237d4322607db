import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** What each folder of `src` may import besides itself. `libraries` are npm packages, `node` the platform's modules. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: ['zod'],
  frameworks: ['domain', 'zod'],
  load: ['domain', 'frameworks', 'libraries', 'zod', 'node:fs', 'node:path', 'node:child_process'],
  check: ['domain', 'frameworks', 'load (types)', 'satteri', 'node:util'],
  fix: ['domain', 'frameworks', 'load', 'libraries'],
  import: ['domain', 'frameworks', 'libraries', 'zod', 'node:fs', 'node:path'],
  export: ['domain', 'frameworks', 'site', 'libraries', 'zod'],
  gate: ['domain', 'zod'],
  server: ['domain', 'gate', 'frameworks', 'libraries', 'zod', 'node', 'site/content-security-policy.ts'],
  site: ['domain', 'frameworks', 'load (types)', 'libraries', 'zod', 'node:fs', 'node:module'],
  components: ['domain', 'site', 'styles', 'libraries', 'components', 'layouts'],
  layouts: ['domain', 'site', 'styles', 'libraries', 'components', 'layouts'],
  pages: [
    'domain',
    'site',
    'gate (types)',
    'gate',
    'export',
    'components',
    'layouts',
    'styles',
    'libraries',
    'frameworks',
  ],
  docs: ['everything'],
  integrations: ['everything'],
  'command-line': ['everything'],
};

const root = join(import.meta.dirname);
const importForm = /^\s*(?:import|export)\s+(type\s+)?(?:[^'"]*?\bfrom\s*)?['"]([^'"]+)['"]/gm;

interface Import {
  readonly file: string;
  readonly folder: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function allImports(): Import[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(
      (item) =>
        item.isFile() &&
        /\.(ts|astro)$/.test(item.name) &&
        !/\.(test|fixture)\.ts$|-fixture\.ts$/.test(item.name),
    )
    .flatMap((item) => {
      const path = join(item.parentPath, item.name);
      const file = relative(root, path).replaceAll('\\', '/');
      const [folder = ''] = file.split('/');
      return [...readFileSync(path, 'utf8').matchAll(importForm)].map((match) => ({
        file,
        folder,
        target: match[2] ?? '',
        typeOnly: match[1] !== undefined,
      }));
    })
    .filter(({ file }) => file.includes('/'));
}

/** What an import reaches, in the words of the table: a folder, a file of one, `zod`, a Node module or a package. */
function reached({ file, target }: Import): string {
  if (target.startsWith('#')) return target.slice(1);
  if (target.startsWith('.')) return join(file, '..', target).replaceAll('\\', '/');
  if (target === 'astro/zod') return 'zod';
  return target;
}

function isAllowed(item: Import): boolean {
  const allowed = mayImport[item.folder];
  if (!allowed) return false;
  const path = reached(item);
  const [top = ''] = path.split('/');
  if (
    allowed.includes('everything') ||
    top === item.folder ||
    allowed.includes(path) ||
    allowed.includes(top)
  )
    return true;
  if (item.typeOnly && allowed.includes(`${top} (types)`)) return true;
  if (path.startsWith('node:')) return allowed.includes('node');
  const isPackage = !(top in mayImport) && !builtinModules.includes(path);
  return isPackage && allowed.includes('libraries');
}

test('every import goes the way that CONTRIBUTING.md draws', () => {
  const wrong = allImports().filter((item) => !isAllowed(item));
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test('nothing imports the integrations or the command line but their callers', () => {
  const wrong = allImports().filter(
    (item) =>
      /^(integrations|command-line)\//.test(reached(item)) &&
      !['integrations', 'command-line'].includes(item.folder),
  );
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});
