import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedByRules, type InvitationFacts, invitationStatus, isInvited } from './invitation.ts';

const invitation = (changes: Partial<InvitationFacts> = {}): InvitationFacts => ({
  audience: 'domain',
  address: '',
  domain: 'acme.com',
  places: 2,
  expiresAt: 100,
  approvedAt: 1,
  endedAt: null,
  ...changes,
});
const addressOf = (address: string) => ({ address, domain: address.slice(address.lastIndexOf('@') + 1) });

describe('how an invitation stands', () => {
  test.each([
    ['open', {}, 1, 99],
    ['used', {}, 2, 99],
    ['expired', {}, 0, 100],
    ['waiting', { approvedAt: null }, 0, 99],
    ['declined', { approvedAt: null, endedAt: 5 }, 0, 99],
    ['revoked', { endedAt: 5 }, 2, 200],
  ] as const)('%s', (status, changes, taken, now) => {
    expect(invitationStatus(invitation(changes), taken, now)).toBe(status);
  });

  test('property: nothing opens again as time goes on or places are taken', () => {
    const moments = fc.record({
      now: fc.nat(200),
      later: fc.nat(200),
      taken: fc.nat(4),
      more: fc.nat(4),
      approvedAt: fc.option(fc.nat(200)),
      endedAt: fc.option(fc.nat(200)),
    });
    fc.assert(
      fc.property(moments, ({ now, later, taken, more, ...facts }) => {
        const before = invitationStatus(invitation(facts), taken, now);
        const after = invitationStatus(invitation(facts), taken + more, now + later);
        if (after === 'open') expect(before).toBe('open');
      }),
    );
  });
});

test('statement 4: an invited domain is that domain and no other', () => {
  expect(isInvited(addressOf('ada@acme.com'), invitation())).toBe(true);
  for (const address of ['a@evilacme.com', 'a@acme.com.evil.io', 'a@sub.acme.com', 'a@acme.co'])
    expect(isInvited(addressOf(address), invitation()), address).toBe(false);
  const person = invitation({ audience: 'person', address: 'ada@acme.com' });
  expect(isInvited(addressOf('ada@acme.com'), person)).toBe(true);
  expect(isInvited(addressOf('bob@acme.com'), person)).toBe(false);
});

test('rules allow an invitation only within what they approve themselves', () => {
  const rules = [{ domain: 'acme.com', documents: ['a', 'b'], days: 30 }];
  const promise = { domain: 'acme.com', documents: ['a'], days: 30 };
  expect(allowedByRules(promise, rules)).toBe(true);
  for (const changes of [
    { domain: 'sub.acme.com' },
    { documents: ['a', 'c'] },
    { documents: [] },
    { days: 31 },
  ])
    expect(allowedByRules({ ...promise, ...changes }, rules)).toBe(false);
  const freeMail = rules.map((rule) => ({ ...rule, domain: 'gmail.com' }));
  expect(allowedByRules({ ...promise, domain: 'gmail.com' }, freeMail)).toBe(false);
});
