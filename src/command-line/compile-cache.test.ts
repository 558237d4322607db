import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dropAbove } from './compile-cache.ts';

test('a cache that has grown too large begins anew, and a small or absent one stays', () => {
  const parent = mkdtempSync(join(tmpdir(), 'vitrine-compiled-'));
  const folder = join(parent, 'compiled');
  try {
    expect(() => dropAbove(3, folder)).not.toThrow();
    mkdirSync(join(folder, 'v24'), { recursive: true });
    for (const name of ['a', 'b']) writeFileSync(join(folder, 'v24', name), '');
    dropAbove(3, folder);
    expect(existsSync(folder)).toBe(true);
    writeFileSync(join(folder, 'v24', 'c'), '');
    dropAbove(3, folder);
    expect(existsSync(folder)).toBe(false);
  } finally {
    rmSync(parent, { recursive: true });
  }
});
