import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ManifestEntry } from '#export/manifest.ts';
import { movedTo } from '#server/http/moved-page.ts';

/** Every file below a folder with its hash and size, sorted by path in the order of UTF-16 code units. */
export function listedFiles(folder: string): ManifestEntry[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => {
      const file = join(item.parentPath, item.name);
      return listedFile(relative(folder, file).replaceAll('\\', '/'), readFileSync(file));
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function listedFile(path: string, bytes: Buffer): ManifestEntry {
  const moved = path.endsWith('.html') ? movedTo(bytes.toString('utf8')) : null;
  return {
    path,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    ...(moved ? { movedTo: moved } : {}),
  };
}
