import { expect, test } from 'vitest';
import { spellDays, spellMoment } from './spelled-time.ts';

test('a moment is cut to its minute and names its zone', () => {
  const moment = Date.UTC(2026, 10, 23, 9, 59, 59, 999);
  expect(spellMoment(moment, 'en-GB')).toBe('23 November 2026, 09:59 UTC');
  expect(spellMoment(moment, 'de')).toBe('23. November 2026, 09:59 Uhr UTC');
  expect(spellMoment(moment, 'de-AT')).toBe('23. November 2026, 09:59 Uhr UTC');
});

test('days in titles are spelled, versions are not', () => {
  expect(spellDays('Report, period ended 2026-06-30', 'de')).toBe('Report, period ended 30. Juni 2026');
  expect(spellDays('soc2-2026-06-30', 'de')).toBe('soc2-2026-06-30');
});
