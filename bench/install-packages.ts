import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs what a package.json pins into a folder of its own, unless it is there in those versions; gives its `node_modules`. What is
 * compared with is never a dependency of the product.
 */
export function installPackages(packageFile: string, folder: string): string {
  const modules = join(folder, 'node_modules');
  const { dependencies } = JSON.parse(readFileSync(packageFile, 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  if (Object.entries(dependencies).every(([name, version]) => installedVersion(modules, name) === version))
    return modules;
  mkdirSync(folder, { recursive: true });
  copyFileSync(packageFile, join(folder, 'package.json'));
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error(`npm install in ${folder} ended with ${status}:\n${stderr.slice(-2_000)}`);
  return modules;
}

function installedVersion(modules: string, name: string): string | null {
  const file = join(modules, name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : null;
}
