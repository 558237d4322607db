import { generateIdentity, identityToRecipient } from 'age-encryption';
import { type ExitCode, exit, type Invocation } from '../command.ts';

/** A new pair: the secret line alone on stdout, so that it can be piped into a secret store; the rest on stderr. */
export async function keygen({ terminal }: Invocation): Promise<ExitCode> {
  const identity = await generateIdentity();
  const recipient = await identityToRecipient(identity);
  terminal.out(`${identity}\n`);
  terminal.err(
    [
      'The line above is the secret key. Give it to the server as VITRINE_VAULT_IDENTITY and keep a copy offline: without it',
      'nobody opens the vault again. Never put it into git.',
      `Add the public key to content/vault/recipients.txt, then run \`npx vitrine vault rotate\` with the old key:`,
      recipient,
      '',
    ].join('\n'),
  );
  return exit.fine;
}
