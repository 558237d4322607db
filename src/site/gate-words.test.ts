import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  brokenPage,
  deniedText,
  fieldProblem,
  gateWords,
  historyFact,
  megabytes,
  moment,
  refusalText,
  tooManyText,
} from './gate-words.ts';
import { wordsOf } from './words/words.ts';

describe('sentences', () => {
  test('a problem names its field and says what to do', () => {
    expect(fieldProblem('name', 'Your name', 'missing')).toBe('Your name: please fill this in.');
    expect(fieldProblem('documents', 'Which documents?', 'missing')).toBe('Choose at least one document.');
    expect(fieldProblem('email', 'Work e-mail address', 'not-an-address')).toBe(
      'Work e-mail address: this is not an address such as name@company.com.',
    );
    expect(fieldProblem('name', 'Ihr Name', 'missing', wordsOf('de'))).toBe('Ihr Name: bitte ausfüllen.');
  });

  test('counts and times are exact and never rounded in anybody’s favor', () => {
    const { wrongCode } = gateWords().checkMail;
    expect(wrongCode(1)).toContain('1 more try;');
    expect(wrongCode(0)).toContain('The link in the mail still works');
    expect(tooManyText(61)).toContain('2 minutes');
    expect(tooManyText(1)).toContain('a minute');
    expect(moment(Date.UTC(2026, 10, 23, 9, 59, 59, 999))).toBe('23 November 2026, 09:59 UTC');
    expect(megabytes(1_572_864, 'de')).toBe('1,5');
  });

  test('a document is described without saying its date twice', () => {
    const { detail } = gateWords().request;
    expect(detail('2026-08-14', '2026-08-14')).toBe('(dated 2026-08-14)');
    expect(detail('3.2', '2026-09-22')).toBe('(version 3.2, dated 2026-09-22)');
  });

  test('values of the log are readable', () => {
    expect(historyFact(Date.UTC(2026, 0, 1))).toBe('1 January 2026, 00:00 UTC');
    expect(historyFact(['a', 'b'])).toBe('a, b');
    expect(historyFact('ab'.repeat(32))).toBe('abababababababab…');
    expect(historyFact(null)).toBe('–');
    expect(historyFact(3)).toBe('3');
  });
});

describe('refusals', () => {
  test('are said in English as the gate says them, with their numbers', () => {
    const message = 'Days: a whole number from 1 to 90.';
    expect(refusalText({ code: 'days-out-of-range', message })).toBe(message);
    expect(deniedText({ why: 'role', message: 'The role sales may not do this.' })).toContain('sales');
  });

  test('every code has its German words', () => {
    const { refusals, staff } = wordsOf('de').words.gatePages;
    const codes = [...refusalCodes()].sort();
    expect(codes.length).toBeGreaterThan(12);
    expect(codes.filter((code) => !(code in refusals))).toEqual([]);
    expect(Object.keys(staff.denied).sort()).toEqual(['ended', 'not-staff', 'role']);
  });
});

test('whole pages load nothing and speak the language of the site', () => {
  expect(brokenPage('crossSite', 'en')).not.toMatch(/<script|<link|<img|src=/);
  expect(brokenPage('unavailable', 'de-CH')).toContain('<html lang="de-CH">');
  expect(brokenPage('failed', 'de')).toContain('Bei uns ist ein Fehler aufgetreten');
});

/** The codes with which use-cases and the request's transitions refuse, from their sources. */
function refusalCodes(): ReadonlySet<string> {
  const folders = ['../gate', '../domain/gate'].map((folder) => join(import.meta.dirname, folder));
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  const forms = [/kind: 'refused',\s*code: '([\w-]+)'/g, /\brefusal\(\s*'([\w-]+)'/g];
  return new Set(
    forms.flatMap((form) => sources.flatMap((text) => [...text.matchAll(form)].map(([, code = '']) => code))),
  );
}
