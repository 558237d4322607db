import type { ManifestEntry } from '#export/manifest.ts';
import { movedTo } from '#server/http/moved-page.ts';
import type { OutputFile } from '../read-output.ts';

/** A published file as the manifest lists it. */
export function listedFile({ path, bytes, sha256 }: OutputFile): ManifestEntry {
  const moved = path.endsWith('.html') ? movedTo(headOf(bytes)) : null;
  return { path, sha256, bytes: bytes.length, ...(moved ? { movedTo: moved } : {}) };
}

/** A page that only leads on is short, and says so in its head. */
function headOf(bytes: Buffer): string {
  const end = bytes.indexOf('</head>');
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end + '</head>'.length);
}
