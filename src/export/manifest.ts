import { z } from 'astro/zod';
import { type CanonicalValue, canonicalJson } from '#domain/gate/canonical-json.ts';

/** Where the manifest, its signature and the public key are published, without the slash at the beginning. */
export const manifestFile = '.well-known/vitrine-manifest.json';
export const signatureFile = '.well-known/vitrine-manifest.sig';
export const signingKeyFile = '.well-known/vitrine-signing-key.txt';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A path below the site that stays below it: no empty, `.` or `..` segment, no backslash. */
const filePath = z
  .string()
  .refine((path) => !/[\\\p{Cc}]/u.test(path) && path.split('/').every((part) => !/^\.{0,2}$/.test(part)));

const publishedFile = z.strictObject({
  path: filePath,
  sha256,
  bytes: z.int().min(0),
  /** Of the page of a former address: where it leads; a server may answer with a redirect in its place. */
  movedTo: z
    .string()
    .regex(/^\/(?!\/)[\w.~%/-]*$/)
    .optional(),
});

/** `/.well-known/vitrine-manifest.json`: what a build published, file by file. */
export const manifestSchema = z.strictObject({
  kind: z.literal('vitrine-manifest'),
  version: z.literal(1),
  site: z.string(),
  /** The day as of which the pages were built. */
  asOf: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  generator: z.strictObject({ name: z.literal('Vitrine'), version: z.string() }),
  /** The commit of the content, and whether everything was committed; null without git. */
  source: z.strictObject({ commit: z.string(), clean: z.boolean() }).nullable(),
  /** Null where the manifest is not signed. The key is known by the SHA-256 of its SPKI form. */
  signature: z.strictObject({ algorithm: z.literal('Ed25519'), key: sha256 }).nullable(),
  /** Sorted by path; the manifest itself and its signature are not in it. */
  files: z.array(publishedFile),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestEntry = Manifest['files'][number];

/** The bytes that are published and signed: canonical JSON (the subset of RFC 8785 in `canonicalJson`) in UTF-8. */
export function manifestText(manifest: Manifest): string {
  return canonicalJson(manifest as unknown as CanonicalValue);
}

/**
 * Reads a manifest. A text that is not its own canonical form is refused, for two readers might understand it differently.
 * @returns null where it is none
 */
export function parseManifest(text: string): Manifest | null {
  try {
    const { success, data } = manifestSchema.safeParse(JSON.parse(text));
    return success && manifestText(data) === text ? data : null;
  } catch {
    return null;
  }
}
