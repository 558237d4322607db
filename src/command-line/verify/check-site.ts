import { createHash } from 'node:crypto';
import {
  type Manifest,
  type ManifestEntry,
  manifestFile,
  parseManifest,
  signatureFile,
  signingKeyFile,
} from '#export/manifest.ts';
import { type PublicKey, readPublicKey } from '#integrations/manifest/signing-key.ts';
import { type Answer, type Fetch, fetchPublished } from './fetch-published.ts';
import { addressPath, expectedStatuses, filePath } from './published-address.ts';

/** One way in which a site is not what its manifest says. */
export interface Difference {
  readonly kind: 'signature' | 'site' | 'missing' | 'changed' | 'redirected' | 'unlisted' | 'unreachable';
  /** The path on the site. */
  readonly path: string;
  readonly message: string;
}

/** Who vouches for the manifest. */
export type SignatureState =
  | { readonly state: 'good'; readonly key: 'given' | 'site'; readonly fingerprint: string }
  | { readonly state: 'bad'; readonly key: 'given' | 'site' | 'none' }
  | { readonly state: 'unsigned' };

export type Verdict =
  | { readonly kind: 'not-checked'; readonly reason: string }
  | {
      readonly kind: 'checked';
      readonly manifest: Manifest;
      readonly signature: SignatureState;
      readonly differences: readonly Difference[];
    };

export interface CheckOptions {
  /** Where the site is, without a slash at the end. */
  readonly url: string;
  /** The address that the manifest has to name; another than `url` for a mirror or a staging copy. */
  readonly site: string;
  /** The key that has to have signed; null to take the one that the site publishes. */
  readonly key: PublicKey | null;
  readonly fetch: Fetch;
}

/** Fetches a site's manifest and every file that it lists, and compares. */
export async function checkSite(options: CheckOptions): Promise<Verdict> {
  const { url, fetch } = options;
  const read = await readManifest(url, fetch);
  if ('reason' in read) return { kind: 'not-checked', reason: read.reason };
  const { manifest, text } = read;
  const signed = await checkSignature(manifest, text, options);
  const compared = await inTurn(manifest.files, atOnce, (entry) => compareFile(entry, url, fetch));
  const differences = [
    ...signed.differences,
    ...siteDifference(manifest, options.site),
    ...compared.flatMap(({ difference }) => difference ?? []),
    ...unlisted(manifest, compared.find(({ path }) => path === 'sitemap.xml')?.bytes ?? null),
  ];
  if (differences.length > 0 && (await hasChanged(text, url, fetch)))
    return { kind: 'not-checked', reason: 'The site was published anew while it was checked. Run it again.' };
  return { kind: 'checked', manifest, signature: signed.signature, differences };
}

const atOnce = 8;
const largestManifest = 64 * 1024 * 1024;
const largestSmallFile = 64 * 1024;

async function readManifest(
  url: string,
  fetch: Fetch,
): Promise<{ readonly manifest: Manifest; readonly text: string } | { readonly reason: string }> {
  const address = `${url}/${manifestFile}`;
  const answer = await fetchPublished(address, largestManifest, fetch);
  if (answer.kind === 'failed') return { reason: `${address} cannot be reached: ${answer.reason}.` };
  if (answer.kind === 'redirect')
    return { reason: `${address} leads to ${answer.location}. Give the address of the site itself.` };
  if (answer.kind === 'too-large') return { reason: `${address} is larger than 64 MB.` };
  if (answer.status !== 200)
    return { reason: `${address} answers ${answer.status}: there is no manifest to check the site against.` };
  const text = answer.bytes.toString('utf8');
  const manifest = parseManifest(text);
  return manifest
    ? { manifest, text }
    : { reason: `${address} is not a manifest that this version can read.` };
}

async function hasChanged(text: string, url: string, fetch: Fetch): Promise<boolean> {
  const again = await readManifest(url, fetch);
  return 'text' in again && again.text !== text;
}

async function checkSignature(
  manifest: Manifest,
  text: string,
  { url, key, fetch }: CheckOptions,
): Promise<{ readonly signature: SignatureState; readonly differences: readonly Difference[] }> {
  const bad = (which: 'given' | 'site' | 'none', message: string) => ({
    signature: { state: 'bad', key: which } as const,
    differences: [{ kind: 'signature', path: `/${signatureFile}`, message } as const],
  });
  if (!manifest.signature) {
    if (key) return bad('given', 'the manifest is not signed, and the given key should have signed it');
    return { signature: { state: 'unsigned' }, differences: [] };
  }
  const published = key ?? readPublicKey((await smallFile(url, signingKeyFile, fetch)) ?? '');
  const which = key ? 'given' : 'site';
  if (!published) return bad('none', `the manifest is signed, and there is no key at /${signingKeyFile}`);
  const signature = await smallFile(url, signatureFile, fetch);
  if (signature === null) return bad(which, 'the manifest says that it is signed, and there is no signature');
  if (manifest.signature.key !== published.fingerprint)
    return bad(which, `the manifest is signed with another key, ${manifest.signature.key}`);
  if (!published.verifies(Buffer.from(text, 'utf8'), signature))
    return bad(which, 'the signature does not belong to this manifest');
  return {
    signature: { state: 'good', key: which, fingerprint: published.fingerprint },
    differences: [],
  };
}

async function smallFile(url: string, path: string, fetch: Fetch): Promise<string | null> {
  const answer = await fetchPublished(`${url}/${path}`, largestSmallFile, fetch);
  return answer.kind === 'body' && answer.status === 200 ? answer.bytes.toString('utf8') : null;
}

function siteDifference(manifest: Manifest, site: string): readonly Difference[] {
  if (manifest.site === site) return [];
  const message = `the manifest is that of ${manifest.site}; a copy elsewhere is checked with --site ${manifest.site}`;
  return [{ kind: 'site', path: `/${manifestFile}`, message }];
}

interface Compared {
  readonly path: string;
  readonly difference: Difference | null;
  /** What the site gave, where it gave something. */
  readonly bytes: Buffer | null;
}

async function compareFile(entry: ManifestEntry, url: string, fetch: Fetch): Promise<Compared> {
  const path = addressPath(entry.path);
  const answer = await fetchPublished(url + path, Math.max(entry.bytes, largestSmallFile) * 2, fetch);
  const found = differenceOf(answer, entry, url + path);
  return {
    path: entry.path,
    difference: found && { ...found, path },
    bytes: answer.kind === 'body' ? answer.bytes : null,
  };
}

function differenceOf(
  answer: Answer,
  entry: ManifestEntry,
  address: string,
): Pick<Difference, 'kind' | 'message'> | null {
  switch (answer.kind) {
    case 'failed':
      return { kind: 'unreachable', message: `cannot be reached: ${answer.reason}` };
    case 'too-large':
      return { kind: 'changed', message: `is much larger than the ${entry.bytes} bytes listed` };
    case 'redirect': {
      const leadsThere =
        entry.movedTo && new URL(answer.location, address).href === new URL(entry.movedTo, address).href;
      return leadsThere ? null : { kind: 'redirected', message: `leads to ${answer.location}` };
    }
    case 'body':
      return bodyDifference(answer.status, answer.bytes, entry);
    default:
      return answer satisfies never;
  }
}

function bodyDifference(
  status: number,
  bytes: Buffer,
  entry: ManifestEntry,
): Pick<Difference, 'kind' | 'message'> | null {
  if (!expectedStatuses(entry.path).includes(status)) {
    if (status === 404 || status === 410) return { kind: 'missing', message: `answers ${status}` };
    return {
      kind: status >= 500 || status === 429 ? 'unreachable' : 'missing',
      message: `answers ${status}`,
    };
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 === entry.sha256) return null;
  const sizes = bytes.length === entry.bytes ? '' : `${bytes.length} bytes instead of ${entry.bytes}, `;
  return { kind: 'changed', message: `has other content: ${sizes}SHA-256 ${sha256}, listed ${entry.sha256}` };
}

/** Pages that the site's own sitemap names and the manifest does not. */
function unlisted(manifest: Manifest, sitemap: Buffer | null): readonly Difference[] {
  const listed = new Set(manifest.files.map(({ path }) => path));
  const addresses = sitemap?.toString('utf8').matchAll(/<loc>\s*([^<\s]+)\s*<\/loc>/g) ?? [];
  return [...addresses].flatMap(([, written = '']) => {
    const address = written.replaceAll('&amp;', '&');
    if (!address.startsWith(`${manifest.site}/`)) return [outside(address)];
    const path = address.slice(manifest.site.length);
    return listed.has(safeFilePath(path))
      ? []
      : [{ kind: 'unlisted', path, message: 'is in the sitemap and not in the manifest' } as const];
  });
}

function outside(address: string): Difference {
  return { kind: 'unlisted', path: address, message: 'is in the sitemap and of another site' };
}

function safeFilePath(path: string): string {
  try {
    return filePath(path);
  } catch {
    return path;
  }
}

/** Works through a list, a few at once; results in the order of the list. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = new Array(items.length);
  const waiting = items.entries();
  const worker = async () => {
    for (const [at, item] of waiting) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return results;
}
