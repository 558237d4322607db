import { expect, test } from 'vitest';
import { publicContentOf } from '../trust-center.fixture.ts';
import { subprocessorFieldChanges } from './field-changes.ts';

test('another form of a quotation mark or space is no change', () => {
  const before = withPurpose("Backup of “Acme”'s  own mailboxes");
  expect(subprocessorFieldChanges(before, withPurpose('Backup of "Acme"’s own mailboxes'))).toEqual([]);
});

test('a word is one', () => {
  const before = withPurpose("Backup of Acme's mailboxes");
  const after = withPurpose('Backup of Acme’s own mailboxes');
  expect(subprocessorFieldChanges(before, after)).toEqual([
    { field: 'purpose', before: [before.purpose], after: [after.purpose] },
  ]);
});

function withPurpose(purpose: string) {
  const [one] = publicContentOf({
    subprocessors: {
      subprocessors: [
        {
          id: 'one',
          name: 'One',
          purpose,
          data: ['names'],
          locations: { storage: ['DE'] },
          transfers: [],
          since: '2024-01-01',
          status: 'active',
        },
      ],
    },
  }).subprocessors.list;
  if (!one) throw new Error('no subprocessor');
  return one;
}
