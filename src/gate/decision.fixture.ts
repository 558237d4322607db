import type { Decision } from './decide-request.ts';
import { approver, type Rig, requestForm, sign, verified, visitor } from './gate.fixture.ts';

/** For tests: a request whose address is proved and whose agreement is signed, so that staff can decide it. */
export async function inReview(
  rig: Rig,
  form = requestForm(),
): Promise<{ session: string; requestId: string }> {
  const own = await verified(rig, form);
  await sign(rig, own);
  return own;
}

/** Decides as an approver from the command line, unless another caller is named. */
export function decide(
  rig: Rig,
  requestId: string,
  decision: Decision,
  caller: { as: string } | { session: string } = approver,
) {
  return rig.gate.decideRequest(visitor, { caller, requestId, decision });
}

/** The status of somebody's newest request as they see it; otherwise what they see instead. */
export async function statusOf(rig: Rig, session: string): Promise<string | undefined> {
  const shown = await rig.gate.showStatus(session);
  return shown.kind === 'status' ? shown.requests[0]?.status : shown.kind;
}

/** Subjects of the mails to an address, those that wait now included. */
export async function mailsTo(rig: Rig, to: string): Promise<readonly string[]> {
  await rig.deliver();
  return rig.mailbox.filter((mail) => mail.to === to).map(({ subject }) => subject);
}
