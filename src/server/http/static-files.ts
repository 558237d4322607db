import { createHash } from 'node:crypto';
import { readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type ContentType, contentTypeOf } from './content-type.ts';
import { movedTo } from './moved-page.ts';
import { pagePolicy } from './page-policy.ts';

export type StaticFile = ContentType & {
  /** Where it lies, absolute. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Without quotes; the same bytes give the same. */
  readonly etag: string;
  /** null where the file is too large to be kept: it is read from the disk for each visitor. */
  readonly content: Uint8Array | null;
  readonly cacheControl: string;
  /** The page's own content security policy, if it has one. */
  readonly contentSecurity: string | null;
  /** The address that took the page's place, where the page only leads there. */
  readonly movedTo: string | null;
};

export type StaticFiles = {
  /** @param pathname as received, percent-encoded, without the query */
  readonly find: (pathname: string) => Found;
  /** The built error pages, by the status they are sent with. */
  readonly errorPages: ReadonlyMap<number, StaticFile>;
};

export type Found =
  | { readonly kind: 'file'; readonly file: StaticFile }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'unknown' };

/**
 * Reads the folder of built pages once. Only what is listed here is ever served: a path of a visitor is looked up and
 * never joined to a folder, so that traversal, links, dotfiles and odd encodings are unknown paths like any other.
 * @param folder `dist/client`; it may be replaced while the server runs, which then goes on serving what it has read
 */
export async function readStaticFiles(folder: string): Promise<StaticFiles> {
  const root = await realpath(folder);
  const files = new Map<string, StaticFile>();
  let room = mostInMemory;
  for (const name of await publicFiles(root)) {
    const file = await readStaticFile(root, name, room);
    room -= file.content?.byteLength ?? 0;
    files.set(`/${name}`, file);
  }
  return lookup(files);
}

/** All content kept in memory together, in bytes. */
const mostInMemory = 256 * 1024 * 1024;

/** The largest single file that is kept, in bytes. */
const largestInMemory = 1024 * 1024;

function lookup(files: ReadonlyMap<string, StaticFile>): StaticFiles {
  const found = new Map<string, Found>();
  const errorPages = new Map<number, StaticFile>();
  for (const [pathname, file] of files) {
    const status = errorStatus(pathname);
    if (status !== null) errorPages.set(status, file);
    else if (pathname.endsWith('/index.html')) addPage(found, pathname.slice(0, -'index.html'.length), file);
    else found.set(pathname, { kind: 'file', file });
  }
  const unavailable = files.get('/gate-unavailable/index.html');
  if (unavailable !== undefined) errorPages.set(503, unavailable);
  return { errorPages, find: (pathname) => found.get(decodedPath(pathname) ?? '') ?? { kind: 'unknown' } };
}

/** Astro builds the error pages to these names; nobody should find them under 200. */
function errorStatus(pathname: string): number | null {
  const status = /^\/(404|500)(?:\/index)?\.html$/.exec(pathname)?.[1];
  return status === undefined ? null : Number(status);
}

/** A page has one address, `/controls/`; its other spellings lead there. A page that has moved leads to its new address. */
function addPage(found: Map<string, Found>, directory: string, file: StaticFile): void {
  const redirect: Found = { kind: 'redirect', to: file.movedTo ?? encodeURI(directory) };
  found.set(directory, file.movedTo === null ? { kind: 'file', file } : redirect);
  found.set(`${directory}index.html`, redirect);
  if (directory !== '/') found.set(directory.slice(0, -1), redirect);
}

/** null for encodings of / and \, which would name a file that lies elsewhere, and for what is no UTF-8. */
function decodedPath(pathname: string): string | null {
  if (/%(2f|5c|00)/i.test(pathname)) return null;
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

/** Names relative to the root with `/` between folders; regular files only, so that no link leads out of it. */
async function publicFiles(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isPublic)
    .sort();
}

/** Dotfiles but those of RFC 8615, and leftovers of editors, builds and keys, are not for the public wherever they lie. */
function isPublic(name: string): boolean {
  const visible = name.replace(/^\.well-known\//, '');
  return (
    !/(^|\/)\./.test(visible) && !/(~|\.(map|bak|old|orig|swp|tmp|pem|key|age|db|sqlite))$/i.test(visible)
  );
}

async function readStaticFile(root: string, name: string, room: number): Promise<StaticFile> {
  const path = join(root, name);
  const content = await readFile(path);
  const contentType = contentTypeOf(`/${name}`);
  const html = contentType.kind === 'page' ? content.toString('utf8') : null;
  return {
    ...contentType,
    path,
    size: content.byteLength,
    etag: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    content: content.byteLength <= Math.min(largestInMemory, room) ? content : null,
    // Astro puts a hash of the content into the names below _astro.
    cacheControl: name.startsWith('_astro/')
      ? 'public, max-age=31536000, immutable'
      : 'public, max-age=0, must-revalidate',
    contentSecurity: html === null ? null : pagePolicy(html),
    movedTo: html === null ? null : movedTo(html),
  };
}
