import type { ExitCode } from '../command.ts';
import type { GateAction } from './invitation-actions.ts';
import { commandLineContext, minute, print, refused, required } from './report.ts';

/** `requests staff`: who has rights and open sessions. */
export async function staffMembers({ invocation, gate, caller }: GateAction): Promise<ExitCode> {
  const outcome = await gate.showStaff(caller);
  if (outcome.kind !== 'staff') return refused(invocation, outcome);
  const lines = outcome.members.map(({ email, role, groupRole, ended, sessions }) => {
    const state = ended
      ? `rights ended ${minute(ended.endedAt)} by ${ended.endedBy}`
      : (role ?? (groupRole === null ? 'no role in gate.yaml' : `${groupRole} by a group at the provider`));
    return `${email}  ${state}, ${sessions} open sessions\n`;
  });
  return print(invocation, outcome.members, lines.join(''));
}

/** `requests revoke-staff EMAIL`: acts from the next request of any session on. */
export async function revokeStaff({ invocation, gate, caller, subject }: GateAction): Promise<ExitCode> {
  const reason = required(invocation, 'reason', 'why, for the log');
  const change = { kind: 'end', reason } as const;
  const outcome = await gate.changeStaff(commandLineContext, { caller, email: subject, change });
  if (outcome.kind !== 'done') return refused(invocation, outcome);
  const { sessions } = outcome;
  const text = `The rights of ${subject} have ended, and ${sessions} open sessions with them. Take the person out of gate.yaml and of the group at the identity provider, too.\n`;
  return print(invocation, outcome, text);
}

/** `requests restore-staff EMAIL`. */
export async function restoreStaff({ invocation, gate, caller, subject }: GateAction): Promise<ExitCode> {
  const change = { kind: 'restore' } as const;
  const outcome = await gate.changeStaff(commandLineContext, { caller, email: subject, change });
  if (outcome.kind !== 'done') return refused(invocation, outcome);
  return print(invocation, outcome, `The ended rights of ${subject} are given back.\n`);
}
