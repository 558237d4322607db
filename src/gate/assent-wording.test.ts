import { expect, test } from 'vitest';
import { assentWording } from './assent-wording.ts';

const agreement = { title: 'Mutual NDA', version: '1.0' };

test.each(['Acme Inc.', 'Acme Inc'])('a sentence that ends in %s has one full stop', (company) => {
  const { authority, assent } = assentWording(agreement, company, null, 'en');
  expect(authority).toBe('I have the authority to enter into this agreement for Acme Inc.');
  expect(assent).toBe('I have read the Mutual NDA, version 1.0, and I agree to it for Acme Inc.');
});

test('in German the name stands inside the sentence, as it was typed', () => {
  const { authority } = assentWording(agreement, 'Acme Inc.', 'user entities', 'de-CH');
  expect(authority).toBe('Ich bin befugt, diese Vereinbarung für Acme Inc. abzuschließen.');
});
