import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type CborValue, decodeCbor, encodeCbor } from './cbor.ts';

/** Files of an index by their paths, with `/`. */
export type IndexFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Makes an index the same for the same pages. Pagefind 1.5.2 writes the values of a filter, and the filters, in the order of
 * a hash map with a random seed, and names the files by their hash: each build would publish other bytes. Here both are
 * sorted and the files named anew, as Pagefind names them.
 * @throws RangeError where a file is not what 1.5.2 writes, so that an update of Pagefind is noticed
 */
export function stabilizeIndex(index: IndexFiles): IndexFiles {
  const files = new Map(index);
  const entry = JSON.parse(Buffer.from(fileOf(files, entryFile)).toString('utf8')) as Entry;
  const renamed = stableFilters(files);
  for (const language of Object.values(entry.languages)) {
    language.hash = stableMeta(files, language.hash, renamed);
  }
  const languages = Object.entries(entry.languages).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify({ ...entry, languages: Object.fromEntries(languages) });
  return files.set(entryFile, Buffer.from(text, 'utf8'));
}

const entryFile = 'pagefind-entry.json';

interface Entry {
  readonly languages: Record<string, { hash: string }>;
}

/** Sorts the values of every filter; gives the new name of each file by its old one, without endings. */
function stableFilters(files: Map<string, Uint8Array>): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const filters = [...files.keys()].filter((path) => path.startsWith('filter/')).sort();
  for (const file of filters) {
    const old = file.slice('filter/'.length, -'.pf_filter'.length);
    const [name, values] = listOf(readPart(files, file));
    if (name === undefined || values === undefined) throw new RangeError(`${file} is no filter`);
    const bytes = encodeCbor([name, byName(listOf(values))]);
    const next = hashedName(old, bytes);
    replacePart(files, file, `filter/${next}.pf_filter`, bytes);
    renamed.set(old, next);
  }
  return renamed;
}

/** Puts the new names of filters into a language's overview, sorts them, and gives the overview's new name. */
function stableMeta(
  files: Map<string, Uint8Array>,
  old: string,
  renamed: ReadonlyMap<string, string>,
): string {
  const file = `pagefind.${old}.pf_meta`;
  const [version, pages, chunks, filters, ...rest] = listOf(readPart(files, file));
  if (version === undefined || pages === undefined || chunks === undefined || filters === undefined)
    throw new RangeError(`${file} is no overview of an index`);
  const named = listOf(filters).map((filter) => {
    const [name, hash] = listOf(filter);
    if (name === undefined || typeof hash !== 'string') throw new RangeError(`${file} names no filter`);
    return [name, renamed.get(hash) ?? hash];
  });
  const bytes = encodeCbor([version, pages, chunks, byName(named), ...rest]);
  const next = hashedName(old, bytes);
  replacePart(files, file, `pagefind.${next}.pf_meta`, bytes);
  return next;
}

function byName(list: readonly CborValue[]): readonly CborValue[] {
  const name = (item: CborValue) => String(listOf(item)[0]);
  return list.toSorted((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0));
}

function listOf(value: CborValue): readonly CborValue[] {
  if (typeof value === 'object') return value;
  throw new RangeError('a list is expected in a file of Pagefind');
}

/** The language, and as many digits of a hash as the old name had: `en_97f2a6ed22`. */
function hashedName(old: string, bytes: Uint8Array): string {
  const at = old.lastIndexOf('_') + 1;
  const digits = createHash('sha256').update(bytes).digest('hex');
  return old.slice(0, at) + digits.slice(0, old.length - at);
}

const signature = Buffer.from('pagefind_dcd', 'latin1');

function readPart(files: IndexFiles, path: string): CborValue {
  const bytes = gunzipSync(fileOf(files, path));
  if (!bytes.subarray(0, signature.length).equals(signature))
    throw new RangeError(`${path} is not as expected`);
  return decodeCbor(bytes.subarray(signature.length));
}

function replacePart(files: Map<string, Uint8Array>, old: string, path: string, bytes: Uint8Array): void {
  files.delete(old);
  files.set(path, gzipSync(Buffer.concat([signature, bytes])));
}

function fileOf(files: IndexFiles, path: string): Uint8Array {
  const bytes = files.get(path);
  if (!bytes) throw new RangeError(`the index has no ${path}`);
  return bytes;
}
