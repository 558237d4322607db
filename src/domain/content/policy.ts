import { z } from 'astro/zod';
import { common, criterionReference, day, id, interval, text, version, visibility } from './fields.ts';

/** `policies/*.md(x)`: a policy with its approval and its next review. */
export const policySchema = z.strictObject({
  ...common,
  title: text.describe('Title of the policy.'),
  version: version.describe('Version of the text, in quotes ("1.10"). Raise it when the text changes.'),
  owner: text.describe('Who answers for the policy: a role, not a person.'),
  approvedBy: text.describe('Role or body that approved this version.'),
  approved: day.describe('Day of the approval of this version.'),
  effective: day.optional().describe('First day on which it applies. Default: the day of the approval.'),
  reviewBy: day.optional().describe('Day until which it has to be reviewed.'),
  reviewEvery: interval.optional().describe('How long an approval lasts, in place of reviewBy.'),
  criteria: z.array(criterionReference).default([]).describe('SOC 2 criteria that the policy is about.'),
  summary: text.optional().describe('One or two public sentences for lists.'),
  visibility: visibility.default('public').describe('Who may read the text: public, gated or internal.'),
  agreement: id
    .optional()
    .describe('Id of the agreement that has to be accepted before a gated policy is read.'),
  related: z.array(id).default([]).describe('Ids of related policies.'),
  history: z
    .array(
      z.strictObject({
        version: version.describe('The version, in quotes.'),
        date: day.describe('Day on which that version was approved.'),
        summary: text.describe('What changed.'),
      }),
    )
    .default([])
    .describe('Earlier versions from before git, in words; later ones come from git.'),
  historyFrom: text
    .optional()
    .describe(
      'From which version ("2.0") or day (2026-01-01) on earlier texts, read from git, are shown with what changed. none shows none. Default: since it was public.',
    ),
});

export type Policy = z.infer<typeof policySchema>;
