import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  capitalized,
  listed,
  numbered,
  orderIn,
  spelledDay,
  spelledDays,
  spelledMonth,
} from './formatting.ts';

describe('days', () => {
  it('are written with the month as a word, so that nobody takes it for the day', () => {
    expect(spelledDay('2026-10-12', 'en-GB')).toBe('12 October 2026');
    expect(spelledDay('2026-10-12', 'de')).toBe('12. Oktober 2026');
    expect(spelledMonth('2026-10', 'en-GB')).toBe('Oct 2026');
  });

  it('stay the days that they are in every time zone and calendar', () => {
    expect(spelledDay('2026-01-01', 'ar-SA')).toMatch(/2026|٢٠٢٦/);
    expect(spelledDay('2026-12-31', 'en-GB')).toBe('31 December 2026');
  });

  it('are spelled inside of sentences, and nothing that only looks like one', () => {
    expect(spelledDays('valid 2026-01-02 to 2027-01-01', 'en-GB')).toBe(
      'valid 2 January 2026 to 1 January 2027',
    );
    expect(spelledDays('report-2026-01-02 and 2026-01-02.1', 'en-GB')).toBe(
      'report-2026-01-02 and 2 January 2026.1',
    );
    expect(spelledDay('2026-13-45', 'en-GB')).toBe('2026-13-45');
  });

  it('change nothing in a sentence without a day', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/\d{4}-\d{2}-\d{2}/.test(text)),
        (text) => {
          expect(spelledDays(text, 'de')).toBe(text);
        },
      ),
    );
  });
});

describe('lists, numbers and order', () => {
  it('follow the language', () => {
    expect(listed(['a', 'b', 'c'], 'en-GB')).toBe('a, b and c');
    expect(listed(['a', 'b', 'c'], 'de')).toBe('a, b und c');
    expect(numbered(2000, 'en-GB')).toBe('2,000');
    expect(numbered(2000, 'de')).toBe('2.000');
  });

  it('sorts as the language of the content does, also where the interface does not speak it', () => {
    expect(['Zugang', 'Änderung', 'Audit'].sort(orderIn('de'))).toEqual(['Änderung', 'Audit', 'Zugang']);
    expect(['Zon', 'Ärende', 'Ansvar'].sort(orderIn('sv'))).toEqual(['Ansvar', 'Zon', 'Ärende']);
    expect(['b', 'a'].sort(orderIn('no such locale'))).toEqual(['a', 'b']);
  });
});

describe('capitalized', () => {
  it('begins with a capital what stands alone, and leaves words that have capitals of their own', () => {
    expect(capitalized('user entities and regulators', 'en')).toBe('User entities and regulators');
    expect(capitalized('übliche Prüfung', 'de')).toBe('Übliche Prüfung');
    expect(capitalized('iOS and Android', 'en')).toBe('iOS and Android');
    expect(capitalized('', 'en')).toBe('');
  });
});
