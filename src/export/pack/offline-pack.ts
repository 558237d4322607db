import { type Zippable, zipSync } from 'fflate';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { jsonFile } from '../json-file.ts';
import { xmlText } from '../xml.ts';
import type { PackedSite } from './offline-address.ts';
import { offlineCss } from './offline-css.ts';
import { offlineHtml } from './offline-html.ts';

/** Where the pack is published, without the slash at the beginning, and the folder inside of it. */
export const packFile = 'trust-center.zip';
export const packFolder = 'trust-center/';

/** What the pack is made from: the files of a finished build, and what only input and output know. */
export interface PackSources {
  readonly site: string;
  readonly title: string;
  readonly asOf: CalendarDay;
  /** Paths of the published files, sorted. */
  readonly paths: readonly string[];
  read(path: string): Uint8Array;
  /** Hex. */
  sha256(bytes: Uint8Array): string;
  readonly words: PackWords;
}

/** What the pack says of itself, in the language of the site. */
export interface PackWords {
  /** At the head of each page; the address follows as a link. */
  readonly note: (day: string) => string;
  readonly readme: (title: string, site: string, day: string) => string;
}

/** Whether a published file goes into the pack: what reads without a network and without scripts. */
export function isPacked(path: string): boolean {
  return !/^(?:404\.html|500\.html|gate-unavailable\/|pagefind\/|og\/|trust-center\.zip$|\.well-known\/vitrine-)|\.m?js$/.test(
    path,
  );
}

/** The offline pack: one zip with the public pages, the files for machines, and a list of them with hashes. Pure: the same build gives the same bytes. */
export function offlinePack(sources: PackSources): Uint8Array {
  const paths = sources.paths.filter(isPacked);
  const packed: PackedSite = { site: sources.site, files: new Set(paths) };
  const files = paths.map((path) => ({ path, bytes: packedBytes(path, packed, sources) }));
  files.push({
    path: 'README.txt',
    bytes: utf8(sources.words.readme(sources.title, sources.site, sources.asOf)),
  });
  const listed = files
    .map(({ path, bytes }) => ({ path, sha256: sources.sha256(bytes), bytes: bytes.length }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const sums = listed.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');
  const manifest = jsonFile({
    kind: 'vitrine-offline-pack',
    version: 1,
    site: sources.site,
    asOf: sources.asOf,
    files: listed,
  });
  files.push({ path: 'SHA256SUMS', bytes: utf8(sums) }, { path: 'manifest.json', bytes: utf8(manifest) });
  return zipSync(zippable(files), { mtime: noonOf(sources.asOf) });
}

function packedBytes(path: string, packed: PackedSite, sources: PackSources): Uint8Array {
  const bytes = sources.read(path);
  if (path.endsWith('.css')) return utf8(offlineCss(text(bytes), path, packed));
  if (!path.endsWith('.html')) return bytes;
  return utf8(offlineHtml(text(bytes), path, packed, noteOf(path, sources)));
}

function noteOf(path: string, { site, asOf, words }: PackSources): string {
  const address = `${site}/${path.replace(/index\.html$/, '')}`;
  return `<div class="page"><p class="notice" role="note">${xmlText(words.note(asOf))} <a href="${xmlText(address)}">${xmlText(address)}</a></p></div>`;
}

function zippable(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Zippable {
  return Object.fromEntries(
    files.map(({ path, bytes }) => [
      packFolder + path,
      [bytes, { level: /\.(?:png|jpe?g|webp|avif|woff2?|pdf|xlsx|zip|gz)$/i.test(path) ? 0 : 6 }],
    ]),
  );
}

/** Local time, as fflate reads it; noon is there on every day in every time zone. */
function noonOf(day: CalendarDay): Date {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
}

function utf8(written: string): Uint8Array {
  return new TextEncoder().encode(written);
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
