import { copyFileSync, existsSync, linkSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyForServing } from './copy-for-serving.ts';
import { servingPackages } from './packages.ts';

const root = join(import.meta.dirname, '../..');
/** Commands that read the content, which is not there: what they load when they run is not there either. */
const needsContent =
  /command-line\/((build|calendar|check|dev|diff|import|readiness|export)|export\/export-formats)\.ts$/;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-serving-'));
  copyForServing(root, folder, link);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('brings every file and every package that the server and the operators’ commands import, and no package more', () => {
  const { missing, packages } = reachedFrom(join(folder, 'scripts/vitrine.ts'));
  expect(missing).toEqual([]);
  const imported = new Set([...packages].map((name) => name.split('/', name[0] === '@' ? 2 : 1).join('/')));
  const listed = Object.keys(servingPackages);
  expect([...imported].filter((name) => !listed.includes(name))).toEqual([]);
  // Fonts are read by their path; after Zod, which has its name from Astro, stand the packages of the build.
  const byImport = listed.slice(0, listed.indexOf('zod')).filter((name) => !name.startsWith('@fontsource'));
  expect(byImport.filter((name) => !imported.has(name))).toEqual([]);
});

test('brings the regular weight of every range that the stamp can be set in, as WOFF, and no other file of a font', () => {
  const fonts = join(folder, 'node_modules/@fontsource');
  const catalog = readFileSync(join(root, 'src/server/pdf/font-catalog.ts'), 'utf8');
  for (const family of readdirSync(fonts)) {
    expect(catalog).toContain(`'${family}'`);
    const ranges: object = JSON.parse(readFileSync(join(fonts, family, 'unicode.json'), 'utf8'));
    const needed = Object.keys(ranges).map((one) => `${family}-${one.replace(/[[\]]/g, '')}-400-normal.woff`);
    expect(readdirSync(join(fonts, family, 'files'))).toEqual(expect.arrayContaining(needed));
    expect(
      readdirSync(join(fonts, family, 'files')).filter((name) => !/-400-normal\.woff$/.test(name)),
    ).toEqual([]);
  }
  const families = [...(/FAMILIES = \[([^\]]*)\]/.exec(catalog)?.[1]?.matchAll(/'([^']+)'/g) ?? [])];
  expect(readdirSync(fonts).toSorted()).toEqual(families.map(([, name]) => name).toSorted());
});

test('leaves tests, pages and the packages of the build behind, and keeps every licence', () => {
  const files = readdirSync(folder, { recursive: true }).map(String);
  expect(
    files.filter((path) => /\.(test|fixture)\.ts$|\.astro$|\.map$|node_modules.*\.ts$/.test(path)),
  ).toEqual([]);
  for (const name of ['vite', 'esbuild', 'sharp', 'pagefind', '@resvg', 'shiki', 'typescript', 'node'])
    expect(existsSync(join(folder, 'node_modules', name)), name).toBe(false);
  const licences = (at: string) => readdirSync(at).filter((name) => /^licen[cs]e/i.test(name));
  for (const path of files.filter((one) => /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(one)))
    expect(licences(join(folder, dirname(path))), path).toEqual(licences(join(root, dirname(path))));
});

/** What a module and all that it imports name: packages, and files that are not there. */
function reachedFrom(start: string): { missing: readonly string[]; packages: ReadonlySet<string> } {
  const missing: string[] = [];
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const name of importsOf(file)) {
      const path = placeOf(name, file);
      if (path === null) packages.add(name);
      else if (!existsSync(path)) missing.push(`${relative(folder, path)}, for ${relative(folder, file)}`);
      else if (path.endsWith('.ts')) visit(path);
    }
  };
  visit(start);
  return { missing, packages };
}

const importForm =
  /^\s*(?:import|export)\s+(?!type\s)(?:[^'"`;]*?\bfrom\s*)?['"]([^'"]+)['"]|\bnew URL\(\s*['"](\.\/[^'"]+)['"]/gm;

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8').replace(/^\s*(\/?\*|\/\/).*$/gm, '');
  const always = [...text.matchAll(importForm)].map(([, imported, started]) => imported ?? started ?? '');
  const later = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)].map(([, name = '']) => name);
  return [...always, ...(needsContent.test(file) ? [] : later)].filter(
    (name) => !name.startsWith('node:') && !builtinModules.includes(name),
  );
}

/** Where a file of the program lies; null for a package. */
function placeOf(name: string, file: string): string | null {
  if (name.startsWith('#')) return join(folder, 'src', name.slice(1));
  return name.startsWith('.') ? join(dirname(file), name) : null;
}

function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Another file system.
    copyFileSync(from, to);
  }
}
