import { categories } from '#domain/criterion.ts';
import type { Entry } from '#domain/entry.ts';
import { placeOf } from '#domain/entry.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** What is not claimed is not claimed elsewhere either. */
export const claimContradiction: Rule = {
  id: 'claim-contradiction',
  severity: 'error',
  title: 'Nothing under `notClaimed` has a report, a certificate or a place in the scope.',
  rationale:
    'The list of what is not claimed is there to be believed. A framework that is on it and has a report makes one of the two false. A planned assessment is a warning: “not pursued” is then out of date.',
  examples: examples(),
  *check({ trustCenter }) {
    const { trust } = trustCenter;
    for (const [index, { framework }] of trust.data.notClaimed.entries()) {
      for (const { source, path, message, planned } of contradictions(trustCenter, framework.toLowerCase())) {
        yield {
          ...at(
            trust,
            `notClaimed.${index}.framework`,
            `\`${framework}\` is not claimed, but ${message}.`,
            'Remove it here, or correct the other place.',
          ),
          ...(planned ? { severity: 'warning' as const } : {}),
          related: [{ file: source.file, place: placeOf(source, path), message }],
        };
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const files = (framework: string, status: string) => ({
    'trust.yaml': `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "http://localhost:4321" }
scope: { framework: soc2-tsc-2017-rev2022, categories: [security, availability] }
notClaimed:
  - { framework: ${framework}, note: Not pursued. }
`,
    'reports/hitrust.md': `---
framework: hitrust
status: ${status}
---
The assessment covers Acme Cloud.
`,
  });

  return [
    {
      title: 'Not claimed, and reported',
      files: files('hitrust', 'issued'),
      findings: ['trust.yaml:5 `hitrust` is not claimed, but the report hitrust is issued.'],
    },
    {
      title: 'Not pursued, and planned',
      files: files('hitrust', 'planned'),
      findings: ['trust.yaml:5 `hitrust` is not claimed, but the report hitrust is planned.'],
    },
    {
      title: 'A category that is in scope',
      files: files('soc2-availability', 'planned'),
      findings: ['trust.yaml:5 `soc2-availability` is not claimed, but availability is in scope.'],
    },
    { title: 'Neither here nor there', files: files('fedramp', 'issued'), findings: [] },
    { title: 'Withdrawn', files: files('hitrust', 'withdrawn'), findings: [] },
  ];
}

interface Contradiction {
  readonly source: Pick<Entry<unknown>, 'file' | 'places'>;
  readonly path: string;
  readonly message: string;
  readonly planned: boolean;
}

function contradictions({ trust, reports }: TrustCenter, framework: string): Contradiction[] {
  const category = categories.find((name) => framework === `soc2-${name}`);
  const named = reports.filter(
    ({ data }) =>
      data.status !== 'withdrawn' &&
      (category
        ? 'categories' in data && data.framework === 'soc2' && data.categories.includes(category)
        : data.framework === framework),
  );
  const flat = trust.places.has('scope.framework');
  return [
    ...trust.data.scope.flatMap((scope, index) =>
      category && scope.categories.includes(category)
        ? [
            {
              source: trust,
              path: `${flat ? 'scope' : `scope.${index}`}.categories`,
              message: `${category} is in scope`,
              planned: false,
            },
          ]
        : [],
    ),
    ...named.map((report) => ({
      source: report,
      path: category ? 'categories' : 'framework',
      message: category
        ? `the report ${report.id} covers ${category}`
        : `the report ${report.id} is ${report.data.status}`,
      planned: report.data.status !== 'issued' && report.data.status !== 'superseded',
    })),
  ];
}
