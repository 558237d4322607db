import { decisionDue } from '#domain/gate/decision-target.ts';
import { may } from '#domain/gate/staff-role.ts';
import { titlesOf } from './case-file.ts';
import { overdueMail } from './follow-up-mails.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import type { RequestRecord } from './records.ts';
import { sendMessage } from './send-message.ts';

/**
 * Tells who stands in when a request has waited longer than the time that requesters are told: first the delegate of
 * `gate.yaml`, after the same time again also every admin. Each step once for each time that it came to staff.
 */
export async function escalateRequests(parts: GateParts): Promise<{ readonly escalated: number }> {
  const { ports } = parts;
  const late = await ports.store.read(async (tx) => {
    const found = overdue(parts, await tx.requests.list(['in-review']));
    const marked = await tx.notices.marked(found.map(({ name }) => name));
    return found.filter(({ name }) => !marked.has(name));
  });
  let escalated = 0;
  for (const { request } of late) {
    if (await ports.store.transaction((tx) => escalate(parts, tx, request.id))) escalated += 1;
  }
  if (escalated > 0) ports.wakeDelivery();
  return { escalated };
}

interface Overdue {
  readonly request: RequestRecord;
  readonly step: 1 | 2;
  readonly name: string;
}

/** The step that each request has reached; what comes to it later counts its own. */
function overdue({ ports, catalogue }: GateParts, requests: readonly RequestRecord[]): readonly Overdue[] {
  const { target } = catalogue.approval;
  const now = ports.clock.now();
  return requests.flatMap((request): Overdue[] => {
    const { id, queuedAt } = request;
    const first = target && queuedAt !== null ? decisionDue(queuedAt, target) : null;
    if (!target || first === null || now < first) return [];
    const step = now >= (decisionDue(first, target) ?? now) ? 2 : 1;
    return [{ request, step, name: `overdue ${id} ${queuedAt} ${step}` }];
  });
}

async function escalate(parts: GateParts, tx: Transaction, requestId: string): Promise<boolean> {
  const { ports, catalogue } = parts;
  const request = await tx.requests.find(requestId);
  const [late] = request?.status === 'in-review' ? overdue(parts, [request]) : [];
  const { target = '' } = catalogue.approval;
  if (!late || !(await tx.notices.mark(late.name, ports.clock.now()))) return false;
  const { step } = late;
  const documents = titlesOf(catalogue, await tx.requests.documentsOf(requestId));
  const mail = overdueMail(catalogue.site, late.request, { documents, target, step });
  const people = await peopleFor(parts, tx, step);
  for (const to of people.filter((email) => email !== late.request.email))
    await sendMessage(parts, tx, { kind: 'request-overdue', to, mail, requestId });
  await recordEvent(parts, tx, {
    event: 'request-overdue',
    actor: { kind: 'system' },
    request: requestId,
    data: { step, told: people.length },
  });
  return true;
}

/** The delegate, while that person may decide, else everybody who may; at the second step every admin too. */
async function peopleFor(
  { catalogue }: GateParts,
  tx: Transaction,
  step: Overdue['step'],
): Promise<readonly string[]> {
  const ended = new Set((await tx.endedStaff.list()).map(({ email }) => email));
  const deciding = catalogue.staff
    .map(({ email, role }) => ({ email: email.toLowerCase(), role }))
    .filter(({ email, role }) => may(role, 'decide') && !ended.has(email));
  const delegate = catalogue.approval.delegate?.toLowerCase();
  const standIn = deciding.filter(({ email }) => email === delegate);
  const first = standIn.length > 0 ? standIn : deciding;
  const admins = step === 2 ? deciding.filter(({ role }) => role === 'admin') : [];
  return [...new Set([...first, ...admins].map(({ email }) => email))];
}
