import { freeMailDomains } from '#domain/gate/free-mail.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** A rule approves people of one company: not everybody with a free mailbox, and nobody who is blocked. */
export const autoApproveDomain: Rule = {
  id: 'auto-approve-domain',
  severity: 'error',
  title: 'Automatic approval is for domains of companies.',
  rationale:
    'A verified address proves that somebody reads the mailbox. At a free-mail provider anybody can open one, so a rule for its domain gives the report to the whole world. A domain that is also blocked says two things at once.',
  examples: examples(),
  *check({ trustCenter: { gate } }) {
    const blocked = new Set(gate.data.block.domains);
    for (const [index, { domain }] of gate.data.autoApprove.entries()) {
      const path = `autoApprove.${index}.domain`;
      if (freeMailDomains.has(domain))
        yield at(
          gate,
          path,
          `Anybody can have an address at ${domain}; the rule would approve everyone.`,
          'Remove the rule, or name the company’s own domain.',
        );
      if (blocked.has(domain))
        yield at(
          gate,
          path,
          `${domain} is approved by this rule and blocked under \`block\`.`,
          'Keep one of the two.',
        );
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const gate = (domain: string) => ({
    'reports/soc2.md': `---
framework: soc2
type: 2
status: observation
period: { start: 2026-07-01, end: 2027-06-30 }
---
The report will cover Acme Cloud.
`,
    'gate.yaml': `autoApprove:
  - { domain: ${domain}, documents: [soc2], days: 30 }
block: { domains: [rival.example] }
`,
  });

  return [
    {
      title: 'A free-mail provider',
      files: gate('gmail.com'),
      findings: ['gate.yaml:2 Anybody can have an address at gmail.com; the rule would approve everyone.'],
    },
    {
      title: 'Approved and blocked',
      files: gate('rival.example'),
      findings: ['gate.yaml:2 rival.example is approved by this rule and blocked under `block`.'],
    },
    { title: 'A customer’s domain', files: gate('customer.example'), findings: [] },
  ];
}
