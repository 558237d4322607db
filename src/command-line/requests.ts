import { type RequestStatus, requestStatuses } from '#domain/gate/access-request.ts';
import type { Decision } from '#gate/decide-request.ts';
import type { Gate } from '#gate/gate.ts';
import type { RequestSummary } from '#gate/list-requests.ts';
import type { RequestDetail } from '#gate/show-request.ts';
import { type Command, CommandFailure, type ExitCode, exit, type Invocation, textOption } from './command.ts';
import { distHelp, distOption } from './dist-option.ts';
import { withOperatorGate } from './with-operator-gate.ts';

/** `vitrine requests`: the staff's actions without a browser. */
export const requestsCommand: Command = {
  name: 'requests',
  summary: 'Lists access requests and decides on them.',
  usage: 'list | show ID | approve ID | deny ID | ask ID | revoke ID  --as EMAIL',
  help: `
  list                 verified requests, oldest first; --status narrows (in-review, active, …)
  show ID              one request with its history
  approve ID           --documents A,B (default: all that were requested) --days N
  deny ID              --reason TEXT, which the requester reads
  ask ID               --question TEXT, which the requester reads
  revoke ID            --reason TEXT, which the requester reads; ends access at once
  --as EMAIL           who acts: an address of gate.yaml's staff, whose role decides what it may do
  --format             text | json
${distHelp}

Exit code 0: done; 1: refused; 2: the command could not run.`,
  takesWords: true,
  options: {
    ...distOption,
    as: { type: 'string' },
    status: { type: 'string' },
    documents: { type: 'string' },
    days: { type: 'string' },
    reason: { type: 'string' },
    question: { type: 'string' },
    format: { type: 'string' },
  },
  run(invocation) {
    const [action = '', id] = invocation.positionals;
    const act = actions[action];
    if (!act) throw new CommandFailure(`say what to do: ${Object.keys(actions).join(', ')}.`);
    if (action !== 'list' && id === undefined)
      throw new CommandFailure(`${action} needs the id of a request; requests list shows them.`);
    const format = textOption(invocation, 'format') ?? 'text';
    if (!['text', 'json'].includes(format))
      throw new CommandFailure(`--format ${format} is unknown; formats are text and json.`);
    const caller = { as: required(invocation, 'as', 'who acts, an address of gate.yaml’s staff') };
    return withOperatorGate(invocation, (gate) => act({ invocation, gate, caller, requestId: id ?? '' }));
  },
};

interface Action {
  readonly invocation: Invocation;
  readonly gate: Gate;
  readonly caller: { readonly as: string };
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
  revoke,
};

/** What the audit log notes as the client of a decision at the command line. */
const context = { clientAddress: 'command-line', userAgent: 'vitrine requests' };

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
  const days = textOption(invocation, 'days');
  if (days !== undefined && !/^[1-9]\d*$/.test(days))
    throw new CommandFailure(`--days is ${days}; expected a whole number of days, such as 14.`);
  return { kind: 'approve', ...(documents ? { documents } : {}), ...(days ? { days: Number(days) } : {}) };
}

function required(invocation: Invocation, name: string, what: string): string {
  const value = textOption(invocation, name);
  if (value === undefined || value.trim() === '') throw new CommandFailure(`--${name} is missing: ${what}.`);
  return value;
}

interface Refusal {
  readonly kind: string;
  readonly message?: string;
}

function refused(invocation: Invocation, refusal: Refusal): ExitCode {
  const message =
    refusal.message ?? (refusal.kind === 'not-found' ? 'There is no such request.' : 'This is not allowed.');
  if (textOption(invocation, 'format') === 'json')
    invocation.terminal.out(`${JSON.stringify(refusal, null, 2)}\n`);
  invocation.terminal.err(`${message}\n`);
  return exit.errors;
}

function print(invocation: Invocation, value: unknown, text: string): ExitCode {
  invocation.terminal.out(
    textOption(invocation, 'format') === 'json' ? `${JSON.stringify(value, null, 2)}\n` : text,
  );
  return exit.fine;
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

function minute(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
