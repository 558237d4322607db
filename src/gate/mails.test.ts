import { expect, test } from 'vitest';
import { endedMail, endsSoonMail, newVersionMail } from './follow-up-mails.ts';
import {
  day,
  granted,
  minute,
  openRig,
  proofOf,
  requestForm,
  sampleCatalogue,
  sign,
  staffSession,
  start,
  verified,
  visitor,
} from './gate.fixture.ts';
import {
  domainInvitationMail,
  invitationDecidedMail,
  invitationMail,
  invitationWaitsMail,
  invitedStepMail,
} from './invitation-mails.ts';
import type { InvitationRecord } from './invitation-record.ts';
import { escapeHtml } from './mail-layout.ts';
import { de } from './mail-words/de.ts';
import { en } from './mail-words/en.ts';
import { stampRefusedMail } from './mails.ts';
import type { RequestRecord } from './records.ts';

/** Tokens, codes and ids change with every change of the code; the words are what is pinned here. */
function settled(text: string): string {
  return text
    .replace(/(verify|sign-in)\/[\w-]{43}/g, '$1/TOKEN')
    .replace(/^ {4}\d{6}$/gm, '    123456')
    .replace(/\b([ra])-[0-9a-z]{12}\b/g, '$1-000000000000')
    .replace(/\b[0-9a-f]{64}\b/g, 'SHA-256');
}

test.each([
  ['en', 'mails.snapshot.txt'],
  ['de', 'mails.de.snapshot.txt'],
])('the mails, as people read them: %s', async (locale, snapshot) => {
  const site = { ...sampleCatalogue().site, locale };
  const rig = await openRig({ catalogue: { site } });
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
      site,
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
  const written = templates(site).map((mail) => ({ to: '–', ...mail }));

  const seen = new Map(
    [...rig.mailbox, ...approvalFirst.mailbox, ...written].map((mail) => [settled(mail.subject), mail]),
  );
  const prose = [...seen.values()].map(({ to, subject, text }) =>
    settled(`To: ${to}\nSubject: ${subject}\n\n${text}`),
  );
  await expect(prose.join('\n==========\n\n')).toMatchFileSnapshot(snapshot);
  for (const { html } of seen.values()) expect(html).toContain(`<html lang="${locale}">`);
  await rig.database.close();
  await approvalFirst.database.close();
});

/** The mails that would take a story of their own. */
function templates(site: ReturnType<typeof sampleCatalogue>['site']) {
  const invitation = {
    ...{ id: 'i-1', linkHash: null, audience: 'domain', address: '', domain: 'acme.example', places: 3 },
    ...{ company: 'Acme GmbH', purpose: 'Review before signing.', documents: ['soc2-2026'], days: 14 },
    ...{ dealId: 'D-7', language: site.locale, salesperson: 'sales@ostermere.example', sentAt: null },
    ...{ createdBy: 'sales@ostermere.example', createdAt: start, expiresAt: start + 14 * day },
    ...{ approvedAt: null, approvedBy: null, endedAt: null, endedBy: null, endReason: null },
  } as InvitationRecord;
  const person = { ...invitation, audience: 'person', address: 'ada@acme.example', places: 1 } as const;
  const promised = { titles: ['SOC 2 Type 2 report, period ended 2026-06-30'], token: 'TOKEN' };
  const request = { name: 'Ada Prospect', email: 'ada@acme.example', company: 'Acme GmbH' } as RequestRecord;
  const endings = [{ title: 'SOC 2 Type 2 report, period ended 2026-06-30', at: start + 14 * day }];
  const offer = { token: 'TOKEN', until: start + 28 * day };
  return [
    invitationMail(site, person, promised),
    domainInvitationMail(site, invitation, promised),
    invitationWaitsMail(site, invitation, promised.titles),
    invitationDecidedMail(site, invitation, null),
    invitationDecidedMail(site, person, 'They are no customer.'),
    ...(['verified', 'signed', 'approved', 'downloaded'] as const).map((step) =>
      invitedStepMail(site, invitation, request, step),
    ),
    endsSoonMail(site, request, endings, offer),
    endedMail(site, request, endings, offer),
    newVersionMail(site, request, {
      replaced: [{ title: 'Penetration test 2026', version: '1.1' }],
      newer: [
        {
          title: 'SOC 2 Type 2 report, period ended 2026-06-30',
          instead: 'SOC 2 Type 2 report, period ended 2025-06-30',
          id: 'soc2-2026',
        },
      ],
      agreements: [{ title: 'Mutual NDA', version: '1.1', requestId: 'r-1' }],
    }),
    stampRefusedMail(site, 'SOC 2 Type 2 report', 'page-count', 'The file has 79 pages instead of 80.'),
  ];
}

test('a requester who came by an invitation is written to in its language', async () => {
  const rig = await openRig();
  const caller = { as: 'approver@ostermere.example' };
  const form = { to: 'ada@acme.example', company: 'Acme GmbH', purpose: 'Review.', documents: ['soc2-2026'] };
  const invited = await rig.gate.invite(visitor, { caller, form: { ...form, language: 'de' } });
  expect(invited.kind).toBe('invited');
  await rig.deliver();
  const token = /\/i\/([\w-]+)/.exec(rig.mailbox.at(-1)?.text ?? '')?.[1] ?? '';
  const { name, company, role, recipientCategory } = requestForm();
  const fields = { name, email: 'ada@acme.example', company, role, recipientCategory };
  await rig.gate.submitInvited(visitor, { token, form: fields });
  await rig.deliver();
  const outcome = await rig.gate.verifyByLink(visitor, proofOf(rig, 'ada@acme.example').token);
  if (outcome.kind !== 'verified') throw new Error(outcome.kind);
  const [request] = await rig.database.store.read((tx) => tx.requests.listByEmail('ada@acme.example'));
  await sign(rig, { session: outcome.session.token, requestId: request?.id ?? '' });
  await rig.deliver();
  const hers = rig.mailbox.filter(({ to }) => to === 'ada@acme.example').map(({ subject }) => subject);
  expect(hers).toEqual([
    'Ostermere lädt Sie ein, Sicherheitsdokumente zu lesen',
    'Bestätigen Sie Ihre Anfrage an Ostermere',
    'Ihr Exemplar: Mutual NDA, Version 1.0',
    'Sie haben Zugriff auf Dokumente von Ostermere',
  ]);
  await rig.database.close();
});

test('every word of a mail is translated, formally', () => {
  const english = new Map(sentences(en));
  const german = sentences(de);
  expect(german.map(([path]) => path)).toEqual([...english.keys()]);
  expect(
    german.filter(
      ([path, text]) => text === english.get(path) && /\p{L}{2}/u.test(text) && !sameInGerman.has(text),
    ),
  ).toEqual([]);
  expect(german.filter(([, text]) => /\b(?:du|dein|deine|dir|dich|euch)\b/i.test(text))).toEqual([]);
});

const sameInGerman: ReadonlySet<string> = new Set(['Name', 'Code', '1, Version 1']);

function sentences(words: object, path = ''): [path: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return [[`${path}.${key}`, value]];
    if (typeof value === 'function')
      return [[`${path}.${key}`, String(value(...Array.from({ length: value.length }, () => '1')))]];
    return sentences(Object(value), `${path}.${key}`);
  });
}

test('markup in words stays words', () => {
  expect(escapeHtml(`<a href="x" onclick='y'>&amp;`)).toBe(
    '&lt;a href=&quot;x&quot; onclick=&#39;y&#39;&gt;&amp;amp;',
  );
});
