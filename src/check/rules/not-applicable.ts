import { systemsOf } from '#frameworks/systems.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** Only criteria in scope can be left out of it, and the common criteria practically never are. */
export const notApplicable: Rule = {
  id: 'not-applicable',
  severity: 'warning',
  title: 'A criterion that does not apply is in scope and is not one of the common criteria.',
  rationale:
    'The common criteria apply to every examination; where somebody else performs the controls, the criterion is carved out, which is another statement. A criterion that the categories do not bring in needs no reason, and listing it confuses the count.',
  examples: examples(),
  *check({ trustCenter }) {
    for (const { scope, criteria, edition, path } of systemsOf(trustCenter)) {
      for (const [index, { criterion }] of scope.notApplicable.entries()) {
        const place = `${path}.notApplicable.${index}.criterion`;
        const known = edition.criteria.find(({ id }) => id === criterion);
        if (known?.category === 'security') {
          yield at(
            trustCenter.trust,
            place,
            `${criterion} is a common criterion and applies to every examination.`,
            'Is it carved out? Then list it under `carvedOut` with the provider’s control.',
          );
        } else if (known && !criteria.includes(known)) {
          yield at(
            trustCenter.trust,
            place,
            `${criterion} is not in scope, so it needs no reason not to apply.`,
            `Remove it, or add \`${known.category}\` to the categories.`,
          );
        }
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const trust = (
    categories: string,
    criterion: string,
  ) => `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "http://localhost:4321" }
scope:
  framework: soc2-tsc-2017-rev2022
  categories: [${categories}]
  notApplicable:
    - { criterion: ${criterion}, reason: The service does not do this. }
`;

  return [
    {
      title: 'A common criterion',
      files: { 'trust.yaml': trust('security', 'CC6.4') },
      findings: ['trust.yaml:7 CC6.4 is a common criterion and applies to every examination.'],
    },
    {
      title: 'A criterion of a category that is not in scope',
      files: { 'trust.yaml': trust('security', 'P6.7') },
      findings: ['trust.yaml:7 P6.7 is not in scope, so it needs no reason not to apply.'],
    },
    {
      title: 'A criterion of a category in scope',
      files: { 'trust.yaml': trust('security, privacy', 'P6.7') },
      findings: [],
    },
  ];
}
