import type { Gate } from '#gate/gate.ts';
import type { WebhookAction } from '#gate/manage-webhooks.ts';
import { type Command, CommandFailure, type ExitCode, type Invocation } from './command.ts';
import { eachOf } from './requests/each-of.ts';
import { commandLineContext, minute, print, refused } from './requests/report.ts';
import { unknownAction } from './unknown-action.ts';
import { staffHelp, staffOptions, withStaffGate } from './with-staff-gate.ts';

/** `vitrine webhooks`: what was not delivered to other systems, and how to deliver it after all. */
export const webhooksCommand: Command = {
  name: 'webhooks',
  summary: 'Lists calls of webhooks; retries or discards those that were given up.',
  usage: 'list | retry ID … | discard ID … | resume ENDPOINT …  --as EMAIL',
  help: `
  list                 the endpoints of gate.yaml and the newest calls; --dead: only those that were given up
  retry ID …           calls again, with all attempts (ids begin with w-)
  discard ID …         gives it up for good and empties it
  resume ENDPOINT …    an endpoint that answered 410 gets events again; what was given up until then is retried by its id

${staffHelp}

Exit code 0: done; 1: refused; 2: the command could not run.`,
  takesWords: true,
  options: {
    ...staffOptions,
    dead: { type: 'boolean' },
  },
  run(invocation) {
    const [action = '', subject = '', ...more] = invocation.positionals;
    const changes = action === 'list' ? [] : [subject, ...more].map((one) => changeOf(action, one));
    if (action === 'list' && subject !== '')
      throw new CommandFailure(`list takes no further words; ${subject} would be left out.`);
    return withStaffGate(invocation, (gate, caller) =>
      changes.length === 0
        ? list(invocation, gate, caller)
        : eachOf(invocation, changes.map(subjectOf), (one, own) =>
            apply(own, gate, caller, changeOf(action, one)),
          ),
    );
  },
};

function changeOf(action: string, subject: string): WebhookAction {
  if (action !== 'retry' && action !== 'discard' && action !== 'resume')
    throw unknownAction(action, ['list', 'retry', 'discard', 'resume']);
  if (subject === '')
    throw new CommandFailure(
      action === 'resume'
        ? 'resume needs the name of an endpoint; webhooks list shows them.'
        : `${action} needs the id of a call; webhooks list --dead shows them.`,
    );
  return action === 'resume' ? { kind: action, endpoint: subject } : { kind: action, callId: subject };
}

function subjectOf(change: WebhookAction): string {
  return change.kind === 'resume' ? change.endpoint : change.callId;
}

async function list(invocation: Invocation, gate: Gate, caller: { readonly as: string }): Promise<ExitCode> {
  const shown = await gate.showWebhooks(caller, invocation.values.dead === true ? 'dead' : undefined);
  if (shown.kind !== 'webhooks') return refused(invocation, shown);
  const endpoints = shown.endpoints.map(({ name, events, stopped }) => {
    const state =
      stopped === null ? 'gets events' : `stopped ${minute(stopped.stoppedAt)}: ${stopped.reason}`;
    return `${name}  ${events.length === 0 ? 'all events' : events.join(', ')}; ${state}\n`;
  });
  const calls = shown.calls.map(
    ({ id, state, createdAt, event, endpoint, attempts, lastError }) =>
      `${id}  ${state.padEnd(10)}  ${minute(createdAt)}  ${event} to ${endpoint}, ${attempts} attempts${lastError === null ? '' : `: ${lastError}`}\n`,
  );
  const lines = [...endpoints, ...(endpoints.length > 0 && calls.length > 0 ? ['\n'] : []), ...calls];
  return print(invocation, shown, lines.join('') || 'gate.yaml names no webhook, and there are no calls.\n');
}

async function apply(
  invocation: Invocation,
  gate: Gate,
  caller: { readonly as: string },
  action: WebhookAction,
): Promise<ExitCode> {
  const outcome = await gate.manageWebhooks(commandLineContext, { caller, action });
  if (outcome.kind !== 'done') return refused(invocation, outcome, notFound(action));
  return print(invocation, outcome, `${done[action.kind]}\n`);
}

function notFound({ kind }: WebhookAction): string {
  return kind === 'resume' ? 'No endpoint of this name is stopped.' : 'There is no such call.';
}

const done = {
  retry: 'The server calls it again.',
  discard: 'It is discarded.',
  resume: 'It gets events again.',
} as const;
