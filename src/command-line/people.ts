import { type Command, CommandFailure, type ExitCode, exit, type Invocation } from './command.ts';
import { distHelp } from './dist-option.ts';
import { print, refused, required } from './requests/report.ts';
import { unknownAction } from './unknown-action.ts';
import { withOperatorGate } from './with-operator-gate.ts';
import { staffOptions, withStaffGate } from './with-staff-gate.ts';

/** `vitrine people`: what the gate holds of a person, erasing it, and what has been kept for its time. */
export const peopleCommand: Command = {
  name: 'people',
  summary: 'Exports or erases the data of a person, and removes what has been kept for its time.',
  usage:
    'export EMAIL --as ADDRESS | erase EMAIL --as ADDRESS --reference CASE --confirm EMAIL | retain [--dry-run]',
  help: `
  export EMAIL         everything that is held of this address, as JSON; the log notes that you looked
  erase EMAIL          ends access, then erases; the evidence of accepted agreements stays until its time is over
  retain               removes what gate.yaml's retention no longer keeps; the server does it every hour
  --as ADDRESS         who you are: an admin of gate.yaml
  --reference CASE     number of the case, without names: it stays in the log
  --confirm EMAIL      the address once more: erasing cannot be undone
  --dry-run            for retain: says what it would remove, and removes nothing
  --format             text | json, for erase and retain
${distHelp}

Backups that were taken before still hold what was erased: erase again after restoring one.
Exit code 0: done; 1: refused; 2: the command itself failed.`,
  takesWords: true,
  options: {
    ...staffOptions,
    reference: { type: 'string' },
    confirm: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  run(invocation) {
    const [action = ''] = invocation.positionals;
    if (action === 'export') return exportPerson(invocation);
    if (action === 'erase') return erasePerson(invocation);
    if (action === 'retain') return retain(invocation);
    throw unknownAction(action, ['export', 'erase', 'retain']);
  },
};

function exportPerson(invocation: Invocation): Promise<ExitCode> {
  const email = addressOf(invocation);
  return withStaffGate(invocation, async (gate, caller) => {
    const outcome = await gate.exportPerson({ caller, email });
    if (outcome.kind === 'not-an-address')
      return refused(invocation, { ...outcome, message: 'This is no address such as name@company.com.' });
    if (outcome.kind !== 'person') return refused(invocation, outcome);
    invocation.terminal.out(`${JSON.stringify(outcome.person, null, 2)}\n`);
    return exit.fine;
  });
}

function erasePerson(invocation: Invocation): Promise<ExitCode> {
  const email = addressOf(invocation);
  const erasure = {
    email,
    reference: required(invocation, 'reference', 'the number of the case'),
    confirmation: required(invocation, 'confirm', 'the address once more'),
  };
  return withStaffGate(invocation, async (gate, caller) => {
    const outcome = await gate.erasePerson(undefined, { ...erasure, caller });
    if (outcome.kind !== 'erased') return refused(invocation, outcome);
    const { requests, revoked, rows, values, kept } = outcome;
    const lines = [
      `Erased: ${requests} requests, ${rows} rows of mail, sessions, proofs and invitations, ${values} values beside the log.`,
      `Access that ended with it: ${revoked}.`,
      kept.length === 0
        ? 'No agreement was accepted: nothing is kept.'
        : `Kept as evidence of accepted agreements: ${kept.join(', ')}.`,
    ];
    return print(invocation, outcome, `${lines.join('\n')}\n`);
  });
}

function retain(invocation: Invocation): Promise<ExitCode> {
  const dryRun = invocation.values['dry-run'] === true;
  return withOperatorGate(invocation, async (gate) => {
    const counts = await gate.applyRetention({ dryRun });
    const lines = Object.entries(counts).map(([what, count]) => `${what}: ${count}\n`);
    const head = dryRun ? 'Would be removed or emptied:\n' : 'Removed or emptied:\n';
    return print(invocation, counts, head + lines.join(''));
  });
}

function addressOf({ positionals }: Invocation): string {
  const [, email, ...more] = positionals;
  if (email === undefined || more.length > 0)
    throw new CommandFailure('name one person: an address such as ada@example.com.');
  return email;
}
