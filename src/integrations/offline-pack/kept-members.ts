import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptMembers, PackedMember } from '#export/pack/offline-pack.ts';
import { pinnedVersions } from '../pinned-versions.ts';

/** Members of the last pack of a site, in one file of the cache. */
export interface StoredMembers extends KeptMembers {
  /** Writes the members that were put in the place of those before; gives how many of them are new. */
  store(): number;
}

/** Keeps the members of a site's pack below `folder`. A file that is damaged or of another version counts as none. */
export function keptMembers(folder: string, site: string): StoredMembers {
  const file = join(folder, `${hash(Buffer.from(`${formatVersion} ${site}`)).slice(0, 32)}.members`);
  const before = readMembers(file);
  const now = new Map<string, PackedMember>();
  return {
    get: (key) => before.get(key),
    put: (key, member) => {
      now.set(key, member);
    },
    store: () => {
      const made = [...now.keys()].filter((key) => !before.has(key)).length;
      if (made > 0 || now.size !== before.size) writeMembers(folder, file, now);
      return made;
    },
  };
}

/** Raise it when the file is written in another way. */
const formatVersion = `1 ${pinnedVersions(['fflate'])}`;

type Listed = Omit<PackedMember, 'data'> & { readonly key: string; readonly length: number };

/** A hash of the rest, the length of the list, the list, and the data of the members one after the other. */
function writeMembers(folder: string, file: string, members: ReadonlyMap<string, PackedMember>): void {
  const list: readonly Listed[] = [...members].map(([key, { data, ...member }]) => ({
    ...member,
    key,
    length: data.length,
  }));
  const head = Buffer.from(JSON.stringify(list));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const rest = Buffer.concat([length, head, ...[...members.values()].map(({ data }) => data)]);
  const beside = `${file}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(beside, Buffer.concat([Buffer.from(hash(rest)), rest]));
  renameSync(beside, file);
}

function readMembers(file: string): ReadonlyMap<string, PackedMember> {
  if (!existsSync(file)) return new Map();
  const bytes = readFileSync(file);
  const rest = bytes.subarray(hashLength);
  if (bytes.length < hashLength + 4 || hash(rest) !== bytes.toString('latin1', 0, hashLength))
    return new Map();
  let at = 4 + rest.readUInt32LE();
  const list = JSON.parse(rest.toString('utf8', 4, at)) as readonly Listed[];
  return new Map(
    list.map(({ key, length, ...member }) => {
      const data = rest.subarray(at, at + length);
      at += length;
      return [key, { ...member, data }] as const;
    }),
  );
}

const hashLength = 64;

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
