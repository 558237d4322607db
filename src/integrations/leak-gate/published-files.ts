import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Leak, PublishedFile } from './find-leaks.ts';

const textEndings = /\.(html|css|js|mjs|json|xml|txt|md|csv|svg|webmanifest|atom|ics|yaml|yml)$/i;

/** Reads every file below the public output; Pagefind's compressed fragments are unpacked, pictures stay null. */
export function* publishedFiles(folder: string): Iterable<PublishedFile> {
  for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!item.isFile()) continue;
    const file = join(item.parentPath, item.name);
    const bytes = readFileSync(file);
    yield {
      path: relative(folder, file).replaceAll('\\', '/'),
      text: textOf(file, bytes),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  }
}

function textOf(file: string, bytes: Buffer): string | null {
  if (textEndings.test(file)) return bytes.toString('utf8');
  if (/\.pf_\w+$/.test(file)) return gunzipSync(bytes).toString('utf8');
  return null;
}

/** Files that may not be published at all, by their name: encrypted files, source maps, backups and dotfiles. */
export function forbiddenFiles(paths: Iterable<string>): Leak[] {
  return [...paths].flatMap((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const what = /\.age$/i.test(name)
      ? 'an encrypted file of the vault'
      : /\.map$/i.test(name)
        ? 'a source map'
        : /(~|\.(bak|old|orig|swp))$/i.test(name) ||
            (name.startsWith('.') && !path.startsWith('.well-known/'))
          ? 'a backup or hidden file'
          : null;
    return what ? [{ file: path, what, found: name }] : [];
  });
}
