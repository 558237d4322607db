import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type Manifest,
  type ManifestEntry,
  manifestFile,
  manifestText,
  signatureFile,
  signingKeyFile,
} from '#export/manifest.ts';
import { repositoryState } from '#load/repository-state.ts';
import { countedIn } from '#site/words/counting.ts';
import type { CheckedContent } from './loaded-content.ts';
import { listedFile } from './manifest/listed-file.ts';
import { readSigningKey, type SigningKey } from './manifest/signing-key.ts';
import { type OutputFile, outputFile } from './output-file.ts';
import { type OutputReader, type OutputStep, readOutput } from './read-output.ts';

/**
 * Lists every published file with its hash, and signs the list where `VITRINE_SIGNING_KEY` holds a key. It runs after
 * everything that writes, and before the leak gate, which reads the manifest like any other file.
 */
export function manifestStep({ root, today, trustCenter }: CheckedContent): OutputStep {
  return (folder) => {
    const written = process.env.VITRINE_SIGNING_KEY?.trim();
    const key = written ? readSigningKey(written) : null;
    const site = trustCenter.trust.data.site.url.replace(/\/+$/, '');
    return manifestReader(folder, { site, asOf: today, source: repositoryState(root) }, key);
  };
}

/** Writes the manifest of a folder, with signature and public key where there is a key. */
export function writeManifest(folder: string, head: ManifestHead, key: SigningKey | null): Promise<void> {
  return readOutput(folder, [() => manifestReader(folder, head, key)]);
}

type ManifestHead = Pick<Manifest, 'site' | 'asOf' | 'source'>;

function manifestReader(folder: string, head: ManifestHead, key: SigningKey | null): OutputReader {
  const entries = new Map<string, ManifestEntry>();
  const take = (file: OutputFile) => {
    entries.set(file.path, listedFile(file));
  };
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    return path;
  };
  return {
    name: 'Manifest',
    take,
    finish: () => {
      const keys = key ? [put(signingKeyFile, keyText(key))] : [];
      for (const path of keys) take(outputFile(folder, path));
      const files = [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
      const text = textOf(head, files, key);
      const signature = key ? [put(signatureFile, `${key.sign(Buffer.from(text, 'utf8'))}\n`)] : [];
      const signed = key ? `signed with the key ${key.publicKey.fingerprint.slice(0, 16)}…` : 'not signed';
      return {
        written: [...keys, put(manifestFile, text), ...signature],
        what: `${countedIn('en')(files.length, 'file', 'files')} listed, ${signed}`,
      };
    },
  };
}

function textOf(head: ManifestHead, files: ManifestEntry[], key: SigningKey | null): string {
  return manifestText({
    kind: 'vitrine-manifest',
    version: 1,
    ...head,
    generator: { name: 'Vitrine', version },
    signature: key ? { algorithm: 'Ed25519', key: key.publicKey.fingerprint } : null,
    files,
  });
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
