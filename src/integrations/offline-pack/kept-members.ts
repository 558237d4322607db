import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { KeptMembers, PackedMember } from '#export/pack/offline-pack.ts';
import { readParts, writeParts } from '../parts-file.ts';
import { pinnedVersions } from '../pinned-versions.ts';

/** Members of the last pack of a site, in one file of the cache. */
export interface StoredMembers extends KeptMembers {
  /** Writes the members that were put in the place of those before; gives how many of them are new. */
  store(): number;
}

/** Keeps the members of a site's pack below `folder`. A file that is damaged or of another version counts as none. */
export function keptMembers(folder: string, site: string): StoredMembers {
  const name = createHash('sha256').update(`${formatVersion} ${site}`).digest('hex').slice(0, 32);
  const file = join(folder, `${name}.members`);
  const before = readMembers(file);
  const now = new Map<string, PackedMember>();
  return {
    get: (key) => before.get(key),
    put: (key, member) => {
      now.set(key, member);
    },
    store: () => {
      const made = [...now.keys()].filter((key) => !before.has(key)).length;
      if (made > 0 || now.size !== before.size) writeMembers(file, now);
      return made;
    },
  };
}

/** Raise it when the file is written in another way. */
const formatVersion = `2 ${pinnedVersions(['fflate'])}`;

type MemberFacts = Omit<PackedMember, 'data'> & { readonly key: string };

function writeMembers(file: string, members: ReadonlyMap<string, PackedMember>): void {
  const parts = [...members].map(([key, { data, ...member }]) => ({
    facts: { ...member, key },
    bytes: data,
  }));
  writeParts<MemberFacts>(file, parts);
}

function readMembers(file: string): ReadonlyMap<string, PackedMember> {
  const parts = readParts<MemberFacts>(file) ?? [];
  return new Map(parts.map(({ facts: { key, ...member }, bytes }) => [key, { ...member, data: bytes }]));
}
