import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { vaultTools } from '#integrations/vault-tools.ts';
import { load } from '#load/load.ts';
import { openPrivate } from '#load/open-private.ts';
import { privateFile } from '#load/private-file.ts';
import { type Finding, fine, problem, warning } from '#server/doctor/finding.ts';
import { readCatalogue } from '#server/read-catalogue.ts';

/**
 * Whether the settings that a public repository keeps encrypted open with the key of this environment, are sound, and are in the
 * build. Nothing where the content is not on this machine or has none. Quotes nothing of them.
 * @param root the content folder
 */
export async function checkPrivateSettings(root: string, distDir: string): Promise<Finding[]> {
  if (!existsSync(join(root, privateFile))) return [];
  const { trustCenter, facts, diagnostics } = await openPrivate(load(root), () => vaultTools(root));
  const wrong = diagnostics.filter(({ file, severity }) => file === privateFile && severity !== 'info');
  if (facts.privateSettings !== 'read' || wrong.length > 0)
    return wrong.map(({ message, hint, place }) =>
      problem(
        'private-settings',
        `${privateFile}${place ? `, line ${place.line}` : ''}: ${message}`,
        hint ?? 'A build refuses to go on with it.',
      ),
    );
  const build = await readCatalogue(join(distDir, 'gate', 'catalogue.json'));
  const built = build.kind === 'catalogue' ? build.catalogue.staff : [];
  const missing = trustCenter.gate.data.staff.filter(
    ({ email, role }) => !built.some((one) => one.email === email && one.role === role),
  );
  if (build.kind === 'catalogue' && missing.length > 0)
    return [
      warning(
        'private-settings',
        `The build knows ${missing.length} of the content's staff not at all, or in another role.`,
        'Build again, and restart the server.',
      ),
    ];
  return [fine('private-settings', `${privateFile} opens with this key and is sound.`)];
}
