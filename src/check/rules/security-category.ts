import { systemsOf } from '#frameworks/systems.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** The common criteria belong to every examination, so `security` is among the categories. */
export const securityCategory: Rule = {
  id: 'security-category',
  severity: 'warning',
  title: 'The categories in scope include security.',
  rationale:
    'A SOC 2 examination of any category covers the common criteria. They are checked whether `security` is written or not; a reader of the scope should see it said.',
  examples: examples(),
  *check({ trustCenter }) {
    for (const { scope, path } of systemsOf(trustCenter)) {
      if (scope.categories.includes('security')) continue;
      yield at(
        trustCenter.trust,
        `${path}.categories`,
        'The categories do not include `security`; its criteria are in scope all the same.',
        `Write [security, ${scope.categories.join(', ')}].`,
      );
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const trust = (
    categories: string,
  ) => `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "http://localhost:4321" }
scope:
  framework: soc2-tsc-2017-rev2022
  categories: [${categories}]
`;

  return [
    {
      title: 'Availability alone',
      files: { 'trust.yaml': trust('availability') },
      findings: [
        'trust.yaml:5 The categories do not include `security`; its criteria are in scope all the same.',
      ],
    },
    {
      title: 'Security and availability',
      files: { 'trust.yaml': trust('security, availability') },
      findings: [],
    },
  ];
}
