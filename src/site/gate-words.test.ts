import { describe, expect, test } from 'vitest';
import {
  crossSitePage,
  documentDetail,
  fieldProblem,
  historyFact,
  intervalWords,
  moment,
  tooManyWords,
  wrongCode,
} from './gate-words.ts';

describe('sentences', () => {
  test('a problem names its field and says what to do', () => {
    expect(fieldProblem('name', 'Your name', 'missing')).toBe('Your name: please fill this in.');
    expect(fieldProblem('documents', 'Which documents?', 'missing')).toBe('Choose at least one document.');
    expect(fieldProblem('email', 'Work e-mail address', 'not-an-address')).toBe(
      'Work e-mail address: this is not an address such as name@company.com.',
    );
  });

  test('counts and times are exact and never rounded in anybody’s favor', () => {
    expect(wrongCode(1)).toContain('1 more try;');
    expect(wrongCode(0)).toContain('The link in the mail still works');
    expect(tooManyWords.text(61)).toContain('2 minutes');
    expect(intervalWords({ count: 1, unit: 'year' })).toBe('1 year');
    expect(moment(Date.UTC(2026, 10, 23, 9, 59, 59, 999))).toBe('2026-11-23 09:59 UTC');
  });

  test('a document is described without saying its date twice', () => {
    expect(documentDetail('2026-08-14', '2026-08-14')).toBe('(dated 2026-08-14)');
    expect(documentDetail('3.2', '2026-09-22')).toBe('(version 3.2, dated 2026-09-22)');
  });

  test('values of the log are readable', () => {
    expect(historyFact(Date.UTC(2026, 0, 1))).toBe('2026-01-01 00:00 UTC');
    expect(historyFact(['a', 'b'])).toBe('a, b');
    expect(historyFact('ab'.repeat(32))).toBe('abababababababab…');
    expect(historyFact(null)).toBe('–');
    expect(historyFact(3)).toBe('3');
  });
});

test('whole pages load nothing', () => {
  expect(crossSitePage).not.toMatch(/<script|<link|<img|src=/);
});
