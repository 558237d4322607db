import { addMonths, daysBetween } from '#domain/calendar-day.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** security.txt has an end that is not past and less than a year ahead (RFC 9116, 2.5.5). */
export const securityTxtExpiry: Rule = {
  id: 'security-txt-expiry',
  severity: 'error',
  title: 'security.txt has not expired and expires within a year.',
  rationale:
    'RFC 9116 makes `Expires` mandatory and recommends less than a year, so that stale contacts disappear. Researchers take an expired file as one that nobody reads.',
  examples: examples(),
  *check({ trustCenter: { trust }, today }) {
    const { contact, expires } = trust.data.contacts;
    if (!expires) {
      if (contact.length > 0)
        yield at(
          trust,
          'contacts.contact',
          '`contacts` has a contact for security.txt, but no `expires`.',
          'Add `expires:` with a day less than a year ahead (RFC 9116, 2.5.5).',
        );
      return;
    }
    const days = daysBetween(today, expires);
    if (days < 0)
      yield at(
        trust,
        'contacts.expires',
        `security.txt expired on ${expires}, ${-days} days ago.`,
        'Check the contacts, then write a day less than a year ahead.',
      );
    else if (expires > addMonths(today, 12))
      yield {
        ...at(
          trust,
          'contacts.expires',
          `security.txt expires on ${expires}, over a year ahead.`,
          'RFC 9116 recommends less than a year.',
        ),
        severity: 'warning',
      };
    else if (days <= 30)
      yield {
        ...at(
          trust,
          'contacts.expires',
          `security.txt expires on ${expires}, in ${days} days.`,
          'Check the contacts and renew it.',
        ),
        severity: 'info',
      };
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const trust = (contacts: string) => ({
    'trust.yaml': `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "http://localhost:4321" }
scope: { framework: soc2-tsc-2017-rev2022, categories: [security] }
contacts:
  contact: ["mailto:security@acme.example"]
${contacts}
`,
  });

  return [
    {
      title: 'Expired',
      files: trust('  expires: 2026-06-30'),
      findings: ['trust.yaml:6 security.txt expired on 2026-06-30, 146 days ago.'],
    },
    {
      title: 'Too far ahead',
      files: trust('  expires: 2028-01-01'),
      findings: ['trust.yaml:6 security.txt expires on 2028-01-01, over a year ahead.'],
    },
    {
      title: 'No end',
      files: trust(''),
      findings: ['trust.yaml:5 `contacts` has a contact for security.txt, but no `expires`.'],
    },
    { title: 'Half a year ahead', files: trust('  expires: 2027-06-30'), findings: [] },
  ];
}
