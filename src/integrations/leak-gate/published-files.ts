import { createHash } from 'node:crypto';
import { gunzipSync } from 'fflate';
import { bufferOf } from '../output-file.ts';
import type { Leak, PublishedFile } from './find-leaks.ts';
import { zipMembers } from './zip-members.ts';

const textEndings = /\.(html|css|js|mjs|json|xml|txt|md|csv|svg|webmanifest|atom|ics|yaml|yml)$/i;

/** A file with what it holds; a text is one of UTF-8. */
export interface FileContent {
  readonly path: string;
  /** Hex. */
  readonly sha256: string;
  readonly content: string | Uint8Array;
}

/**
 * A file of the output as what it says: Pagefind's compressed fragments and workbooks are unpacked, pictures stay null. The members
 * of a zip follow it with their hashes alone: ours holds copies of files that are read here themselves.
 * @param gatedSizes of the files whose hashes are looked for: members of other sizes need not be unpacked; null where one is not known
 */
export function* publishedParts(
  { path, sha256, content }: FileContent,
  gatedSizes: ReadonlySet<number> | null,
): Iterable<PublishedFile> {
  if (typeof content === 'string') return yield { path, text: content, sha256 };
  const bytes = bufferOf(content);
  yield { path, text: textOf(path, bytes), sha256 };
  if (!/\.zip$/i.test(path)) return;
  for (const member of zipMembers(bytes)) {
    if (gatedSizes && !gatedSizes.has(member.size)) continue;
    yield { path: `${path}: ${member.name}`, text: null, sha256: hashOf(member.content()) };
  }
}

/** In JavaScript: these are thousands of a few kilobytes, and Node's own needs longer to begin than to unpack one. */
function utf8(bytes: Uint8Array): string {
  return bufferOf(bytes).toString('utf8');
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether anything but the hash of a file's bytes is looked at: pictures and fonts hold no words. */
export function isReadInto(path: string): boolean {
  return textEndings.test(path) || /\.(pf_\w+|xlsx|zip)$/i.test(path);
}

function textOf(file: string, bytes: Buffer): string | null {
  if (textEndings.test(file)) return bytes.toString('utf8');
  if (/\.pf_\w+$/.test(file)) return utf8(gunzipSync(bytes));
  if (/\.xlsx$/i.test(file))
    return zipMembers(bytes)
      .map((member) => member.content().toString('utf8'))
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
