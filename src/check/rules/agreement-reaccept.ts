import { at, type Example, type Rule } from '../rule.ts';

/** Where people who accepted an older version need not accept the new one, the file says why. */
export const agreementReaccept: Rule = {
  id: 'agreement-reaccept',
  severity: 'error',
  title: '`reaccept: new-signers-only` has a reason.',
  rationale:
    'A new version that old signers never accept leaves two texts in force. That can be right, for a corrected spelling for instance, and the record of acceptances shows the reason to whoever asks later.',
  examples: examples(),
  *check({ trustCenter }) {
    for (const agreement of trustCenter.agreements) {
      const { reaccept, reacceptReason } = agreement.data;
      if (reaccept === 'new-signers-only' && !reacceptReason)
        yield at(
          agreement,
          'reaccept',
          'Old signers need not accept this version, but `reacceptReason` is missing.',
          'Say what changed and why it does not matter to them.',
        );
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const agreement = (front: string) => ({
    'agreements/nda.md': `---
title: NDA
version: "1.1"
effective: 2026-01-01
party: Acme, Inc.
reaccept: new-signers-only
${front}
---
## 1. Duties

The recipient keeps it secret.
`,
  });

  return [
    {
      title: 'No reason',
      files: agreement(''),
      findings: [
        'agreements/nda.md:6 Old signers need not accept this version, but `reacceptReason` is missing.',
      ],
    },
    { title: 'A reason', files: agreement('reacceptReason: Corrects two spelling mistakes.'), findings: [] },
  ];
}
