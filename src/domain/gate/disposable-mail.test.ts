import { expect, test } from 'vitest';
import { approvingRule, isBlocked } from './admission.ts';
import { isDisposable } from './disposable-mail.ts';
import { freeMailDomains } from './free-mail.ts';
import { allowedByRules } from './invitation.ts';

const address = (domain: string) => ({ address: `a@${domain}`, domain });
const block = { domains: [], freeMail: 'review' as const, disposable: 'review' as const };
const rule = (domain: string) => ({ domain, documents: ['soc2'], days: 30 });

test('services for throw-away mailboxes are known, whatever stands before their domain', () => {
  expect(isDisposable('mailinator.com')).toBe(true);
  expect(isDisposable('x.Mailinator.com')).toBe(true);
  expect(isDisposable('mailinator-audit.example')).toBe(false);
  expect(isDisposable('mailinator.com.evil.io')).toBe(false);
  expect(isDisposable('com')).toBe(false);
});

test('no free-mail provider and no company of the sample is among them', () => {
  expect([...freeMailDomains].filter(isDisposable)).toEqual([]);
  expect(['ostermere.example', 'harborline.example', 'example.com'].filter(isDisposable)).toEqual([]);
});

test('no rule and no invitation by rule approves one, whatever gate.yaml says', () => {
  expect(approvingRule(address('mailinator.com'), ['soc2'], [rule('mailinator.com')])).toBeNull();
  const promise = { domain: 'mailinator.com', documents: ['soc2'], days: 7 };
  expect(allowedByRules(promise, [rule('mailinator.com')])).toBe(false);
});

test('gate.yaml decides whether they are refused or looked at', () => {
  expect(isBlocked(address('mailinator.com'), block)).toBe(false);
  expect(isBlocked(address('mailinator.com'), { ...block, disposable: 'block' as const })).toBe(true);
  expect(isBlocked(address('acme.example'), { ...block, disposable: 'block' as const })).toBe(false);
});
