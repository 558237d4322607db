import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type CborValue, decodeCbor, encodeCbor } from './cbor.ts';

/**
 * Makes an index the same for the same pages. Pagefind 1.5.2 writes the values of a filter, and the filters, in the order of
 * a hash map with a random seed, and names the files by their hash: each build would publish other bytes. Here both are
 * sorted and the files named anew, as Pagefind names them.
 * @throws RangeError where a file is not what 1.5.2 writes, so that an update of Pagefind is noticed
 */
export function stabilizeIndex(folder: string): void {
  const entryFile = join(folder, 'pagefind-entry.json');
  const entry = JSON.parse(readFileSync(entryFile, 'utf8')) as Entry;
  const renamed = stableFilters(join(folder, 'filter'));
  for (const language of Object.values(entry.languages)) {
    language.hash = stableMeta(folder, language.hash, renamed);
  }
  const languages = Object.entries(entry.languages).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(entryFile, JSON.stringify({ ...entry, languages: Object.fromEntries(languages) }));
}

interface Entry {
  readonly languages: Record<string, { hash: string }>;
}

/** Sorts the values of every filter; gives the new name of each file by its old one, without endings. */
function stableFilters(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const renamed = new Map<string, string>();
  for (const file of readdirSync(folder).sort()) {
    const old = file.replace(/\.pf_filter$/, '');
    const [name, values] = listOf(readPart(join(folder, file)));
    if (name === undefined || values === undefined) throw new RangeError(`${file} is no filter`);
    const bytes = encodeCbor([name, byName(listOf(values))]);
    const next = hashedName(old, bytes);
    writePart(join(folder, file), join(folder, `${next}.pf_filter`), bytes);
    renamed.set(old, next);
  }
  return renamed;
}

/** Puts the new names of filters into a language's overview, sorts them, and gives the overview's new name. */
function stableMeta(folder: string, old: string, renamed: ReadonlyMap<string, string>): string {
  const file = join(folder, `pagefind.${old}.pf_meta`);
  const [version, pages, chunks, filters, ...rest] = listOf(readPart(file));
  if (version === undefined || pages === undefined || chunks === undefined || filters === undefined)
    throw new RangeError(`${file} is no overview of an index`);
  const named = listOf(filters).map((filter) => {
    const [name, hash] = listOf(filter);
    if (name === undefined || typeof hash !== 'string') throw new RangeError(`${file} names no filter`);
    return [name, renamed.get(hash) ?? hash];
  });
  const bytes = encodeCbor([version, pages, chunks, byName(named), ...rest]);
  const next = hashedName(old, bytes);
  writePart(file, join(folder, `pagefind.${next}.pf_meta`), bytes);
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

function readPart(file: string): CborValue {
  const bytes = gunzipSync(readFileSync(file));
  if (!bytes.subarray(0, signature.length).equals(signature))
    throw new RangeError(`${file} is not as expected`);
  return decodeCbor(bytes.subarray(signature.length));
}

function writePart(old: string, file: string, bytes: Uint8Array): void {
  renameSync(old, file);
  writeFileSync(file, gzipSync(Buffer.concat([signature, bytes])));
}
