import { expect, test } from 'vitest';
import {
  granted,
  minute,
  openRig,
  requestForm,
  sign,
  staffSession,
  verified,
  visitor,
} from './gate.fixture.ts';
import { escapeHtml } from './mail-layout.ts';

/** Tokens, codes and ids change with every change of the code; the words are what is pinned here. */
function settled(text: string): string {
  return text
    .replace(/(verify|sign-in)\/[\w-]{43}/g, '$1/TOKEN')
    .replace(/^ {4}\d{6}$/gm, '    123456')
    .replace(/\b([ra])-[0-9a-z]{12}\b/g, '$1-000000000000')
    .replace(/\b[0-9a-f]{64}\b/g, 'SHA-256');
}

test('the mails, as people read them', async () => {
  const rig = await openRig();
  const caller = { as: 'approver@ostermere.example' };
  const own = await granted(rig);
  await rig.gate.revokeGrant(visitor, { caller, requestId: own.requestId, reason: 'The deal is off.' });
  await rig.gate.requestSignIn(visitor, 'ada@acme.example');
  await staffSession(rig, 'admin@ostermere.example');
  rig.advance(minute);
  const second = await verified(rig, requestForm({ email: 'bob@acme.example', name: 'Bob Buyer' }));
  await sign(rig, second);
  const decide = (decision: Parameters<typeof rig.gate.decideRequest>[1]['decision']) =>
    rig.gate.decideRequest(visitor, { caller, requestId: second.requestId, decision });
  await decide({ kind: 'ask', question: 'Which product do you use?\nSince when?' });
  await rig.gate.answerQuestion(visitor, { ...second, answer: 'Cloud, since May.' });
  await decide({ kind: 'deny', reason: 'We found no contract with you.' });
  const third = await verified(rig, requestForm({ email: 'cleo@acme.example' }));
  await sign(rig, third);
  await rig.gate.withdrawRequest(visitor, third);
  await rig.deliver();
  const approvalFirst = await openRig({
    catalogue: {
      approval: { order: 'approval-first', grantDays: 1, maxGrantDays: 90, target: '1 business day' },
    },
  });
  const fourth = await verified(approvalFirst);
  await approvalFirst.gate.decideRequest(visitor, {
    caller,
    requestId: fourth.requestId,
    decision: { kind: 'approve' },
  });
  await approvalFirst.deliver();

  const seen = new Map(
    [...rig.mailbox, ...approvalFirst.mailbox].map((mail) => [settled(mail.subject), mail]),
  );
  const prose = [...seen.values()].map(({ to, subject, text }) =>
    settled(`To: ${to}\nSubject: ${subject}\n\n${text}`),
  );
  await expect(prose.join('\n==========\n\n')).toMatchFileSnapshot('mails.snapshot.txt');
  await rig.database.close();
  await approvalFirst.database.close();
});

test('markup in words stays words', () => {
  expect(escapeHtml(`<a href="x" onclick='y'>&amp;`)).toBe(
    '&lt;a href=&quot;x&quot; onclick=&#39;y&#39;&gt;&amp;amp;',
  );
});
