import { readLines, type TextProblem } from '#domain/gate/written-text.ts';
import { titlesOf } from './case-file.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { queuedMail } from './mails.ts';
import { type MoveRefusal, moveRequest } from './move-request.ts';
import { recordEvent } from './record-event.ts';
import { notifyStaff } from './send-message.ts';
import { findSession } from './sessions.ts';
import { ownCase } from './show-agreement.ts';
import { unlessRefused } from './unless-refused.ts';

export type AnswerOutcome =
  | { readonly kind: 'answered' }
  | { readonly kind: 'invalid'; readonly problem: TextProblem }
  | { readonly kind: 'refused'; readonly code: MoveRefusal; readonly message: string }
  | { readonly kind: 'not-found' | 'sign-in' };

/** The requester answers what staff asked; the request goes back to review. */
export async function answerQuestion(
  parts: GateParts,
  context: RequestContext,
  input: { readonly session: string | undefined; readonly requestId: string; readonly answer: string },
): Promise<AnswerOutcome> {
  const { ports, catalogue } = parts;
  const outcome = await unlessRefused(ports.store, async (tx): Promise<AnswerOutcome> => {
    const session = await findSession(parts, tx, 'requester', input.session);
    if (!session) return { kind: 'sign-in' };
    const file = await ownCase(tx, session, input.requestId);
    if (!file) return { kind: 'not-found' };
    const answer = readLines(input.answer, 2000);
    if (answer.kind === 'refused') return { kind: 'invalid', problem: answer.problem };
    const changes = { answer: answer.text, queuedAt: ports.clock.now() };
    const moved = await moveRequest(parts, tx, file, 'resume', changes);
    if (moved.kind === 'refused') return moved;
    const { id } = file.request;
    const actor = { kind: 'requester', email: session.email } as const;
    const personal = { text: ['text', answer.text] } as const;
    await recordEvent(parts, tx, { event: 'information-given', actor, request: id, personal, context });
    const titles = titlesOf(catalogue, file.documentIds);
    const mail = queuedMail(catalogue.site, moved.request, titles, catalogue.approval.target);
    await notifyStaff(parts, tx, { kind: 'information-given', mail, requestId: id });
    return { kind: 'answered' };
  });
  if (outcome.kind === 'answered') ports.wakeDelivery();
  return outcome;
}
