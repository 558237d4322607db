import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isOpen,
  type RequestEvent,
  type RequestState,
  requestEvents,
  requestStatuses,
  transition,
} from './access-request.ts';

const reached = (state: RequestState, event: RequestEvent) => {
  const answer = transition(state, event);
  return answer.kind === 'next' ? answer.status : answer.code;
};
const state = fc.record({
  status: fc.constantFrom(...requestStatuses),
  order: fc.constantFrom('nda-first' as const, 'approval-first' as const),
  agreed: fc.boolean(),
});

describe('transition', () => {
  test('the whole table, for a request whose agreements are accepted', () => {
    const table = requestStatuses.map((status) => {
      const moves = requestEvents.flatMap((event) => {
        const next = transition({ status, order: 'approval-first', agreed: true }, event);
        return next.kind === 'next' ? [`${event} → ${next.status}`] : [];
      });
      return `${status}: ${moves.join(', ') || 'the end'}`;
    });
    expect(table).toEqual([
      'submitted: verify → verified, withdraw → withdrawn',
      'verified: agree → agreed, queue → in-review, approve → active, withdraw → withdrawn',
      'agreed: queue → in-review, approve → active, withdraw → withdrawn',
      'in-review: agree → in-review, approve → active, deny → denied, ask → more-info, withdraw → withdrawn',
      'more-info: agree → more-info, resume → in-review, withdraw → withdrawn',
      'approved: agree → active, withdraw → withdrawn, revoke → revoked',
      'active: agree → active, expire → expired, revoke → revoked',
      'denied: the end',
      'withdrawn: the end',
      'expired: the end',
      'revoked: the end',
    ]);
  });

  test('approved without an agreement waits for it, in either order', () => {
    expect(reached({ status: 'in-review', order: 'approval-first', agreed: false }, 'approve')).toBe(
      'approved',
    );
    expect(reached({ status: 'in-review', order: 'nda-first', agreed: false }, 'approve')).toBe('approved');
    expect(reached({ status: 'verified', order: 'nda-first', agreed: false }, 'approve')).toBe(
      'agreement-first',
    );
    expect(reached({ status: 'verified', order: 'nda-first', agreed: false }, 'queue')).toBe(
      'agreement-first',
    );
  });

  test('property: nobody becomes active without a proved address, an approval and an agreement', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('nda-first' as const, 'approval-first' as const),
        fc.array(fc.constantFrom(...requestEvents), { maxLength: 30 }),
        (order, events) => {
          let now: RequestState = { status: 'submitted', order, agreed: false };
          const happened = new Set<RequestEvent>();
          for (const event of events) {
            const agreed = now.agreed || event === 'agree';
            const answer = transition({ ...now, agreed }, event);
            if (answer.kind === 'refused') continue;
            happened.add(event);
            now = { ...now, agreed, status: answer.status };
            if (now.status === 'active')
              expect([...happened]).toEqual(expect.arrayContaining(['verify', 'agree', 'approve']));
          }
        },
      ),
    );
  });

  test('property: what has ended never moves again, and only open requests can be withdrawn', () => {
    fc.assert(
      fc.property(state, fc.constantFrom(...requestEvents), (from, event) => {
        const answer = transition(from, event);
        if (['denied', 'withdrawn', 'expired', 'revoked'].includes(from.status))
          expect(answer.kind).toBe('refused');
        if (event === 'withdraw') expect(answer.kind === 'next').toBe(isOpen(from.status));
      }),
    );
  });
});
