import { z } from 'astro/zod';
import {
  common,
  criterionReference,
  day,
  frequency,
  historyFrom,
  id,
  interval,
  text,
  visibility,
} from './fields.ts';

export const controlStatuses = ['planned', 'partial', 'implemented', 'retired'] as const;

/** `controls/*.md`: what is done, by whom and how often, mapped to criteria. */
export const controlSchema = z.strictObject({
  ...common,
  title: text.describe('What is true, in one sentence: “Multi-factor authentication is enforced”.'),
  criteria: z
    .array(criterionReference)
    .default([])
    .describe(
      'SOC 2 criteria that the control addresses, each by its id: [CC6.1, CC6.6]. No ranges, no headings.',
    ),
  soc2: z
    .array(criterionReference)
    .default([])
    .describe('The same as criteria, under the name of the framework.'),
  pointsOfFocus: z
    .array(criterionReference)
    .default([])
    .describe('Points of focus that it touches, as criterion and position: [CC6.1/3].'),
  mappings: z
    .record(z.string(), z.array(z.string()))
    .default({})
    .describe(
      'References in other frameworks, as you state them: { iso27001: [A.8.5], nist-csf: [PR.AA-03] }.',
    ),
  status: z
    .enum(controlStatuses)
    .describe(
      'Only implemented counts for coverage; planned and partial are shown as near misses, retired as history.',
    ),
  owner: text.describe('Who answers for it: a role, not a person.'),
  type: z
    .enum(['preventive', 'detective', 'corrective'])
    .optional()
    .describe('Whether it prevents, finds or repairs.'),
  operation: z
    .enum(['automated', 'manual', 'hybrid'])
    .optional()
    .describe('Whether a system, people or both operate it.'),
  frequency: frequency.optional().describe('How often it operates.'),
  products: z.array(id).default([]).describe('Ids of the products that it is about. Empty: all of them.'),
  policies: z.array(id).default([]).describe('Ids of the policies that it carries out.'),
  risks: z.array(id).default([]).describe('Ids of the risk themes in trust.yaml that it answers.'),
  evidence: z
    .array(
      z.strictObject({
        title: text.describe('What proves that the control operates.'),
        collected: day.optional().describe('Day on which it was last collected.'),
        cadence: frequency.optional().describe('How often it is collected.'),
      }),
    )
    .default([])
    .describe('What an auditor would be shown. Internal: never published.'),
  reviewed: day.optional().describe('Day on which the control was last reviewed.'),
  reviewEvery: interval.optional().describe('How long a review lasts. Default: reviewEvery in trust.yaml.'),
  historyFrom: historyFrom.describe(
    'From which day on earlier states, read from git, are shown: 2026-01-01. none shows none. Default: since it was public.',
  ),
  visibility: visibility
    .default('public')
    .describe(
      'internal counts for coverage but appears on no page; its criterion says “documented, not published”.',
    ),
});

export type Control = z.infer<typeof controlSchema>;
