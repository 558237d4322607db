import { deflateSync } from 'fflate';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { jsonFile } from '../json-file.ts';
import { xmlText } from '../xml.ts';
import type { PackedSite } from './offline-address.ts';
import { offlineCss } from './offline-css.ts';
import { offlineHtml } from './offline-html.ts';
import { type ZipMember, zipBytes } from './zip-bytes.ts';

/** Where the pack is published, without the slash at the beginning, and the folder inside of it. */
export const packFile = 'trust-center.zip';
export const packFolder = 'trust-center/';

/** What the pack is made from beside the files of a finished build: what only input and output know. */
export interface PackSources {
  readonly site: string;
  readonly title: string;
  readonly asOf: CalendarDay;
  /** Paths of the published files, sorted. */
  readonly paths: readonly string[];
  /** Hex. */
  sha256(bytes: Uint8Array): string;
  crc32(bytes: Uint8Array): number;
  readonly words: PackWords;
  /** Members of an earlier pack; those of this one are put there too. */
  readonly kept: KeptMembers;
}

/** What the pack says of itself, in the language of the site. */
export interface PackWords {
  /** At the head of each page; the address follows as a link. */
  readonly note: (day: string) => string;
  readonly readme: (title: string, site: string, day: string) => string;
}

/** A file of the pack with what its list says of it. */
export interface PackedMember extends ZipMember {
  readonly sha256: string;
}

/** Members by everything that decides their bytes. */
export interface KeptMembers {
  get(key: string): PackedMember | undefined;
  put(key: string, member: PackedMember): void;
}

/** A published file. */
export interface PackedSource {
  readonly path: string;
  /** Hex. */
  readonly sha256: string;
  /** Asked for only where no earlier member serves. */
  readonly bytes: () => Uint8Array;
}

/** A pack in the making: it takes the published files, in any order. */
export interface OfflinePack {
  take(file: PackedSource): void;
  /** The zip. The same build gives the same bytes, whatever was kept. */
  bytes(): Uint8Array;
}

/** Whether a published file goes into the pack: what reads without a network and without scripts. */
export function isPacked(path: string): boolean {
  return !/^(?:404\.html|500\.html|gate-unavailable\/|pagefind\/|og\/|trust-center\.zip$|\.well-known\/vitrine-)|\.m?js$/.test(
    path,
  );
}

/** The offline pack: one zip with the public pages, the files for machines, and a list of them with hashes. */
export function offlinePack(sources: PackSources): OfflinePack {
  const paths = sources.paths.filter(isPacked);
  const packed: PackedSite = { site: sources.site, files: new Set(paths) };
  const around = surroundings(paths, sources);
  const members: PackedMember[] = [];
  return {
    take: ({ path, bytes, sha256 }) => {
      if (!isPacked(path)) return;
      const key = [path, sha256, rewritten.test(path) ? around : ''].join('\0');
      const member =
        sources.kept.get(key) ?? memberOf(path, packedBytes(path, bytes(), packed, sources), sources);
      sources.kept.put(key, member);
      members.push(member);
    },
    bytes: () => zipBytes([...byPath(members), ...ownFiles(members, sources)].map(inFolder), sources.asOf),
  };
}

/** Raise it when pages or style sheets are rewritten in another way: members are known by it. */
const rewritingVersion = 1;

/** Files that are not packed as they are published. */
const rewritten = /\.(?:html|css)$/;

/** A hash of what decides how they are rewritten, beside the file itself. */
function surroundings(paths: readonly string[], { site, asOf, words, sha256 }: PackSources): string {
  return sha256(utf8(JSON.stringify([rewritingVersion, site, words.note(asOf), paths])));
}

function packedBytes(path: string, bytes: Uint8Array, packed: PackedSite, sources: PackSources): Uint8Array {
  if (path.endsWith('.css')) return utf8(offlineCss(text(bytes), path, packed));
  if (!path.endsWith('.html')) return bytes;
  return utf8(offlineHtml(text(bytes), path, packed, noteOf(path, sources)));
}

function noteOf(path: string, { site, asOf, words }: PackSources): string {
  const address = `${site}/${path.replace(/index\.html$/, '')}`;
  return `<div class="page"><p class="notice" role="note">${xmlText(words.note(asOf))} <a href="${xmlText(address)}">${xmlText(address)}</a></p></div>`;
}

/** A file that is compressed already is stored as it is. */
function memberOf(path: string, bytes: Uint8Array, { sha256, crc32 }: PackSources): PackedMember {
  const isDeflated = !/\.(?:png|jpe?g|webp|avif|woff2?|pdf|xlsx|zip|gz)$/i.test(path);
  return {
    path,
    sha256: sha256(bytes),
    crc: crc32(bytes),
    size: bytes.length,
    isDeflated,
    data: isDeflated ? deflateSync(bytes, { level: 6 }) : bytes,
  };
}

/** What the pack adds: a text for people, and the list of its files in two forms. */
function ownFiles(members: readonly PackedMember[], sources: PackSources): readonly PackedMember[] {
  const { site, title, asOf, words } = sources;
  const own = (path: string, written: string) => memberOf(path, utf8(written), sources);
  const readme = own('README.txt', words.readme(title, site, asOf));
  const listed = byPath([...members, readme]);
  const files = listed.map(({ path, sha256, size }) => ({ path, sha256, bytes: size }));
  return [
    readme,
    own('SHA256SUMS', listed.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('')),
    own('manifest.json', jsonFile({ kind: 'vitrine-offline-pack', version: 1, site, asOf, files })),
  ];
}

function byPath(members: readonly PackedMember[]): readonly PackedMember[] {
  return members.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function inFolder(member: PackedMember): ZipMember {
  return { ...member, path: packFolder + member.path };
}

function utf8(written: string): Uint8Array {
  return new TextEncoder().encode(written);
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
