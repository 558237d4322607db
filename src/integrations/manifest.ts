import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import {
  type Manifest,
  manifestFile,
  manifestText,
  signatureFile,
  signingKeyFile,
} from '#export/manifest.ts';
import { repositoryState } from '#load/repository-state.ts';
import { recordStep } from './build-record.ts';
import type { ContentOptions } from './content.ts';
import { checkedContent } from './loaded-content.ts';
import { listedFiles } from './manifest/listed-files.ts';
import { readSigningKey, type SigningKey } from './manifest/signing-key.ts';

/**
 * Lists every published file with its hash, and signs the list where `VITRINE_SIGNING_KEY` holds a key. It runs after
 * everything that writes, and before the leak gate, which reads the manifest like any other file.
 */
export function publishedManifest({ root, today }: ContentOptions): AstroIntegration {
  return {
    name: 'vitrine-manifest',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const started = performance.now();
        const written = process.env.VITRINE_SIGNING_KEY?.trim();
        const key = written ? readSigningKey(written) : null;
        const site = checkedContent(root, today).trustCenter.trust.data.site.url.replace(/\/+$/, '');
        const count = writeManifest(
          fileURLToPath(dir),
          { site, asOf: today, source: repositoryState(root) },
          key,
        );
        const signed = key ? `signed with the key ${key.publicKey.fingerprint.slice(0, 16)}…` : 'not signed';
        recordStep('Manifest', `${count} files listed, ${signed}`, performance.now() - started);
      },
    },
  };
}

/** Writes the manifest of a folder, with signature and public key where there is a key; gives the number of files listed. */
export function writeManifest(
  folder: string,
  { site, asOf, source }: Pick<Manifest, 'site' | 'asOf' | 'source'>,
  key: SigningKey | null,
): number {
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  if (key) put(signingKeyFile, keyText(key));
  const files = listedFiles(folder);
  const text = manifestText({
    kind: 'vitrine-manifest',
    version: 1,
    site,
    asOf,
    generator: { name: 'Vitrine', version },
    source,
    signature: key ? { algorithm: 'Ed25519', key: key.publicKey.fingerprint } : null,
    files,
  });
  put(manifestFile, text);
  if (key) put(signatureFile, `${key.sign(Buffer.from(text, 'utf8'))}\n`);
  return files.length;
}

function keyText({ publicKey }: SigningKey): string {
  return [
    `Ed25519 key that signs /${manifestFile}; SHA-256 of its SPKI form: ${publicKey.fingerprint}`,
    'Compare this with a copy from elsewhere: whoever can change this site can change this file.',
    '',
    publicKey.pem,
  ].join('\n');
}

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  version: string;
};
