import { countryCodes, meantCountry } from '#domain/countries.ts';
import { areaCodes } from '#domain/transfer-rules.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** Country codes are ones that ISO 3166-1 assigns. */
export const countryCode: Rule = {
  id: 'country-code',
  severity: 'error',
  title: 'Locations and transfers name countries by codes that exist (ISO 3166-1 alpha-2).',
  rationale:
    'Customers filter subprocessors by country. `UK` is no code (it is `GB`), and a code that does not exist puts data nowhere. Transfers may also name `EU` and `EEA`.',
  examples: examples(),
  *check({ trustCenter: { subprocessors } }) {
    for (const [index, { locations, transfers }] of subprocessors.data.subprocessors.entries()) {
      const path = `subprocessors.${index}`;
      const written = [
        ...Object.entries(locations ?? {}).flatMap(([kind, codes]) =>
          codes.map((code, position) => ({
            code,
            path: `${path}.locations.${kind}.${position}`,
            area: false,
          })),
        ),
        ...transfers.flatMap(({ from, to }, position) => [
          { code: from, path: `${path}.transfers.${position}.from`, area: true },
          { code: to, path: `${path}.transfers.${position}.to`, area: true },
        ]),
      ];
      for (const { code, path: place, area } of written) {
        if (countryCodes.has(code) || (area && areaCodes.has(code))) continue;
        const meant =
          meantCountry.get(code.toUpperCase()) ??
          (countryCodes.has(code.toUpperCase()) ? code.toUpperCase() : null);
        const hint = meant
          ? `Write \`${meant}\`.`
          : areaCodes.has(code)
            ? 'Name the countries: a location is a place, not an area.'
            : 'Use two capital letters as in ISO 3166-1, like DE or US.';
        yield at(subprocessors, place, `\`${code}\` is no country code.`, hint);
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const list = (storage: string, from: string, to: string) => ({
    'subprocessors.yaml': `subprocessors:
  - id: errwick
    name: Errwick
    purpose: Error tracking
    locations: { storage: [${storage}] }
    transfers: [{ from: ${from}, to: ${to}, mechanism: adequacy }]
`,
  });

  return [
    {
      title: 'Codes that look right',
      files: list('UK, EU', 'EU', 'uk'),
      findings: [
        'subprocessors.yaml:5 `UK` is no country code.',
        'subprocessors.yaml:5 `EU` is no country code.',
        'subprocessors.yaml:6 `uk` is no country code.',
      ],
    },
    { title: 'Assigned codes, and an area in a transfer', files: list('IE, GB', 'EU', 'GB'), findings: [] },
  ];
}
