import { z } from 'astro/zod';
import { common, criterionReference, day, id, interval, text, version, visibility } from './fields.ts';

/** `policies/*.md(x)`: a policy with its approval and its next review. */
export const policySchema = z.strictObject({
  ...common,
  title: text,
  version,
  owner: text,
  approvedBy: text,
  approved: day,
  effective: day.optional(),
  reviewBy: day.optional(),
  reviewEvery: interval.optional(),
  criteria: z.array(criterionReference).default([]),
  summary: text.optional(),
  visibility: visibility.default('public'),
  agreement: id.optional(),
  related: z.array(id).default([]),
  history: z.array(z.strictObject({ version, date: day, summary: text })).default([]),
});

export type Policy = z.infer<typeof policySchema>;
