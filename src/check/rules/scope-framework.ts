import { nearest } from '#domain/nearest.ts';
import { soc2Editions } from '#frameworks/soc2.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** The scope names an edition of the criteria that Vitrine knows. */
export const scopeFramework: Rule = {
  id: 'scope-framework',
  severity: 'error',
  title: 'The scope names a known edition of the Trust Services Criteria.',
  rationale:
    'Which criteria are in scope follows from the edition and the categories. Without a known edition nothing could be checked.',
  examples: examples(),
  *check({ trustCenter }) {
    const { trust } = trustCenter;
    const flat = trust.places.has('scope.framework');
    for (const [index, { framework }] of trust.data.scope.entries()) {
      if (soc2Editions.has(framework)) continue;
      const known = [...soc2Editions.keys()];
      const close = nearest(framework, known, 1)[0] ?? known.join(', ');
      yield at(
        trust,
        `${flat ? 'scope' : `scope.${index}`}.framework`,
        `\`${framework}\` is no edition of the criteria that Vitrine knows.`,
        `Write \`${close}\`.`,
      );
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const trust = (
    framework: string,
  ) => `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "http://localhost:4321" }
scope:
  framework: ${framework}
  categories: [security]
`;

  return [
    {
      title: 'An edition that does not exist',
      files: { 'trust.yaml': trust('soc2-tsc-2017-rev2012') },
      findings: ['trust.yaml:4 `soc2-tsc-2017-rev2012` is no edition of the criteria that Vitrine knows.'],
    },
    { title: 'A known edition', files: { 'trust.yaml': trust('soc2-tsc-2017-rev2022') }, findings: [] },
  ];
}
