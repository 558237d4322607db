import { signingKeyFile } from '#export/manifest.ts';
import type { SignatureState, Verdict } from './check-site.ts';

type Checked = Extract<Verdict, { kind: 'checked' }>;

/** A verdict as text for people. */
export function verdictText(url: string, { manifest, signature, differences }: Checked): string {
  const { files, asOf, source, generator } = manifest;
  const commit = source
    ? `commit ${source.commit.slice(0, 12)}${source.clean ? '' : ' with changes that were not committed'}`
    : 'no commit named';
  const lines = [
    `${url}: ${files.length} files, as of ${asOf}, ${commit}, built by ${generator.name} ${generator.version}.`,
    signatureWords(signature),
    differences.length === 0
      ? `Every file is as listed.`
      : `${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}:`,
    ...differences.map(({ kind, path, message }) => `  ${kind.padEnd(11)}  ${path}  ${message}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** A verdict as data. */
export function verdictJson(url: string, { manifest, signature, differences }: Checked): string {
  const { site, asOf, source, generator, files } = manifest;
  return `${JSON.stringify({ version: 1, url, site, asOf, source, generator, signature, files: files.length, differences }, null, 2)}\n`;
}

function signatureWords(signature: SignatureState): string {
  switch (signature.state) {
    case 'good':
      return signature.key === 'given'
        ? `Signature: good, by the given key ${signature.fingerprint}.`
        : `Signature: good, by the key ${signature.fingerprint} that the site itself publishes. Whoever can change the site can change that key: compare it with a copy from elsewhere, or give that copy with --key (it is at /${signingKeyFile}).`;
    case 'bad':
      return 'Signature: BAD.';
    case 'unsigned':
      return 'Signature: none. This shows that the files are those that the site lists, and not who published them.';
    default:
      return signature satisfies never;
  }
}
