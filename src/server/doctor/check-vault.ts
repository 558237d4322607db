import { join } from 'node:path';
import { createAgeVault } from '#server/vault/age-vault.ts';
import type { CheckedStart } from '../check-start.ts';
import { type Finding, fine, problem, warning } from './finding.ts';

/** Opens every gated file with the server's keys, as a download does, and compares it with what the front matter states. */
export async function checkVault(
  { catalogue, identities, demo }: CheckedStart,
  distDir: string,
): Promise<Finding[]> {
  const vault = createAgeVault(join(distDir, 'gate', 'vault'), identities);
  const findings: Finding[] = [];
  for (const document of catalogue.documents) {
    const opened = await vault.open(document);
    if (opened.kind === 'refused')
      findings.push(
        problem('vault-file', `${document.id}: ${opened.message}`, 'Nobody can download it until then.'),
      );
  }
  if (findings.length === 0)
    findings.push(
      fine('vault-file', `${catalogue.documents.length} gated files decrypt and are what the build states.`),
    );
  if (demo)
    findings.push(
      warning(
        'demo-key',
        'The vault opens with the published demo key, which protects nothing.',
        'For trying on this machine only. Before a real report: npx vitrine vault keygen, then vault rotate.',
      ),
    );
  return findings;
}
