import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  events,
  minute,
  openRig,
  proofOf,
  type Rig,
  requestForm,
  sign,
  verified,
  visitor,
} from './gate.fixture.ts';
import { defaultGateSettings } from './gate-parts.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.database.close());

const queue = async () => {
  const list = await rig.gate.listRequests({ caller: { as: 'auditor@ostermere.example' } });
  return list.kind === 'requests' ? list.requests : [];
};

describe('submitting', () => {
  test('a request leads to one mail with a link and a code, both under the configured address', async () => {
    await rig.gate.submitRequest(visitor, requestForm());
    await rig.deliver();
    expect(rig.mailbox.map(({ to, subject }) => ({ to, subject }))).toEqual([
      { to: 'ada@acme.example', subject: 'Confirm your request to Ostermere' },
    ]);
    const { token, code } = proofOf(rig, 'ada@acme.example');
    expect(rig.mailbox[0]?.text).toContain(`https://gate.ostermere.example/verify/${token}`);
    expect(code).toMatch(/^\d{6}$/);
  });

  test('everything that is wrong with a form is said at once', async () => {
    const form = requestForm({
      name: ' ',
      email: 'ada@',
      company: 'A\r\nBcc: x',
      role: 'x'.repeat(201),
      documents: ['nope'],
      recipientCategory: '',
    });
    expect(await rig.gate.submitRequest(visitor, form)).toEqual({
      kind: 'invalid',
      problems: {
        documents: 'unknown-choice',
        name: 'missing',
        company: 'control-characters',
        role: 'too-long',
        email: 'not-an-address',
      },
    });
    const missing = await rig.gate.submitRequest(visitor, requestForm({ recipientCategory: '' }));
    expect(missing).toEqual({ kind: 'invalid', problems: { recipientCategory: 'missing' } });
  });

  test('the recipient category is not asked where no document restricts its use', async () => {
    const outcome = await rig.gate.submitRequest(
      visitor,
      requestForm({ documents: ['pen-test-2026'], recipientCategory: '' }),
    );
    expect(outcome.kind).toBe('check-mail');
  });

  test('statement 3: known, unknown, approved, denied, blocked and honeypot get the same answer and write the same rows', async () => {
    const known = await verified(rig, requestForm({ email: 'known@acme.example' }));
    await sign(rig, known);
    const decision = { kind: 'deny', reason: 'Not a customer.' } as const;
    await rig.gate.decideRequest(visitor, {
      caller: { as: 'admin@ostermere.example' },
      requestId: known.requestId,
      decision,
    });
    const shape = async (form: Parameters<typeof requestForm>[0]) => {
      const before = (await events(rig)).length;
      const messages = (await rig.database.store.read((tx) => tx.outbox.list(1000))).length;
      const outcome = await rig.gate.submitRequest(visitor, requestForm(form));
      const rows = (await rig.database.store.read((tx) => tx.outbox.list(1000))).length - messages;
      const flow =
        outcome.kind === 'check-mail' ? [outcome.flow.token.length, outcome.flow.maxAgeSeconds] : [];
      return {
        kind: outcome.kind,
        keys: Object.keys(outcome),
        flow,
        rows,
        entries: (await events(rig)).length - before,
      };
    };
    const unknown = await shape({ email: 'new@acme.example' });
    expect(unknown).toMatchObject({ kind: 'check-mail', rows: 1, entries: 1, flow: [43, 43_200] });
    expect(await shape({ email: 'known@acme.example' })).toEqual(unknown);
    expect(await shape({ email: 'spy@rival.example' })).toEqual(unknown);
    expect(await shape({ email: 'spy@mail.rival.example' })).toEqual(unknown);
    expect(await shape({ email: 'robot@acme.example', website: 'http://spam' })).toEqual(unknown);
    rig.mailbox.length = 0;
    await rig.deliver();
    expect(
      rig.mailbox
        .filter(({ subject }) => subject.startsWith('Confirm'))
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['known@acme.example', 'new@acme.example']);
  });

  test('statement 6: an address that is typed too often gets the ordinary page and no more mail; a client gets "too many"', async () => {
    for (let time = 1; time <= 7; time += 1) {
      expect((await rig.gate.submitRequest(visitor, requestForm())).kind).toBe('check-mail');
    }
    await rig.deliver();
    expect(rig.mailbox).toHaveLength(5);
    for (let time = 8; time <= 30; time += 1)
      await rig.gate.submitRequest(visitor, requestForm({ email: `u${time}@acme.example` }));
    const limited = await rig.gate.submitRequest(visitor, requestForm());
    expect(limited).toEqual({ kind: 'too-many', retryAfterSeconds: 3600 });
    expect(
      (
        await rig.gate.submitRequest(
          { ...visitor, clientAddress: '198.51.100.1' },
          requestForm({ email: 'b@b.example' }),
        )
      ).kind,
    ).toBe('check-mail');
    rig.advance(60 * minute);
    expect((await rig.gate.submitRequest(visitor, requestForm())).kind).toBe('check-mail');
  });

  test('statement 6: an IPv6 visitor is limited by network, for whoever has one has all of its addresses', async () => {
    const from = (index: number) => ({ ...visitor, clientAddress: `2001:db8:1:2::${index.toString(16)}` });
    for (let time = 1; time <= 30; time += 1)
      await rig.gate.submitRequest(from(time), requestForm({ email: `u${time}@acme.example` }));
    expect((await rig.gate.submitRequest(from(31), requestForm())).kind).toBe('too-many');
    const neighbour = { ...visitor, clientAddress: '2001:db8:1:3::1' };
    expect((await rig.gate.submitRequest(neighbour, requestForm())).kind).toBe('check-mail');
  });

  test('statement 6: HTML and line breaks of a visitor change no header and no page of the mails', async () => {
    await verified(
      rig,
      requestForm({ name: '<b>Ada</b>', company: 'A & "B" <script>', purpose: 'a\nSubject: x' }),
    ).then((own) => sign(rig, own));
    await rig.deliver();
    for (const { subject, html } of rig.mailbox) {
      expect(subject).not.toMatch(/[\r\n]/);
      expect(html).not.toMatch(/<script|<b>/);
    }
  });
});

describe('verifying', () => {
  test('statement 4: only verified requests reach the queue', async () => {
    await rig.gate.submitRequest(visitor, requestForm());
    expect(await queue()).toEqual([]);
    await rig.deliver();
    await rig.gate.verifyByLink(visitor, proofOf(rig, 'ada@acme.example').token);
    expect(await queue()).toMatchObject([{ status: 'verified', email: 'ada@acme.example' }]);
  });

  test('statement 5: looking at a link changes nothing, however often', async () => {
    await rig.gate.submitRequest(visitor, requestForm());
    await rig.deliver();
    const { token } = proofOf(rig, 'ada@acme.example');
    const before = await events(rig);
    for (let time = 0; time < 3; time += 1) {
      expect(await rig.gate.showVerification(token)).toMatchObject({
        kind: 'ready',
        request: { name: 'Ada Prospect', company: 'Acme GmbH', documents: ['Document soc2-2026'] },
      });
    }
    expect(await events(rig)).toEqual(before);
    expect((await rig.gate.verifyByLink(visitor, token)).kind).toBe('verified');
    expect(await rig.gate.showVerification(token)).toEqual({ kind: 'used' });
  });

  test('statement 5: twenty parallel posts give one session', async () => {
    await rig.gate.submitRequest(visitor, requestForm());
    await rig.deliver();
    const { token } = proofOf(rig, 'ada@acme.example');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => rig.gate.verifyByLink(visitor, token)),
    );
    const kinds = outcomes.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'verified')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'used')).toHaveLength(19);
    expect((await events(rig)).filter((event) => event === 'email-verified')).toHaveLength(1);
  });

  test('statement 5: a token is stored as its hash only, and the hash opens nothing', async () => {
    await rig.gate.submitRequest(visitor, requestForm());
    await rig.deliver();
    const { token, code } = proofOf(rig, 'ada@acme.example');
    const hash = rig.ports.hasher.sha256(token);
    expect(await rig.gate.verifyByLink(visitor, hash)).toEqual({ kind: 'unknown' });
    const stored = await rig.database.store.read(async (tx) =>
      JSON.stringify([
        await tx.verifications.findByLink(hash),
        await tx.outbox.list(10),
        await tx.audit.list(0, 100),
      ]),
    );
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(`"${code}"`);
  });

  test('statement 5: the mail on its way is sealed, and emptied once it is sent', async () => {
    await rig.gate.submitRequest(visitor, requestForm());
    const [waiting] = await rig.database.store.read((tx) => tx.outbox.list(1));
    expect(waiting?.state).toBe('pending');
    expect(waiting?.sealed).not.toMatch(/verify/);
    await rig.deliver();
    expect((await rig.database.store.read((tx) => tx.outbox.list(1)))[0]).toMatchObject({
      state: 'sent',
      sealed: null,
    });
  });

  test('a link ends at its last second, and a new request replaces the old link', async () => {
    await rig.gate.submitRequest(visitor, requestForm());
    await rig.deliver();
    const first = proofOf(rig, 'ada@acme.example').token;
    await rig.gate.submitRequest(visitor, requestForm());
    await rig.deliver();
    const second = proofOf(rig, 'ada@acme.example').token;
    expect(await rig.gate.verifyByLink(visitor, first)).toEqual({ kind: 'replaced' });
    rig.advance(30 * minute - 1);
    expect((await rig.gate.showVerification(second)).kind).toBe('ready');
    rig.advance(1);
    expect(await rig.gate.verifyByLink(visitor, second)).toEqual({ kind: 'expired' });
    expect(await queue()).toEqual([]);
  });

  test('the code counts in the browser that submitted, and nowhere else', async () => {
    const asked = await rig.gate.submitRequest(visitor, requestForm());
    await rig.deliver();
    const { code } = proofOf(rig, 'ada@acme.example');
    const flow = asked.kind === 'check-mail' ? asked.flow.token : '';
    expect(await rig.gate.verifyByCode(visitor, { flow: undefined, code })).toEqual({
      kind: 'other-browser',
    });
    expect(await rig.gate.verifyByCode(visitor, { flow: 'x'.repeat(43), code })).toEqual({
      kind: 'other-browser',
    });
    expect(
      (await rig.gate.verifyByCode(visitor, { flow, code: `${code.slice(0, 3)} ${code.slice(3)}` })).kind,
    ).toBe('verified');
  });

  test('statement 4: no code opens a request whose mail was never sent, not even the one drawn for it', async () => {
    const always = '000042';
    const bytes = (count: number) =>
      count === 3 ? Uint8Array.of(0, 0, 42) : crypto.getRandomValues(new Uint8Array(count));
    const predictable = await openRig({ ports: { random: { bytes } } });
    const guess = async (form: Parameters<typeof requestForm>[0]) => {
      const asked = await predictable.gate.submitRequest(visitor, requestForm(form));
      const flow = asked.kind === 'check-mail' ? asked.flow.token : '';
      return (await predictable.gate.verifyByCode(visitor, { flow, code: always })).kind;
    };
    expect(await guess({})).toBe('verified');
    expect(await guess({ email: 'eve@acme.example', website: 'http://spam' })).toBe('wrong-code');
    expect(await guess({ email: 'spy@rival.example' })).toBe('wrong-code');
    await predictable.database.close();
  });

  test('statement 5: tries are limited per domain too: many made-up addresses of one company give no more guesses', async () => {
    const guess = async (index: number) => {
      const client = { ...visitor, clientAddress: `198.51.${Math.floor(index / 200)}.${index % 200}` };
      const asked = await rig.gate.submitRequest(
        client,
        requestForm({ email: `made-up-${index}@acme.example` }),
      );
      const flow = asked.kind === 'check-mail' ? asked.flow.token : '';
      return rig.gate.verifyByCode(client, { flow, code: 'none' });
    };
    const { max } = defaultGateSettings.limits['verify-by-domain'];
    for (let index = 0; index < max; index += 1)
      expect(await guess(index)).toEqual({ kind: 'wrong-code', triesLeft: 4 });
    expect(await guess(max)).toEqual({ kind: 'wrong-code', triesLeft: 0 });
    await rig.gate.submitRequest({ ...visitor, clientAddress: '192.0.2.1' }, requestForm());
    for (let round = 0; round < max; round += 20) await rig.deliver();
    await rig.deliver();
    const { token } = proofOf(rig, 'ada@acme.example');
    expect((await rig.gate.verifyByLink({ ...visitor, clientAddress: '192.0.2.1' }, token)).kind).toBe(
      'verified',
    );
  });

  test('a wrong code has five tries, parallel ones too; then even the right one is refused and the link still works', async () => {
    const asked = await rig.gate.submitRequest(visitor, requestForm());
    await rig.deliver();
    const { code, token } = proofOf(rig, 'ada@acme.example');
    const flow = asked.kind === 'check-mail' ? asked.flow.token : '';
    const wrong = code === '000000' ? '000001' : '000000';
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => rig.gate.verifyByCode(visitor, { flow, code: wrong })),
    );
    const left = outcomes.map((outcome) => (outcome.kind === 'wrong-code' ? outcome.triesLeft : -1));
    expect(left.toSorted((a, b) => b - a)).toEqual([4, 3, 2, 1, 0, 0, 0, 0]);
    expect(await rig.gate.verifyByCode(visitor, { flow, code })).toEqual({
      kind: 'wrong-code',
      triesLeft: 0,
    });
    expect((await rig.gate.verifyByLink(visitor, token)).kind).toBe('verified');
    expect((await events(rig)).filter((event) => event === 'verification-failed')).toHaveLength(5);
  });

  test('a flood of unknown links becomes one entry a minute', async () => {
    const links = Array.from({ length: 30 }, (_, index) => rig.gate.verifyByLink(visitor, `wrong-${index}`));
    expect(new Set((await Promise.all(links)).map(({ kind }) => kind))).toEqual(new Set(['unknown']));
    expect(await events(rig)).toEqual([]);
    rig.advance(minute);
    await rig.gate.keepHouse();
    expect(await rig.database.store.read((tx) => tx.audit.list(0, 10))).toMatchObject([
      { event: 'failures-counted', data: { count: 30 } },
    ]);
  });
});

describe('sessions', () => {
  test('end when idle too long, at their absolute end and by signing out, wherever the cookie was copied', async () => {
    const { session } = await verified(rig);
    rig.advance(11 * 60 * minute);
    expect((await rig.gate.showStatus(session)).kind).toBe('status');
    rig.advance(11 * 60 * minute);
    expect((await rig.gate.showStatus(session)).kind).toBe('status');
    rig.advance(12 * 60 * minute);
    expect((await rig.gate.showStatus(session)).kind).toBe('sign-in');
    const other = await verified(rig, requestForm({ email: 'eve@acme.example' }));
    await rig.gate.signOut(visitor, { kind: 'requester', session: other.session });
    expect((await rig.gate.showStatus(other.session)).kind).toBe('sign-in');
  });

  test('somebody who was here before comes back by mail; an unknown address gets the same answer and no mail', async () => {
    await verified(rig);
    rig.mailbox.length = 0;
    const known = await rig.gate.requestSignIn(visitor, 'Ada@ACME.example');
    const unknown = await rig.gate.requestSignIn(visitor, 'nobody@acme.example');
    expect(Object.keys(unknown)).toEqual(Object.keys(known));
    await rig.deliver();
    expect(rig.mailbox.map(({ to }) => to)).toEqual(['ada@acme.example']);
    const outcome = await rig.gate.verifyByLink(visitor, proofOf(rig, 'ada@acme.example').token);
    expect(outcome).toMatchObject({ kind: 'verified', next: { kind: 'access' } });
  });
});
