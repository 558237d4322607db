import { type RequestStatus, requestStatuses } from '#domain/gate/access-request.ts';
import { personLanguages } from '#domain/gate/person-language.ts';
import type { Decision } from '#gate/decide-request.ts';
import type { Gate } from '#gate/gate.ts';
import type { RequestSummary } from '#gate/list-requests.ts';
import type { RequestDetail } from '#gate/show-request.ts';
import { type Command, CommandFailure, type ExitCode, exit, type Invocation, textOption } from './command.ts';
import { eachOf } from './requests/each-of.ts';
import {
  changeInvitation,
  companies,
  type GateAction,
  inviteSomebody,
  listInvitations,
  showInvitation,
} from './requests/invitation-actions.ts';
import {
  type Caller,
  commandLineContext,
  minute,
  print,
  refused,
  required,
  wholeNumber,
} from './requests/report.ts';
import { restoreStaff, revokeStaff, staffMembers } from './requests/staff-actions.ts';
import { unknownAction } from './unknown-action.ts';
import { staffHelp, staffOptions, withStaffGate } from './with-staff-gate.ts';

/** `vitrine requests`: the staff's actions without a browser. */
export const requestsCommand: Command = {
  name: 'requests',
  summary: 'Lists access requests and decides on them.',
  usage:
    'list | show ID | approve ID … | deny ID … | ask ID … | extend ID … | resend ID … | language ID … | revoke ID … | invite TO | invitations | companies [DOMAIN] | staff | revoke-staff EMAIL | restore-staff EMAIL  --as EMAIL',
  help: `
Requests (ids begin with r-)
  list                 verified requests, oldest first; --status narrows (in-review, active, …)
  show ID              one request with its history
  approve ID …         --documents A,B (default: all that were requested) --days N
  deny ID …            --reason TEXT, which the requester reads
  ask ID …             --question TEXT, which the requester reads
  extend ID …          --days N from today: running access lasts until then
  resend ID …          sends the mail again that says what the person has
  language ID …        --language en|de: in which we write to the person, about all their requests
  revoke ID …          --reason TEXT, which the requester reads; ends access at once

Of several ids each is decided on its own, and one that is refused does not hold up the others; as JSON they are one list.

Invitations (ids begin with i-)
  invite TO            an address, or a domain; --company NAME --purpose TEXT --documents A,B --days N --open-days N
                       --places N (domain) --deal ID --language en|de --salesperson EMAIL
  invitations          newest first; sales see their own ones
  show ID, resend|extend|revoke ID …   as above: --days N, --reason TEXT
  approve|decline ID …   what sales may not promise by themselves; decline needs --reason TEXT

Companies
  companies [DOMAIN]   who has what, and did what; --older: only those with an older report; --format csv for the list

Staff (admins)
  staff                who has rights and open sessions
  revoke-staff EMAIL   --reason TEXT; ends rights and sessions at once, whatever the running build's gate.yaml says
  restore-staff EMAIL  gives them back

${staffHelp}

Exit code 0: done; 1: refused; 2: the command could not run.`,
  takesWords: true,
  options: {
    ...staffOptions,
    status: { type: 'string' },
    documents: { type: 'string' },
    days: { type: 'string' },
    reason: { type: 'string' },
    question: { type: 'string' },
    company: { type: 'string' },
    purpose: { type: 'string' },
    'open-days': { type: 'string' },
    places: { type: 'string' },
    deal: { type: 'string' },
    language: { type: 'string' },
    salesperson: { type: 'string' },
    older: { type: 'boolean' },
  },
  run(invocation) {
    const [action = '', subject = '', ...more] = invocation.positionals;
    const subjects = [subject, ...more];
    for (const one of subjects)
      if (actionFor(action, one) === null) throw unknownAction(action, Object.keys(actions));
    if (more.length > 0 && !ofSeveral.has(action))
      throw new CommandFailure(`${action} takes one at a time; ${more.join(', ')} would be left out.`);
    if (subject === '' && !withoutSubject.has(action))
      throw new CommandFailure(`${action} needs to know of what or whom: ${hints[action] ?? hints.other}`);
    const work = (gate: Gate, caller: Caller) =>
      eachOf(invocation, subjects, async (one, own) => {
        const given = { invocation: own, gate, caller, subject: one, requestId: one };
        return actionFor(action, one)?.(given) ?? exit.failed;
      });
    return withStaffGate(invocation, work, action === 'companies' ? ['text', 'json', 'csv'] : undefined);
  },
};

/** What is done to requests and invitations, to as many as are named. */
const ofSeveral = new Set(['approve', 'deny', 'decline', 'ask', 'extend', 'resend', 'revoke', 'language']);

function actionFor(action: string, subject: string): ((given: Action) => Promise<ExitCode>) | null {
  if (subject.startsWith('i-') && Object.hasOwn(invitationActions, action))
    return invitationActions[action] ?? null;
  return Object.hasOwn(actions, action) ? (actions[action] ?? null) : null;
}

const withoutSubject = new Set(['list', 'invitations', 'companies', 'staff']);

const hints: Readonly<Record<string, string>> = {
  invite: 'an address, or a domain such as acme.com.',
  'revoke-staff': 'an address; requests staff shows them.',
  'restore-staff': 'an address; requests staff shows them.',
  other: 'the id of a request; requests list shows them.',
};

interface Action extends GateAction {
  readonly requestId: string;
}

const actions: Readonly<Record<string, (action: Action) => Promise<ExitCode>>> = {
  list,
  show,
  approve: (action) => decide(action, approval(action.invocation)),
  deny: (action) =>
    decide(action, {
      kind: 'deny',
      reason: required(action.invocation, 'reason', 'the reason, which the requester reads'),
    }),
  ask: (action) =>
    decide(action, {
      kind: 'ask',
      question: required(action.invocation, 'question', 'the question, which the requester reads'),
    }),
  extend,
  resend,
  language,
  revoke,
  invite: inviteSomebody,
  invitations: listInvitations,
  companies,
  staff: staffMembers,
  'revoke-staff': revokeStaff,
  'restore-staff': restoreStaff,
};

/** The same words of an invitation. */
const invitationActions: Readonly<Record<string, (action: Action) => Promise<ExitCode>>> = {
  show: showInvitation,
  approve: (action) => changeInvitation(action, { kind: 'approve' }),
  resend: (action) => changeInvitation(action, { kind: 'resend' }),
  extend: (action) => changeInvitation(action, { kind: 'extend', days: daysOf(action) }),
  decline: (action) =>
    changeInvitation(action, {
      kind: 'decline',
      reason: required(action.invocation, 'reason', 'the reason, which the salesperson reads'),
    }),
  revoke: (action) =>
    changeInvitation(action, {
      kind: 'revoke',
      reason: required(action.invocation, 'reason', 'the reason, for the log'),
    }),
};

const context = commandLineContext;

async function extend(action: Action): Promise<ExitCode> {
  const { invocation, gate, caller, requestId } = action;
  const documents = textOption(invocation, 'documents')?.split(',');
  const outcome = await gate.extendGrant(context, {
    caller,
    requestId,
    days: daysOf(action),
    ...(documents ? { documents } : {}),
  });
  if (outcome.kind !== 'extended') return refused(invocation, outcome);
  const lines = outcome.grants.map(
    ({ documentId, until }) => `${documentId} lasts until ${minute(until)}.\n`,
  );
  return print(invocation, outcome, lines.join(''));
}

async function resend({ invocation, gate, caller, requestId }: Action): Promise<ExitCode> {
  const outcome = await gate.resendMail(context, { caller, requestId });
  if (outcome.kind !== 'resent') return refused(invocation, outcome);
  return print(invocation, outcome, 'The mail is on its way.\n');
}

async function language({ invocation, gate, caller, requestId }: Action): Promise<ExitCode> {
  const wanted = required(invocation, 'language', `one of ${personLanguages.join(', ')}`);
  const outcome = await gate.chooseRequesterLanguage(context, { caller, requestId, language: wanted });
  if (outcome.kind === 'unknown-language')
    throw new CommandFailure(`--language ${wanted} is unknown; mails are in ${personLanguages.join(', ')}.`);
  if (outcome.kind !== 'chosen') return refused(invocation, outcome);
  return print(
    invocation,
    outcome,
    `From now on we write to the person of ${requestId} in ${outcome.language}.\n`,
  );
}

function daysOf({ invocation }: Action): number {
  const days = wholeNumber(invocation, 'days');
  if (days === undefined) throw new CommandFailure('--days is missing: how many days from today.');
  return days;
}

async function list({ invocation, gate, caller }: Action): Promise<ExitCode> {
  const statuses = statusesOf(invocation);
  const outcome = await gate.listRequests({ caller, ...(statuses ? { statuses } : {}) });
  if (outcome.kind !== 'requests') return refused(invocation, outcome);
  return print(invocation, outcome.requests, outcome.requests.map(summaryLine).join('') || 'No requests.\n');
}

async function show({ invocation, gate, caller, requestId }: Action): Promise<ExitCode> {
  const outcome = await gate.showRequest({ caller, requestId });
  if (outcome.kind !== 'request') return refused(invocation, outcome);
  return print(invocation, outcome, detailText(outcome));
}

async function decide(
  { invocation, gate, caller, requestId }: Action,
  decision: Decision,
): Promise<ExitCode> {
  const outcome = await gate.decideRequest(context, { caller, requestId, decision });
  if (outcome.kind !== 'decided') return refused(invocation, outcome);
  return print(invocation, outcome, `${requestId} is ${outcome.status}. The requester is told by mail.\n`);
}

async function revoke({ invocation, gate, caller, requestId }: Action): Promise<ExitCode> {
  const documents = textOption(invocation, 'documents')?.split(',');
  const reason = required(invocation, 'reason', 'the reason, which the requester reads');
  const outcome = await gate.revokeGrant(context, {
    caller,
    requestId,
    reason,
    ...(documents ? { documents } : {}),
  });
  if (outcome.kind !== 'revoked') return refused(invocation, outcome);
  return print(invocation, outcome, `Access to ${outcome.documents.join(', ')} has ended.\n`);
}

function statusesOf(invocation: Invocation): RequestStatus[] | undefined {
  const written = textOption(invocation, 'status')?.split(',');
  return written?.map((word) => {
    const status = requestStatuses.find((known) => known === word.trim());
    if (status === undefined)
      throw new CommandFailure(`--status ${word} is unknown; a request is ${requestStatuses.join(', ')}.`);
    return status;
  });
}

function approval(invocation: Invocation): Decision {
  const documents = textOption(invocation, 'documents')?.split(',');
  const days = wholeNumber(invocation, 'days');
  return { kind: 'approve', ...(documents ? { documents } : {}), ...(days ? { days } : {}) };
}

function summaryLine({ id, status, submittedAt, name, email, company, documents }: RequestSummary): string {
  return `${id}  ${status.padEnd(10)}  ${minute(submittedAt)}  ${name} <${email}>, ${company}: ${documents.join(', ')}\n`;
}

function detailText({ request, documents, agreed, grants, history }: RequestDetail): string {
  const lines = [
    `${request.id}: ${request.status}`,
    `${request.name} <${request.email}>, ${request.company}`,
    `Documents: ${documents.join(', ')}`,
    `Agreement: ${agreed ? 'accepted' : 'not accepted'}`,
    ...grants.map(
      ({ documentId, status, expiresAt }) =>
        `Grant: ${documentId}, ${status}${expiresAt === null ? '' : `, until ${minute(expiresAt)}`}`,
    ),
    '',
    ...history.map(
      ({ seq, at, event, actor }) => `${String(seq).padStart(5)}  ${minute(at)}  ${event}  (${actor})`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
