/** What an address of the site becomes in the pack. */
export interface PackedSite {
  /** The site's address without a slash at its end. */
  readonly site: string;
  /** Paths of the files of the pack, without a slash at the beginning. */
  readonly files: ReadonlySet<string>;
}

/**
 * The relative address of a path of the site, or the full one where the pack has no such file (the gate's forms, the pack
 * itself). Queries have nothing to answer them in a file and are left out.
 * @param from path of the file in which the address stands
 * @param href root-relative, such as `/controls/?status=planned#list`
 */
export function offlineAddress(href: string, from: string, { site, files }: PackedSite): string {
  const [, path = '', , hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(href) ?? [];
  const file = fileFor(path, files);
  if (file === null) return `${site}${href}`;
  const up = '../'.repeat(from.split('/').length - 1);
  return `${up}${file.split('/').map(encodeURIComponent).join('/')}${hash}`;
}

function fileFor(path: string, files: ReadonlySet<string>): string | null {
  const name = decoded(path).replace(/^\//, '');
  const candidates = name === '' || name.endsWith('/') ? [`${name}index.html`] : [name, `${name}/index.html`];
  return candidates.find((one) => files.has(one)) ?? null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
