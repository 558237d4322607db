import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const packages = Object.entries<string>({ ...dependencies, ...devDependencies });

test('every dependency has its reason in decision 012, and every reason its dependency', () => {
  const text = readFileSync(join(root, 'docs/decisions/012-dependencies.md'), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''),
  );
  expect(named.toSorted()).toEqual(packages.map(([name]) => name).toSorted());
});

test('every version is exact', () => {
  for (const [name, version] of packages) expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[a-z]+\.\d+)?$/);
});
