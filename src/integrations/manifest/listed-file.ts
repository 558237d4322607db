import type { ManifestEntry } from '#export/manifest.ts';
import type { OutputFacts } from '../output-file.ts';

/** A published file as the manifest lists it. */
export function listedFile({ path, sha256, size, movedTo }: OutputFacts): ManifestEntry {
  return { path, sha256, bytes: size, ...(movedTo === null ? {} : { movedTo }) };
}
