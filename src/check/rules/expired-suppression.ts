import { daysBetween } from '#domain/calendar-day.ts';
import { placeOf } from '#domain/entry.ts';
import { allowancesOf } from '../allowances.ts';
import type { Example, Rule } from '../rule.ts';

/** An exception that was made for a time ends. */
export const expiredSuppression: Rule = {
  id: 'expired-suppression',
  severity: 'warning',
  title: 'No change of a rule’s severity, and no allowance in a text, is past its `until`.',
  rationale:
    'Whoever wrote a date meant to look again. From the next day on the rule counts as before; this finding says that the line is there still.',
  examples: examples(),
  *check(content) {
    const { trust } = content.trustCenter;
    const words = (until: string) =>
      `ended on ${until}, ${daysBetween(until as typeof content.today, content.today)} days ago, and has no effect any more`;
    for (const [ruleId, { until }] of Object.entries(trust.data.checks)) {
      if (!until || until >= content.today) continue;
      yield {
        message: `The change of \`${ruleId}\` ${words(until)}.`,
        hint: 'Remove it, or decide again and write a new day.',
        file: trust.file,
        place: placeOf(trust, `checks.${ruleId}.until`),
      };
    }
    for (const { ruleId, until, file, place } of allowancesOf(content).allowances) {
      if (!until || until >= content.today) continue;
      yield {
        message: `The allowance for \`${ruleId}\` ${words(until)}.`,
        hint: 'Remove it, or decide again and write a new day.',
        file,
        place,
      };
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const files = (until: string) => ({
    'trust.yaml': `company: { name: Acme, legalName: "Acme, Inc.", url: "https://acme.example", securityEmail: security@acme.example }
site: { url: "http://localhost:4321" }
scope: { framework: soc2-tsc-2017-rev2022, categories: [security] }
checks:
  orphan-policy: { severity: "off", reason: The policies are being merged., until: ${until} }
`,
    'faq/report.md': `---
title: Is there a certificate?
---
[//]: # (allow wording until ${until}: the question is asked in these words)

Many ask whether we are SOC 2 certified.
`,
  });

  return [
    {
      title: 'The day has passed',
      files: files('2026-06-30'),
      findings: [
        'faq/report.md:4 The allowance for `wording` ended on 2026-06-30, 146 days ago, and has no effect any more.',
        'trust.yaml:5 The change of `orphan-policy` ended on 2026-06-30, 146 days ago, and has no effect any more.',
      ],
    },
    { title: 'The day is to come', files: files('2026-12-31'), findings: [] },
  ];
}
