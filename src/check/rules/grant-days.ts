import { at, type Example, type Rule } from '../rule.ts';

/** No grant lasts longer than the longest that is allowed. */
export const grantDays: Rule = {
  id: 'grant-days',
  severity: 'error',
  title: 'Usual and automatic grants last no longer than `maxGrantDays`.',
  rationale:
    'The maximum is a promise to the auditor whose report is given out. A default or a rule beyond it contradicts that, and the gate refuses such grants.',
  examples: examples(),
  *check({ trustCenter: { gate } }) {
    const { grantDays: usual, maxGrantDays } = gate.data.approval;
    if (usual > maxGrantDays)
      yield at(
        gate,
        'approval.grantDays',
        `\`grantDays\` is ${usual}, but \`maxGrantDays\` is ${maxGrantDays}.`,
        `Write at most ${maxGrantDays}, or raise the maximum.`,
      );
    for (const [index, { domain, days }] of gate.data.autoApprove.entries()) {
      if (days > maxGrantDays)
        yield at(
          gate,
          `autoApprove.${index}.days`,
          `The rule for ${domain} gives ${days} days, but \`maxGrantDays\` is ${maxGrantDays}.`,
          `Write at most ${maxGrantDays}, or raise the maximum.`,
        );
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const gate = (usual: number, days: number) => ({
    'reports/soc2.md': `---
framework: soc2
type: 2
status: observation
period: { start: 2026-07-01, end: 2027-06-30 }
---
The report will cover Acme Cloud.
`,
    'gate.yaml': `approval: { grantDays: ${usual}, maxGrantDays: 90 }
autoApprove:
  - { domain: customer.example, documents: [soc2], days: ${days} }
`,
  });

  return [
    {
      title: 'Beyond the maximum',
      files: gate(120, 365),
      findings: [
        'gate.yaml:1 `grantDays` is 120, but `maxGrantDays` is 90.',
        'gate.yaml:3 The rule for customer.example gives 365 days, but `maxGrantDays` is 90.',
      ],
    },
    { title: 'Within the maximum', files: gate(14, 90), findings: [] },
  ];
}
