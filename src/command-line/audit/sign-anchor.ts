import { anchorLine } from '#domain/gate/audit-anchor.ts';
import { CommandFailure, type ExitCode, exit, type Invocation } from '../command.ts';
import { withOperatorGate } from '../with-operator-gate.ts';

/** `audit anchor`: one signed line on standard output. */
export function printAnchor(invocation: Invocation): Promise<ExitCode> {
  return withOperatorGate(invocation, async (gate) => {
    const outcome = await gate.signAnchor();
    if (outcome.kind !== 'anchor') throw new CommandFailure(whyNone[outcome.kind]);
    invocation.terminal.out(`${anchorLine(outcome.anchor)}\n`);
    invocation.terminal.err(
      `Keep it where nobody with the database can change it, for example in a signed git tag:\n  npx vitrine audit anchor | git tag --sign --file - audit-${outcome.anchor.at.slice(0, 10)}\n`,
    );
    return exit.fine;
  });
}

const whyNone = {
  'no-key':
    'VITRINE_AUDIT_KEY is not set. Make a key with `npx vitrine audit keygen` and keep it apart from the database.',
  empty: 'The log has no entry yet: there is nothing to sign.',
} as const;

/** `audit keygen`: a new key, nothing written anywhere. */
export async function printKey({ terminal }: Invocation): Promise<ExitCode> {
  const [{ randomBytes }, { createAnchorSigner }] = await Promise.all([
    import('node:crypto'),
    import('#server/platform/ed25519.ts'),
  ]);
  const seed = randomBytes(32);
  terminal.out(`VITRINE_AUDIT_KEY=${seed.toString('base64url')}\n`);
  terminal.err(
    `Public key, for audit verify --anchor-key: ${createAnchorSigner(seed).publicKey}\nKeep the first line secret and out of the database and its backups. Note the public key elsewhere.\n`,
  );
  return exit.fine;
}
