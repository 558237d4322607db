import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditEventNames } from '#domain/gate/audit-event.ts';
import { auditEntryView, eventWords } from './audit-entry-view.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';

const titleOf = (id: string) => `Title of ${id}`;

describe('auditEntryView', () => {
  test('says what happened, who did it and to what, and keeps what proves it apart', () => {
    const data = {
      documents: ['soc2', 'pen-test'],
      days: 14,
      suppressed: false,
      from: '203.0.113.7',
      textSha256: 'a'.repeat(64),
    };
    const view = auditEntryView(
      { event: 'request-approved', actor: 'staff approver@ostermere.example', data },
      titleOf,
    );
    expect(view).toEqual({
      what: 'Request approved',
      who: 'staff approver@ostermere.example',
      facts: [
        { label: 'Documents', value: 'Title of soc2; Title of pen-test' },
        { label: 'Days', value: '14' },
      ],
      evidence: [
        { label: 'Mail held back', value: 'no' },
        { label: 'Network address', value: '203.0.113.7' },
        { label: 'SHA-256 of the text', value: `${'a'.repeat(16)}…` },
      ],
    });
  });

  test('shows a mail that was held back, an erased value, and an entry of an older version as it is', () => {
    const view = auditEntryView(
      {
        event: 'of-old',
        actor: 'rule',
        data: { suppressed: true, address: '(erased)', name: 'code', by: 'code', odd: 1 },
      },
      titleOf,
    );
    expect([view.what, view.who]).toEqual(['of-old', 'a rule in gate.yaml']);
    expect(view.facts).toEqual([
      { label: 'Mail held back', value: 'yes' },
      { label: 'Address', value: 'erased' },
      { label: 'Name', value: 'code' },
      { label: 'By', value: 'a mailed code' },
      { label: 'odd', value: '1' },
    ]);
  });
});

describe('events of the log', () => {
  test('have words, in English and German, each its own', () => {
    for (const { log } of [en.staffPages, de.staffPages]) {
      expect(Object.keys(log.events).toSorted()).toEqual([...auditEventNames].toSorted());
      expect(new Set(Object.values(log.events)).size).toBe(auditEventNames.length);
    }
    expect(eventWords('copy-issued')).not.toBe('copy-issued');
  });

  test('are all written somewhere: none is left over in the list', () => {
    const sources = ['gate', 'server'].flatMap((folder) =>
      readdirSync(join(import.meta.dirname, '..', folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name))
        .map((name) => readFileSync(join(import.meta.dirname, '..', folder, name), 'utf8')),
    );
    const code = sources.join('\n');
    // These two are put together from the purpose of a link.
    const composed = ['sign-in-requested', 'staff-sign-in-requested'];
    const unused = auditEventNames.filter((name) => !composed.includes(name) && !code.includes(`'${name}'`));
    expect(unused).toEqual([]);
  });
});
