import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Younger ones may be in use by a build at the same time. */
const shortestLifeMs = 60 * 60 * 1000;

/** Removes what was used longest ago from a folder of the cache until `most` are left; nothing of the last hour. */
export function dropOldest(folder: string, most: number, now = Date.now()): void {
  if (!existsSync(folder)) return;
  const byAge = readdirSync(folder)
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path, at } of byAge.slice(most))
    if (at < now - shortestLifeMs) rmSync(path, { recursive: true, force: true });
}
