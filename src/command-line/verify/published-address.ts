/** The path under which a file of the build is served: the page of a folder has the folder's address. */
export function addressPath(file: string): string {
  const path = file === 'index.html' ? '' : file.replace(/\/index\.html$/, '/');
  return `/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** The file that is served under a path of the site; the inverse of the above. */
export function filePath(path: string): string {
  const plain = decodeURIComponent(path).replace(/^\//, '');
  return plain === '' || plain.endsWith('/') ? `${plain}index.html` : plain;
}

/** Statuses with which a file may come: error pages are served with their own. */
export function expectedStatuses(file: string): readonly number[] {
  const own = /^(404|500)(?:\/index)?\.html$/.exec(file)?.[1];
  if (own) return [200, Number(own)];
  return file === 'gate-unavailable/index.html' ? [200, 503] : [200];
}
