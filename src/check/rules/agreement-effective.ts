import { at, type Example, type Rule } from '../rule.ts';

/** An agreement that documents use is in force. */
export const agreementEffective: Rule = {
  id: 'agreement-effective',
  severity: 'error',
  title: 'An agreement that governs documents has taken effect.',
  rationale:
    'People would accept a text that is not in force yet, and receive a document under it. An agreement for later waits until its day before documents name it.',
  examples: examples(),
  *check({ trustCenter, today }) {
    const { agreements, reports, documents, policies } = trustCenter;
    const users = [...reports, ...documents, ...policies];
    for (const agreement of agreements) {
      const { effective } = agreement.data;
      if (effective <= today) continue;
      const using = users.filter(
        ({ data }) =>
          data.agreement === agreement.id ||
          ('auditorAccessTerms' in data && data.auditorAccessTerms === agreement.id),
      );
      if (using.length === 0) continue;
      yield at(
        agreement,
        'effective',
        `The agreement takes effect on ${effective}, but ${using.map(({ id }) => id).join(', ')} already ${using.length > 1 ? 'use' : 'uses'} it.`,
        'Correct the day, or let the documents name the agreement in force.',
      );
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const files = (effective: string, agreement: string) => ({
    'agreements/nda.md': `---
title: NDA
version: "1"
effective: ${effective}
party: Acme, Inc.
---
## 1. Duties

The recipient keeps it secret.
`,
    'documents/insurance.md': `---
kind: insurance
title: Confirmation of insurance
date: 2026-04-01
${agreement}
---
`,
  });

  return [
    {
      title: 'In use before its day',
      files: files('2027-01-01', 'agreement: nda'),
      findings: [
        'agreements/nda.md:4 The agreement takes effect on 2027-01-01, but insurance already uses it.',
      ],
    },
    { title: 'Not in use yet', files: files('2027-01-01', ''), findings: [] },
    { title: 'In force', files: files('2026-01-01', 'agreement: nda'), findings: [] },
  ];
}
