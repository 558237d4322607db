import type { Gate } from '#gate/gate.ts';
import type { InvitationSummary } from '#gate/list-invitations.ts';
import type { InvitationAction } from '#gate/manage-invitation.ts';
import { type ExitCode, exit, type Invocation, textOption } from '../command.ts';
import { type Caller, commandLineContext, minute, print, refused, required, wholeNumber } from './report.ts';

export interface GateAction {
  readonly invocation: Invocation;
  readonly gate: Gate;
  readonly caller: Caller;
  /** The second word: an id, an address or a domain. */
  readonly subject: string;
}

const noInvitation = 'There is no such invitation.';

/** `requests invite TO`: one person by address, or the people of a domain. */
export async function inviteSomebody({ invocation, gate, caller, subject }: GateAction): Promise<ExitCode> {
  const documents = required(invocation, 'documents', 'what they may read, ids with commas').split(',');
  const [days, openDays, places] = ['days', 'open-days', 'places'].map((name) =>
    wholeNumber(invocation, name),
  );
  const texts = (name: string) => textOption(invocation, name);
  const [deal, language, salesperson] = [texts('deal'), texts('language'), texts('salesperson')];
  const outcome = await gate.invite(commandLineContext, {
    caller,
    form: {
      to: subject,
      company: required(invocation, 'company', 'whose people are invited'),
      purpose: required(invocation, 'purpose', 'what they need the documents for'),
      documents,
      ...(days === undefined ? {} : { days }),
      ...(openDays === undefined ? {} : { openDays }),
      ...(places === undefined ? {} : { places }),
      ...(deal === undefined ? {} : { dealId: deal }),
      ...(language === undefined ? {} : { language }),
      ...(salesperson === undefined ? {} : { salesperson }),
    },
  });
  if (outcome.kind === 'invalid') {
    const wrong = Object.entries(outcome.problems).map(([field, problem]) => `${field}: ${problem}`);
    return refused(invocation, { ...outcome, message: `Nobody was invited. ${wrong.join('; ')}.` });
  }
  if (outcome.kind !== 'invited') return refused(invocation, outcome);
  const { invitationId, status } = outcome;
  const then =
    status === 'open'
      ? 'The mail with the link is on its way.'
      : 'It waits for an approver; nothing was sent.';
  return print(invocation, outcome, `${invitationId} is ${status}. ${then}\n`);
}

/** `requests invitations`: all, or one's own in sales. */
export async function listInvitations({ invocation, gate, caller }: GateAction): Promise<ExitCode> {
  const outcome = await gate.listInvitations({ caller });
  if (outcome.kind !== 'invitations') return refused(invocation, outcome);
  const lines = outcome.invitations.map(invitationLine).join('');
  return print(invocation, outcome.invitations, lines || 'No invitations.\n');
}

/** One invitation and who came by it. */
export async function showInvitation({ invocation, gate, caller, subject }: GateAction): Promise<ExitCode> {
  const outcome = await gate.showInvitation({ caller, invitationId: subject });
  if (outcome.kind !== 'invitation') return refused(invocation, outcome, noInvitation);
  const { invitation, people } = outcome;
  const came = people.map(
    ({ requestId, name, email, status, counted }) =>
      `  ${requestId}  ${status}  ${name} <${email}>${counted ? '' : ' (not approved in advance)'}\n`,
  );
  return print(invocation, outcome, `${invitationLine(invitation)}${came.join('')}`);
}

/** Approves, declines, extends, resends or revokes an invitation. */
export async function changeInvitation(
  { invocation, gate, caller, subject }: GateAction,
  action: InvitationAction,
): Promise<ExitCode> {
  const outcome = await gate.manageInvitation(commandLineContext, { caller, invitationId: subject, action });
  if (outcome.kind !== 'done') return refused(invocation, outcome, noInvitation);
  return print(invocation, outcome, `${subject} is ${outcome.status}.\n`);
}

/** `requests companies [DOMAIN]`. */
export async function companies({ invocation, gate, caller, subject }: GateAction): Promise<ExitCode> {
  if (subject !== '') return oneCompany({ invocation, gate, caller, subject });
  const outcome = await gate.listCompanies({ caller });
  if (outcome.kind !== 'companies') return refused(invocation, outcome);
  const onlyOlder = invocation.values.older === true;
  const found = outcome.companies.filter(({ older }) => !onlyOlder || older.length > 0);
  if (textOption(invocation, 'format') === 'csv') {
    const { companiesCsv } = await import('#gate/export-companies.ts');
    invocation.terminal.out(companiesCsv(found));
    return exit.fine;
  }
  const lines = found.map(
    ({ domain, names, people, running, downloads, lastAt, older }) =>
      `${minute(lastAt)}  ${domain}  ${names.join(', ')}: people ${people}, running access ${running}, downloads ${downloads}${older.length > 0 ? `; older report: ${older.join(', ')}` : ''}\n`,
  );
  return print(invocation, found, lines.join('') || 'No companies.\n');
}

async function oneCompany({ invocation, gate, caller, subject }: GateAction): Promise<ExitCode> {
  const outcome = await gate.showCompany({ caller, domain: subject });
  if (outcome.kind !== 'company') return refused(invocation, outcome, 'There is no such company.');
  const { company, people, engagement } = outcome;
  const lines = [
    `${company.domain}: ${company.names.join(', ')}`,
    ...people.map(
      ({ name, email, role, downloads }) => `  ${name} <${email}>, ${role}: ${downloads} downloads`,
    ),
    ...engagement.map(({ at, event, actor }) => `  ${minute(at)}  ${event}  (${actor})`),
  ];
  return print(invocation, outcome, `${lines.join('\n')}\n`);
}

function invitationLine(one: InvitationSummary): string {
  const { id, status, audience, address, domain, taken, places, company, documents, expiresAt, salesperson } =
    one;
  const who = audience === 'person' ? address : `${taken} of ${places} people at ${domain}`;
  return `${id}  ${status.padEnd(8)}  until ${minute(expiresAt)}  ${who}, ${company}: ${documents.join(', ')} (${salesperson})\n`;
}
