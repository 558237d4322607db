import type { Subprocessor } from '#domain/content/subprocessors.ts';
import { countryCodes, countryName } from '#domain/countries.ts';
import {
  adequacyDecision,
  endedDecision,
  isInEconomicArea,
  transferTableDate,
} from '#domain/transfer-rules.ts';
import { at, type Content, type Example, type Finding, type Rule } from '../rule.ts';

/** Personal data outside of the European Economic Area rests on a mechanism that fits. */
export const subprocessorTransfers: Rule = {
  id: 'subprocessor-transfers',
  severity: 'warning',
  title: 'Locations outside of the EEA without an adequacy decision have a transfer mechanism that fits.',
  rationale: `Chapter V GDPR asks for a mechanism wherever data leaves the EEA for a country without an adequacy decision, and readers look for it beside the country. The table of decisions is the Commission’s list of ${transferTableDate}, with the last day of the decision on the United Kingdom (2031-12-27); those on Canada and Japan are limited to commercial recipients under their law. Vitrine makes no legal finding. Only the Data Privacy Framework is checked strictly: it exists for the United States alone.`,
  examples: examples(),
  *check(content) {
    for (const [index, subprocessor] of content.trustCenter.subprocessors.data.subprocessors.entries()) {
      if (subprocessor.status !== 'removed') yield* missing(content, subprocessor, `subprocessors.${index}`);
      yield* unfit(content, subprocessor, `subprocessors.${index}`);
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const list = (locations: string, transfers: string) => ({
    'subprocessors.yaml': `subprocessors:
  - id: errwick
    name: Errwick
    purpose: Error tracking
    locations: { ${locations} }
    transfers: [${transfers}]
`,
  });

  return [
    {
      title: 'Staff in India, and no mechanism',
      files: list('storage: [DE], remoteAccess: [IN]', ''),
      findings: [
        'subprocessors.yaml:5 Errwick handles data in India (IN), but no transfer names a mechanism for it.',
      ],
    },
    {
      title: 'The Data Privacy Framework for another country',
      files: list('storage: [IN]', '{ from: EU, to: IN, mechanism: dpf }'),
      findings: [
        'subprocessors.yaml:6 The Data Privacy Framework covers transfers to the US only, not to IN.',
      ],
    },
    {
      title: 'An adequacy decision that the table does not have',
      files: list('storage: [IN]', '{ from: EU, to: IN, mechanism: adequacy }'),
      findings: [
        `subprocessors.yaml:6 The table of ${transferTableDate} has no adequacy decision for India (IN).`,
      ],
    },
    {
      title: 'A decision that has ended',
      files: list('storage: [GB]', '{ from: EU, to: GB, mechanism: adequacy }'),
      today: '2032-01-05',
      findings: [
        `subprocessors.yaml:6 The table of ${transferTableDate} has no adequacy decision for United Kingdom (GB); the adequacy decision lasted to 2031-12-27.`,
      ],
    },
    {
      title: 'The British agreement for data from the Union',
      files: list('storage: [US]', '{ from: EU, to: US, mechanism: uk-idta }'),
      findings: ['subprocessors.yaml:6 The UK transfer agreement is for data from GB, not from EU.'],
    },
    {
      title: 'The Union, a country with a decision, and a mechanism for the third',
      files: list('storage: [DE, GB], processing: [US]', '{ from: EU, to: US, mechanism: dpf }'),
      findings: [],
    },
  ];
}

function* missing(
  { trustCenter: { subprocessors }, today }: Content,
  { name, locations, transfers }: Subprocessor,
  path: string,
): Iterable<Finding> {
  const named = new Set(transfers.map(({ to }) => to));
  const seen = new Set<string>();
  for (const [kind, codes] of Object.entries(locations ?? {})) {
    for (const [index, code] of codes.entries()) {
      if (seen.has(code) || named.has(code) || !countryCodes.has(code)) continue;
      seen.add(code);
      if (isInEconomicArea(code) || adequacyDecision(code, today)) continue;
      yield at(
        subprocessors,
        `${path}.locations.${kind}.${index}`,
        `${name} handles data in ${countryName(code)} (${code}), but no transfer names a mechanism for it${ended(code, today)}.`,
        `Add \`{ from: EU, to: ${code}, mechanism: … }\` under \`transfers\`, as your DPA has it.`,
      );
    }
  }
}

function* unfit(
  { trustCenter: { subprocessors }, today }: Content,
  { transfers }: Subprocessor,
  path: string,
): Iterable<Finding> {
  for (const [index, { from, to, mechanism }] of transfers.entries()) {
    const place = `${path}.transfers.${index}`;
    if (mechanism === 'dpf' && to !== 'US')
      yield {
        ...at(
          subprocessors,
          `${place}.mechanism`,
          `The Data Privacy Framework covers transfers to the US only, not to ${to}.`,
          'Name the mechanism that your DPA has.',
        ),
        severity: 'error',
      };
    if (
      mechanism === 'adequacy' &&
      countryCodes.has(to) &&
      !isInEconomicArea(to) &&
      !adequacyDecision(to, today)
    ) {
      const hint =
        to === 'US'
          ? 'For participants of the Data Privacy Framework write `dpf`.'
          : 'Check the Commission’s list of decisions.';
      yield at(
        subprocessors,
        `${place}.mechanism`,
        `The table of ${transferTableDate} has no adequacy decision for ${countryName(to)} (${to})${ended(to, today)}.`,
        hint,
      );
    }
    if (mechanism === 'uk-idta' && from !== 'GB')
      yield at(
        subprocessors,
        `${place}.mechanism`,
        `The UK transfer agreement is for data from GB, not from ${from}.`,
        'For data from the Union, name the standard contractual clauses.',
      );
  }
}

function ended(code: string, today: Content['today']): string {
  const until = endedDecision(code, today);
  return until ? `; the adequacy decision lasted to ${until}` : '';
}
