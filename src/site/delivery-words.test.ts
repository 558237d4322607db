import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { failureKinds } from '#domain/gate/failure-kind.ts';
import { mailKinds } from '#domain/gate/mail-kind.ts';
import { webhookEvents } from '#domain/gate/webhook-event.ts';
import { auditEntryView } from './audit-entry-view.ts';
import { failureWords, mailWords, webhookWords } from './delivery-words.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';

const lists = [
  ['mails', mailKinds],
  ['events', webhookEvents],
  ['failures', failureKinds],
] as const;

describe.each(lists)('%s', (name, kinds) => {
  test('have words in English and German, each its own, and no technical name among them', () => {
    for (const { deliveries } of [en.staffPages, de.staffPages]) {
      const words: Readonly<Record<string, string>> = deliveries[name];
      expect(Object.keys(words).toSorted()).toEqual([...kinds].toSorted());
      expect(new Set(Object.values(words)).size).toBe(kinds.length);
      for (const one of Object.values(words)) expect(kinds).not.toContain(one);
    }
  });
});

test('no kind of mail is left over in the list', () => {
  const folder = join(import.meta.dirname, '../gate');
  const code = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  // Put together from a purpose, a step or a notice.
  const composed = /^(?:verify-|invited-|access-end)/;
  expect(mailKinds.filter((kind) => !composed.test(kind) && !code.includes(`kind: '${kind}'`))).toEqual([]);
});

test('what an older version of the program wrote gets no words that are wrong', () => {
  expect(mailWords('of-old')).toBe('Other mail');
  expect(mailWords('toString')).toBe('Other mail');
  expect(webhookWords('of.old')).toBeNull();
  expect(failureWords('constructor')).toBeNull();
});

test.each([
  ['message-dead', 'kind', 'access-open', 'Access is open'],
  ['webhook-dead', 'event', 'grant.started', 'Access began (grant.started)'],
  ['failures-counted', 'kind', 'unknown-staff-link', 'unknown link for staff'],
  ['failures-counted', 'kind', 'of-old', 'of-old'],
  ['request-approved', 'kind', 'access-open', 'access-open'],
])('an entry %s of the log says %s %s as %s', (event, name, value, words) => {
  const { facts } = auditEntryView({ event, actor: 'system', data: { [name]: value } }, (id) => id);
  expect(facts.map((fact) => fact.value)).toEqual([words]);
});
