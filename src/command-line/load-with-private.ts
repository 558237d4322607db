import { vaultTools } from '#integrations/vault-tools.ts';
import { type Loaded, load } from '#load/load.ts';
import { openPrivate } from '#load/open-private.ts';

/**
 * A content folder together with the settings that a public repository keeps encrypted, for documents that are internal. Without a
 * key for them they are missing, and `refusedFiles` names them.
 */
export function loadWithPrivate(root: string): Promise<Loaded> {
  return openPrivate(load(root), () => vaultTools(root));
}
