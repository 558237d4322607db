import { expect, test } from 'vitest';
import type { CalendarDay } from './calendar-day.ts';
import { countryCodes, countryName, meantCountry } from './countries.ts';
import { adequacyDecision, endedDecision, isInEconomicArea, transferTableDate } from './transfer-rules.ts';

const day = (text: string) => text as CalendarDay;
const today = day('2026-11-23');

test('there are the 249 assigned codes, each with a name', () => {
  expect(countryCodes.size).toBe(249);
  for (const code of countryCodes) {
    expect(code).toMatch(/^[A-Z]{2}$/);
    expect(countryName(code), code).not.toBe(code);
  }
});

test.each(['UK', 'EU', 'XK', 'AN', 'SU', 'ZZ'])('%s is not assigned', (code) =>
  expect(countryCodes.has(code)).toBe(false),
);

test('what people write instead leads to assigned codes', () => {
  for (const [written, meant] of meantCountry) {
    expect(countryCodes.has(written)).toBe(false);
    expect(countryCodes.has(meant)).toBe(true);
  }
});

test('the area has thirty members, and no country is both in it and decided upon', () => {
  const members = [...countryCodes].filter(isInEconomicArea);
  expect(members.filter((code) => !['GF', 'GP', 'MF', 'MQ', 'RE', 'YT', 'AX'].includes(code))).toHaveLength(
    30,
  );
  expect([...countryCodes].filter((code) => adequacyDecision(code, today) && isInEconomicArea(code))).toEqual(
    [],
  );
});

test.each(['US', 'IN', 'CN', 'AU'])('%s has no decision for the country as a whole', (code) => {
  expect(adequacyDecision(code, today)).toBeNull();
});

test('the countries are those of the Commission’s list of the table’s day, the United States aside', () => {
  const decided = [...countryCodes].filter((code) => adequacyDecision(code, day(transferTableDate))).sort();
  expect(decided).toEqual('AD AR BR CA CH FO GB GG IL IM JE JP KR NZ UY'.split(' '));
});

test('the decision on the United Kingdom lasts to 2031-12-27, that on Brazil began on 2026-01-26', () => {
  expect(adequacyDecision('GB', day('2031-12-27'))).toMatchObject({ decision: '(EU) 2021/1772' });
  expect(adequacyDecision('GB', day('2031-12-28'))).toBeNull();
  expect(endedDecision('GB', day('2031-12-28'))).toBe('2031-12-27');
  expect(adequacyDecision('BR', day('2026-01-25'))).toBeNull();
  expect(adequacyDecision('BR', day('2026-01-26'))).toMatchObject({ decision: '(EU) 2026/179' });
  expect(endedDecision('BR', today)).toBeNull();
});
