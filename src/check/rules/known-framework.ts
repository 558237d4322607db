import { placeOf } from '#domain/entry.ts';
import { fixValue } from '#domain/fix.ts';
import { nearest } from '#domain/nearest.ts';
import { frameworkIds } from '#frameworks/catalogue.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** The frameworks for which the site shows crosswalks are ones that Vitrine has. */
export const knownFramework: Rule = {
  id: 'known-framework',
  severity: 'error',
  title: '`frameworks` in trust.yaml names frameworks that Vitrine knows.',
  rationale:
    'A crosswalk is shown for each framework listed. One that is misspelled is silently missing from every page, and readers who look for it conclude that there is nothing.',
  examples: examples(),
  *check({ trustCenter: { trust }, facts }) {
    const known: readonly string[] = frameworkIds;
    for (const [index, framework] of trust.data.frameworks.entries()) {
      if (known.includes(framework)) continue;
      const [close] = nearest(framework, known, 1);
      const path = `frameworks.${index}`;
      const finding = at(
        trust,
        path,
        `There is no framework \`${framework}\`.`,
        close ? `Did you mean \`${close}\`?` : `Frameworks are: ${known.join(', ')}.`,
      );
      const same = known.find((id) => id === framework.replace(/\s/gu, '').toLowerCase());
      const fix = same && fixValue(facts.texts.get(trust.file) ?? '', placeOf(trust, path), framework, same);
      yield fix ? { ...finding, fix } : finding;
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const trust = (
    frameworks: string,
  ) => `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "http://localhost:4321" }
scope: { framework: soc2-tsc-2017-rev2022, categories: [security] }
frameworks: [${frameworks}]
`;

  return [
    {
      title: 'A framework that is misspelled',
      files: { 'trust.yaml': trust('soc2, iso-27001') },
      findings: ['trust.yaml:4 There is no framework `iso-27001`.'],
    },
    {
      title: 'Known frameworks',
      files: { 'trust.yaml': trust('soc2, iso27001, pci-dss') },
      findings: [],
    },
  ];
}
