import { expect, test } from 'vitest';
import { documentTitles } from './gate-documents.ts';

test('staff read titles, and the id of a document that is gone', () => {
  const titleOf = documentTitles({ documents: [{ id: 'pen-test', title: 'Penetration test' }] });
  expect(titleOf('pen-test')).toBe('Penetration test');
  expect(titleOf('old-letter')).toBe('old-letter');
});
