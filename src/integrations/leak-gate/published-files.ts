import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import type { Leak, PublishedFile } from './find-leaks.ts';

const textEndings = /\.(html|css|js|mjs|json|xml|txt|md|csv|svg|webmanifest|atom|ics|yaml|yml)$/i;

/** Every file below the public output, with `/`. */
export function publishedPaths(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)).replaceAll('\\', '/'));
}

/**
 * Reads the files one by one; Pagefind's compressed fragments and workbooks are unpacked, pictures stay null. The members of a
 * zip follow it with their hashes alone: ours holds copies of files that are read here themselves.
 */
export function* publishedFiles(folder: string, paths: readonly string[]): Iterable<PublishedFile> {
  for (const path of paths) {
    const bytes = readFileSync(join(folder, path));
    yield { path, text: textOf(path, bytes), sha256: hashOf(bytes) };
    if (!/\.zip$/i.test(path)) continue;
    for (const [member, content] of Object.entries(unzipSync(bytes)))
      yield { path: `${path}: ${member}`, text: null, sha256: hashOf(content) };
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function textOf(file: string, bytes: Buffer): string | null {
  if (textEndings.test(file)) return bytes.toString('utf8');
  if (/\.pf_\w+$/.test(file)) return gunzipSync(bytes).toString('utf8');
  if (/\.xlsx$/i.test(file))
    return Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join('\n');
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
