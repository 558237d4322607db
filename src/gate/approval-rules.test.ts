import { describe, expect, test } from 'vitest';
import {
  approver,
  day,
  events,
  openRig,
  requestForm,
  sign,
  start,
  verified,
  visitor,
} from './gate.fixture.ts';

describe('statement 4: rules approve by the exact domain of the verified address', () => {
  const rules = (domain: string) => ({
    catalogue: { autoApprove: [{ domain, documents: ['soc2-2026'], days: 30 }] },
  });
  const outcomeFor = async (email: string, domain = 'acme.com', documents = ['soc2-2026']) => {
    const ruled = await openRig(rules(domain));
    const form = requestForm({ email, documents });
    const asked = await ruled.gate.submitRequest(visitor, form);
    if (asked.kind !== 'check-mail') return asked.kind;
    const own = await verified(ruled, { ...form, email: asked.email });
    await sign(ruled, own);
    const shown = await ruled.gate.showStatus(own.session);
    await ruled.database.close();
    return shown.kind === 'status' ? shown.requests[0]?.status : shown.kind;
  };

  test('a match runs at once, after the agreement', async () => {
    expect(await outcomeFor('ada@acme.com')).toBe('active');
    expect(await outcomeFor('ADA@ACME.COM')).toBe('active');
  });

  test.each(['a@evilacme.com', 'a@acme.com.evil.io', 'a@mail.acme.com', 'a@\u0430cme.com'])(
    '%s waits for a person',
    async (email) => {
      expect(await outcomeFor(email)).toBe('in-review');
    },
  );

  test.each([
    'a@acme.com@evil.io',
    'a@acme.com.',
    '"a@acme.com"@evil.io',
    '"a"@acme.com',
    'a@acme.com\u0000',
    'a b@acme.com',
  ])('%j is no address', async (email) => {
    expect(await outcomeFor(email)).toBe('invalid');
  });

  test('a free-mail domain is never approved by a rule, nor a document that the rule does not name', async () => {
    expect(await outcomeFor('a@gmail.com', 'gmail.com')).toBe('in-review');
    expect(await outcomeFor('a@acme.com', 'acme.com', ['soc2-2026', 'pen-test-2026'])).toBe('in-review');
  });

  test('statement 8: a rule does not give back what staff ended or denied; the next request waits for a person', async () => {
    const form = requestForm({ email: 'ada@acme.com' });
    for (const paper of [{}, { ndaOnFile: { reference: 'MSA-7', since: '2025-01-01' } }]) {
      const ruled = await openRig({
        catalogue: { autoApprove: [{ domain: 'acme.com', documents: ['soc2-2026'], days: 30, ...paper }] },
      });
      const statuses = async (session: string) => {
        const shown = await ruled.gate.showStatus(session);
        return shown.kind === 'status' ? shown.requests.map(({ status }) => status).sort() : shown.kind;
      };
      const first = await verified(ruled, form);
      if (!('ndaOnFile' in paper)) await sign(ruled, first);
      expect(await statuses(first.session)).toEqual(['active']);
      const revoke = { caller: approver, requestId: first.requestId, reason: 'Left the company.' };
      expect(await ruled.gate.revokeGrant(visitor, revoke)).toMatchObject({ kind: 'revoked' });
      const again = await verified(ruled, form);
      expect(await statuses(again.session)).toEqual(['in-review', 'revoked']);
      expect(await ruled.gate.checkDownload({ session: again.session, documentId: 'soc2-2026' })).toBe(
        'not-found',
      );
      const deny = { kind: 'deny', reason: 'Left the company.' } as const;
      await ruled.gate.decideRequest(visitor, {
        caller: approver,
        requestId: again.requestId,
        decision: deny,
      });
      const third = await verified(ruled, form);
      expect(await statuses(third.session)).toEqual(['denied', 'in-review', 'revoked']);
      await ruled.database.close();
    }
  });

  test('a rule still approves again after the requester took a request back', async () => {
    const ruled = await openRig({
      catalogue: {
        approval: { order: 'approval-first', grantDays: 14, maxGrantDays: 90, target: '1 day' },
        autoApprove: [{ domain: 'acme.com', documents: ['soc2-2026'], days: 30 }],
      },
    });
    const form = requestForm({ email: 'ada@acme.com' });
    await ruled.gate.withdrawRequest(visitor, await verified(ruled, form));
    const again = await verified(ruled, form);
    expect(await sign(ruled, again)).toMatchObject({ kind: 'accepted', next: 'access' });
    await ruled.database.close();
  });

  test('a rule with an agreement on file opens access at the proof of the address, and the record says why', async () => {
    const ruled = await openRig({
      catalogue: {
        autoApprove: [
          {
            domain: 'acme.example',
            documents: ['soc2-2026'],
            days: 200,
            ndaOnFile: { reference: 'MSA-7', since: '2025-01-01' },
          },
        ],
      },
    });
    const own = await verified(ruled);
    expect(await ruled.gate.showAccess(own.session)).toMatchObject({
      documents: [{ until: start + 90 * day }],
    });
    expect(await events(ruled)).toEqual([
      'request-submitted',
      'email-verified',
      'agreement-on-file',
      'request-approved',
      'grant-started',
    ]);
    await ruled.database.close();
  });
});
