import type { Command } from './command.ts';
import { contentOptions } from './content-options.ts';
import { refuseStray, unknownAction } from './unknown-action.ts';

/** `vitrine vault`: the encrypted files of the content. */
export const vaultCommand: Command = {
  name: 'vault',
  summary: 'Makes keys, and adds, lists, verifies, opens and re-encrypts gated files.',
  usage: 'keygen | add FILE --for ID | list | verify | open ID --out FILE | rotate  [--content DIR]',
  help: `
  keygen               a new key pair: the secret line for the server, the public one for vault/recipients.txt
  add FILE --for ID    checks that the PDF can be stamped, encrypts it into the vault and writes hash, pages and size
                       into the front matter of the report or document ID
  list                 the files of the vault and who refers to them
  verify               decrypts every file and compares hash and size with the front matter; needs a key
  open ID --out FILE   decrypts one file to disk, for its owner; needs a key
  rotate               re-encrypts every file to the present recipients; needs a key. Copies in git's history stay
                       readable with the old keys
  --content DIR        the content folder (default: content, or VITRINE_CONTENT)

The key comes from VITRINE_VAULT_IDENTITY or VITRINE_VAULT_IDENTITY_FILE; the sample opens with its demo key.

Exit code 0: done; 1: a file was refused, or is not what its front matter states; 2: the command could not run.`,
  takesWords: true,
  options: { content: contentOptions.content, for: { type: 'string' }, out: { type: 'string' } },
  async run(invocation) {
    const [action = ''] = invocation.positionals;
    // Loaded here, so that `check` starts without the PDF libraries.
    const { vaultActions } = await import('./vault/vault-actions.ts');
    const act = Object.hasOwn(vaultActions, action) ? vaultActions[action] : undefined;
    if (!act) throw unknownAction(action, Object.keys(vaultActions));
    refuseStray(invocation, action === 'add' || action === 'open' ? 2 : 1);
    return act(invocation);
  },
};
