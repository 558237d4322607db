import { expect, test } from 'vitest';
import { countryCodes, countryName, meantCountry } from './countries.ts';
import { hasAdequacyDecision, isInEconomicArea } from './transfer-rules.ts';

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
  expect([...countryCodes].filter((code) => hasAdequacyDecision(code) && isInEconomicArea(code))).toEqual([]);
});

test.each(['US', 'IN', 'CN', 'AU'])('%s has no decision for the country as a whole', (code) => {
  expect(hasAdequacyDecision(code)).toBe(false);
});
