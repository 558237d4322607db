import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whether files were written; refused before the first one where any of them is there already. */
export type WrittenFiles =
  | { readonly kind: 'written'; readonly files: number }
  | { readonly kind: 'exists'; readonly files: readonly string[] };

/** Writes files below a folder, all of them or none. With `force`, files that are there are replaced. */
export function writeNewFiles(
  root: string,
  files: ReadonlyMap<string, string>,
  force: boolean,
): WrittenFiles {
  const there = [...files.keys()].filter((file) => existsSync(join(root, file)));
  if (there.length > 0 && !force) return { kind: 'exists', files: there };
  for (const [file, text] of files) {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    // `wx` fails where a file appeared in the meantime: what somebody wrote is never lost.
    writeFileSync(path, text, { flag: force ? 'w' : 'wx' });
  }
  return { kind: 'written', files: files.size };
}
