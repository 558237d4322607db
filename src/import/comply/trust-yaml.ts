import { stringify } from 'yaml';
import type { Category } from '#domain/criterion.ts';

/** A first trust.yaml. What nobody but the company knows is a place that `check` finds: brackets, or an address under `.invalid`. */
export function trustYaml(company: string | null, categories: readonly Category[]): string {
  const name = (value: string) => stringify(value, { lineWidth: 0 }).trim();
  return `# Imported from comply. Fill in what stands in [brackets] and every address under .invalid: \`npx vitrine check\` finds them.

company:
  name: ${name(company ?? '[company name]')}
  legalName: "[company name as registered]"
  url: https://company.invalid
  securityEmail: security@company.invalid

site:
  url: https://trust.company.invalid     # the public address of the trust center

# What is examined. The criteria follow from the categories, which are those of the project's standard.
scope:
  framework: soc2-tsc-2017-rev2022
  categories: [${categories.join(', ')}]
  system: "[name of the system, and what belongs to it]"

frameworks: [soc2]
`;
}
