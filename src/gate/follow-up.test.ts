import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import {
  agreementOf,
  approver,
  day,
  documentOf,
  events,
  granted,
  minute,
  openRig,
  type Rig,
  requestForm,
  sampleCatalogue,
  sha256,
  sign,
  verified,
  visitor,
} from './gate.fixture.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.database.close());

const mailsOf = (kind: RegExp) => rig.mailbox.filter(({ subject }) => kind.test(subject));
const follow = async (gate = rig.gate) => {
  await gate.followUp();
  await rig.deliver();
};
/** The token of the newest link of a kind. */
function tokenOf(route: 'renew' | 'subscribe' | 'unsubscribe'): string {
  const link = new RegExp(`/${route}/([\\w-]{43})`);
  const mail = rig.mailbox.findLast(({ text }) => link.test(text));
  return link.exec(mail?.text ?? '')?.[1] ?? '';
}
const later = (days: number) => new Date(Date.UTC(2026, 10, 22 + days, 12)).toISOString();

describe('the end of access', () => {
  test('is announced once, some days before, by whichever process comes first', async () => {
    await granted(rig);
    await follow();
    expect(mailsOf(/ends soon/)).toEqual([]);
    rig.advance(11 * day);
    await Promise.all(Array.from({ length: 4 }, () => rig.gate.followUp()));
    await follow();
    expect(mailsOf(/ends soon/)).toMatchObject([{ to: 'ada@acme.example' }]);
    expect((await events(rig)).filter((event) => event === 'expiry-reminded')).toHaveLength(1);
    rig.advance(3 * day);
    await follow();
    await follow();
    expect(mailsOf(/has ended/)).toHaveLength(1);
  });

  test('has its days in gate.yaml, and short access is reminded of at its half', async () => {
    const { approval } = sampleCatalogue();
    await rig.database.close();
    rig = await openRig({ catalogue: { approval: { ...approval, remindDays: 7, grantDays: 2 } } });
    await granted(rig);
    await follow();
    expect(mailsOf(/ends soon/)).toEqual([]);
    rig.advance(day);
    await follow();
    expect(mailsOf(/ends soon/)).toHaveLength(1);
  });

  test('is not announced where it was revoked or lasts on, and anew where it was extended', async () => {
    const { requestId } = await granted(rig);
    const other = await granted(rig, requestForm({ email: 'bob@acme.example' }));
    await rig.gate.revokeGrant(visitor, { caller: approver, requestId: other.requestId, reason: 'Over.' });
    rig.advance(12 * day);
    await follow();
    expect(mailsOf(/ends soon/)).toHaveLength(1);
    await rig.gate.extendGrant(visitor, { caller: approver, requestId, days: 20 });
    rig.advance(6 * day);
    await follow();
    expect(rig.mailbox.filter(({ text }) => text.includes('/renew/'))).toHaveLength(1);
    rig.advance(13 * day);
    await follow();
    expect(mailsOf(/ends soon/)).toHaveLength(2);
  });
});

describe('renewal', () => {
  beforeEach(async () => {
    await granted(rig);
    rig.advance(12 * day);
    await follow();
  });

  test('statement 5: GET shows and changes nothing; 20 parallel POSTs ask once; the hash opens nothing', async () => {
    const token = tokenOf('renew');
    expect(await rig.gate.showRenewal(token)).toMatchObject({ kind: 'ready', name: 'Ada Prospect' });
    const log = await events(rig);
    expect(await rig.gate.showRenewal(token)).toMatchObject({ kind: 'ready' });
    expect(await events(rig)).toEqual(log);
    expect(await rig.gate.renewAccess(visitor, sha256(token))).toEqual({ kind: 'unknown' });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => rig.gate.renewAccess(visitor, token)),
    );
    expect(outcomes.filter(({ kind }) => kind === 'asked')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'used')).toHaveLength(19);
    const waiting = await rig.gate.listRequests({ caller: approver, statuses: ['in-review'] });
    expect(waiting.kind === 'requests' && waiting.requests).toHaveLength(1);
    expect(await rig.gate.showRenewal(token)).toEqual({ kind: 'used' });
  });

  test('needs no new agreement while the accepted text stands, and a new decision always', async () => {
    const outcome = await rig.gate.renewAccess(visitor, tokenOf('renew'));
    expect(outcome).toMatchObject({ kind: 'asked', next: 'status' });
    const requestId = outcome.kind === 'asked' ? outcome.requestId : '';
    const decision = { kind: 'approve' } as const;
    expect(await rig.gate.decideRequest(visitor, { caller: approver, requestId, decision })).toMatchObject({
      status: 'active',
    });
    rig.advance(3 * day);
    await follow();
    expect(mailsOf(/has ended/)).toEqual([]);
  });

  test('asks for the changed agreement first', async () => {
    const changed = rig.rebuilt((catalogue) => ({
      ...catalogue,
      agreements: [agreementOf('mutual-nda', 'Another text.', '2.0')],
    }));
    expect(await changed.renewAccess(visitor, tokenOf('renew'))).toMatchObject({ next: 'agree' });
  });

  test('is closed to blocked addresses, to other kinds of recipients and after two weeks', async () => {
    const token = tokenOf('renew');
    const blocked = rig.rebuilt((catalogue) => ({
      ...catalogue,
      block: { ...catalogue.block, domains: ['acme.example'] },
    }));
    expect(await blocked.renewAccess(visitor, token)).toEqual({ kind: 'closed' });
    const narrowed = rig.rebuilt((catalogue) => ({
      ...catalogue,
      documents: [documentOf('soc2-2026', { recipientCategories: ['regulators'] })],
    }));
    expect(await narrowed.renewAccess(visitor, token)).toEqual({ kind: 'closed' });
    rig.advance(16 * day);
    expect(await rig.gate.renewAccess(visitor, token)).toEqual({ kind: 'expired' });
  });

  test('asked for while the same request waits is that request', async () => {
    const first = await rig.gate.renewAccess(visitor, tokenOf('renew'));
    rig.advance(2 * day);
    await follow();
    const second = await rig.gate.renewAccess(visitor, tokenOf('renew'));
    expect(second).toEqual(first);
  });

  test('statement 8: after a revocation it opens nothing by itself', async () => {
    const list = await rig.gate.listRequests({ caller: approver });
    const requestId = list.kind === 'requests' ? (list.requests[0]?.id ?? '') : '';
    await rig.gate.revokeGrant(visitor, { caller: approver, requestId, reason: 'Over.' });
    const ruled = rig.rebuilt((catalogue) => ({
      ...catalogue,
      autoApprove: [{ domain: 'acme.example', documents: ['soc2-2026'], days: 30 }],
    }));
    expect(await ruled.renewAccess(visitor, tokenOf('renew'))).toMatchObject({ next: 'status' });
  });
});

describe('overdue requests', () => {
  const overdue = () => mailsOf(/Overdue/).map(({ to }) => to);
  beforeEach(async () => {
    const { approval } = sampleCatalogue();
    await rig.database.close();
    rig = await openRig({ catalogue: { approval: { ...approval, delegate: 'second@ostermere.example' } } });
    const own = await verified(rig);
    await sign(rig, own);
  });

  test('go to the delegate after a business day and to admins after two, once each, with an entry each', async () => {
    rig.advance(day - minute);
    await follow();
    expect(overdue()).toEqual([]);
    rig.advance(minute);
    await Promise.all([rig.gate.followUp(), rig.gate.followUp(), rig.gate.followUp()]);
    await follow();
    expect(overdue()).toEqual(['second@ostermere.example']);
    rig.advance(day);
    await follow();
    await follow();
    expect(overdue()).toHaveLength(3);
    expect(overdue().slice(1).toSorted()).toEqual(['admin@ostermere.example', 'second@ostermere.example']);
    expect((await events(rig)).filter((event) => event === 'request-overdue')).toHaveLength(2);
  });

  test('go to everybody who decides where the delegate has left', async () => {
    const email = 'second@ostermere.example';
    const change = { kind: 'end', reason: 'Left.' } as const;
    await rig.gate.changeStaff(visitor, { caller: { as: 'admin@ostermere.example' }, email, change });
    rig.advance(day);
    await follow();
    expect(overdue().toSorted()).toEqual(['admin@ostermere.example', 'approver@ostermere.example']);
  });
});

describe('a new build', () => {
  const rebuild = (days: number, change: (catalogue: GateCatalogue) => Partial<GateCatalogue>) =>
    rig.rebuilt((catalogue) => ({ ...catalogue, builtAt: later(days), ...change(catalogue) }));

  test('tells holders of another file of their document, once, and nobody else', async () => {
    await granted(rig);
    await granted(rig, requestForm({ email: 'bob@acme.example', documents: ['pen-test-2026'] }));
    await follow();
    const next = rebuild(1, ({ documents: [, other] }) => ({
      documents: [
        documentOf('soc2-2026', { sha256: sha256('new'), version: '2' }),
        ...(other ? [other] : []),
      ],
    }));
    await Promise.all([next.followUp(), next.followUp(), rig.gate.followUp()]);
    await follow(next);
    await follow();
    await follow(next);
    expect(mailsOf(/New version/)).toMatchObject([
      { to: 'ada@acme.example', subject: 'New version: Document soc2-2026' },
    ]);
  });

  test('tells holders of a superseded report of the later one, which they have to ask for', async () => {
    await granted(rig);
    await follow();
    await follow(
      rebuild(1, () => ({
        documents: [
          documentOf('soc2-2026', { status: 'superseded' }),
          documentOf('soc2-2027', { date: '2027-08-14' }),
        ],
      })),
    );
    expect(mailsOf(/New version/)[0]?.text).toContain('/request?doc=soc2-2027');
  });

  test('says that a changed agreement has to be accepted again, unless it is for new signers only', async () => {
    await granted(rig);
    await follow();
    const text = agreementOf('mutual-nda', 'Another text.', '2.0');
    await follow(rebuild(1, () => ({ agreements: [{ ...text, reaccept: 'new-signers-only' }] })));
    expect(mailsOf(/agreement/i).filter(({ text: words }) => /has changed/.test(words))).toEqual([]);
    await follow(rebuild(2, () => ({ agreements: [agreementOf('mutual-nda', 'A third text.', '3.0')] })));
    const [mail] = rig.mailbox.filter(({ text: words }) =>
      /has changed: Mutual NDA, version 3.0/.test(words),
    );
    expect(mail?.text).toMatch(/\/agree\/r-/);
  });

  test('tells holders of a gated text of its new version, and of a page that is only written in another way nothing', async () => {
    const policy = {
      ...{
        id: 'crypto-policy',
        title: 'Cryptography policy',
        kind: 'policy',
        version: '1.0',
        date: '2026-01-01',
      },
      ...{
        status: 'issued',
        agreement: 'mutual-nda',
        recipientCategories: [],
        html: '<p>a</p>',
        sha256: sha256('a'),
      },
    };
    await rig.database.close();
    rig = await openRig({
      catalogue: { texts: [policy, { ...policy, id: 'other', title: 'Other policy' }] },
    });
    await granted(rig, requestForm({ documents: ['crypto-policy'], recipientCategory: '' }));
    await follow();
    const changed = (days: number, changes: Partial<typeof policy>) =>
      rebuild(days, ({ texts: [first, second] }) => ({
        texts: [{ ...policy, ...first, ...changes }, ...(second ? [{ ...second, version: '9.0' }] : [])],
      }));
    await follow(changed(1, { html: '<p class="x">a</p>', sha256: sha256('b') }));
    expect(mailsOf(/New version/)).toEqual([]);
    const next = changed(2, { version: '2.0', html: '<p>c</p>', sha256: sha256('c') });
    await Promise.all([next.followUp(), next.followUp()]);
    await follow(next);
    expect(mailsOf(/New version/)).toMatchObject([
      { to: 'ada@acme.example', subject: 'New version: Cryptography policy' },
    ]);
    expect(mailsOf(/New version/)[0]?.text).toContain('There is a new version of Cryptography policy: 2.0');
  });

  test('that is the first one announces nothing', async () => {
    await granted(rig);
    await follow();
    expect(mailsOf(/New version/)).toEqual([]);
    expect(await events(rig)).not.toContain('versions-announced');
  });
});
