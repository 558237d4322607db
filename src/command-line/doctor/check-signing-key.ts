import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Manifest,
  manifestFile,
  parseManifest,
  signatureFile,
  signingKeyFile,
} from '#export/manifest.ts';
import { type PublicKey, readPublicKey, readSigningKey } from '#integrations/manifest/signing-key.ts';
import { type Finding, fine, lookSeconds, problem, warning } from '#server/doctor/finding.ts';
import { fetchPublished } from '../verify/fetch-published.ts';

/**
 * Whether VITRINE_SIGNING_KEY is a key, has signed this build, and is the one whose public half the site shows. The server needs
 * none of it: where only the build has the key, what the build says of itself is compared.
 * @param written the variable, or undefined: not set here
 */
export async function checkSigningKey(written: string | undefined, distDir: string): Promise<Finding[]> {
  const own = readKey(written);
  if (own.kind === 'unusable') return [problem('signing-key', own.message, 'The next build stops with it.')];
  const client = join(distDir, 'client');
  const text = await textOf(join(client, manifestFile));
  const manifest = text === null ? null : parseManifest(text);
  if (text === null || manifest === null) return [];
  const built = readPublicKey((await textOf(join(client, signingKeyFile))) ?? '');
  if (manifest.signature === null || built === null)
    return [
      warning(
        'signing-key',
        'The list of published files is not signed: nobody can tell a change behind your back.',
        own.kind === 'none'
          ? 'Make a key, openssl genpkey -algorithm ed25519, and build with it in VITRINE_SIGNING_KEY.'
          : 'VITRINE_SIGNING_KEY is set here, and this build was made without it: build again.',
      ),
    ];
  const signature = (await textOf(join(client, signatureFile))) ?? '';
  if (manifest.signature.key !== built.fingerprint || !built.verifies(Buffer.from(text, 'utf8'), signature))
    return [
      problem(
        'signing-key',
        'The signature of this build does not belong to it.',
        'Build again, and look who changed it.',
      ),
    ];
  if (own.kind === 'key' && own.key.fingerprint !== built.fingerprint)
    return [
      problem(
        'signing-key',
        `This build is signed with another key (${short(built)}) than VITRINE_SIGNING_KEY (${short(own.key)}).`,
        'Customers compare the key: build with the one that they know, or tell them about the new one.',
      ),
    ];
  return [
    fine('signing-key', `This build is signed with the key ${short(built)}.`),
    ...(await published(manifest, built)),
  ];
}

function readKey(
  written: string | undefined,
):
  | { readonly kind: 'none' }
  | { readonly kind: 'unusable'; readonly message: string }
  | { readonly kind: 'key'; readonly key: PublicKey } {
  if (!written?.trim()) return { kind: 'none' };
  try {
    return { kind: 'key', key: readSigningKey(written).publicKey };
  } catch (error) {
    return { kind: 'unusable', message: (error as Error).message };
  }
}

/** Nothing where the site does not answer: that is said of its address already. */
async function published({ site }: Manifest, built: PublicKey): Promise<Finding[]> {
  const signal = AbortSignal.timeout(lookSeconds * 1000);
  const answer = await fetchPublished(`${site}/${signingKeyFile}`, largestKeyFile, (address, options) =>
    fetch(address, { ...options, signal }),
  );
  if (answer.kind === 'failed') return [];
  const shown = answer.kind === 'body' ? readPublicKey(answer.bytes.toString('utf8')) : null;
  if (shown?.fingerprint === built.fingerprint)
    return [fine('signing-key-site', `${site} shows the same key.`)];
  return [
    warning(
      'signing-key-site',
      shown === null ? `${site} shows no key.` : `${site} shows another key, ${short(shown)}.`,
      'Expected until this build is published; after that somebody else has published there.',
    ),
  ];
}

const largestKeyFile = 64 * 1024;

function short({ fingerprint }: PublicKey): string {
  return `${fingerprint.slice(0, 16)}…`;
}

function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}
