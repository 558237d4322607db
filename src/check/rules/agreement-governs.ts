import type { Entry } from '#domain/entry.ts';
import { placeOf } from '#domain/entry.ts';
import type { TrustCenter } from '#domain/trust-center.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** An agreement governs the kinds of documents that name it. */
export const agreementGoverns: Rule = {
  id: 'agreement-governs',
  severity: 'warning',
  title: 'The agreement that a document names governs documents of its kind.',
  rationale:
    '`governs` tells the person who accepts what the text is for. A document of another kind is given out under an agreement that does not speak of it. An agreement without `governs` is for everything.',
  examples: examples(),
  *check({ trustCenter }) {
    const agreements = new Map(trustCenter.agreements.map((agreement) => [agreement.id, agreement]));
    for (const { entry, kind, name } of governed(trustCenter)) {
      const agreement = agreements.get(name);
      if (!agreement || agreement.data.governs.length === 0 || agreement.data.governs.includes(kind))
        continue;
      yield {
        ...at(
          entry,
          'agreement',
          `The agreement ${name} does not govern \`${kind}\`.`,
          `Add \`${kind}\` to its \`governs\`, or name another agreement.`,
        ),
        related: [
          {
            file: agreement.file,
            place: placeOf(agreement, 'governs'),
            message: `it governs ${agreement.data.governs.join(', ')}`,
          },
        ],
      };
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const files = (governs: string) => ({
    'agreements/nda.md': `---
title: NDA
version: "1"
effective: 2026-01-01
${governs}
party: Acme, Inc.
---
## 1. Duties

The recipient keeps it secret.
`,
    'documents/insurance.md': `---
kind: insurance
title: Confirmation of insurance
date: 2026-04-01
agreement: nda
---
`,
  });

  return [
    {
      title: 'A kind that the agreement does not name',
      files: files('governs: [soc2, pen-test]'),
      findings: ['documents/insurance.md:5 The agreement nda does not govern `insurance`.'],
    },
    { title: 'A kind that it names', files: files('governs: [soc2, insurance]'), findings: [] },
    { title: 'An agreement for everything', files: files(''), findings: [] },
  ];
}

interface Governed {
  readonly entry: Entry<unknown>;
  readonly kind: string;
  readonly name: string;
}

function governed({ reports, documents, policies }: TrustCenter): Governed[] {
  const all = [
    ...reports.map((entry) => ({ entry, kind: entry.data.framework, name: entry.data.agreement })),
    ...documents.map((entry) => ({ entry, kind: entry.data.kind, name: entry.data.agreement })),
    ...policies.map((entry) => ({ entry, kind: 'policy', name: entry.data.agreement })),
  ];
  return all.flatMap(({ entry, kind, name }) => (name ? [{ entry, kind, name }] : []));
}
