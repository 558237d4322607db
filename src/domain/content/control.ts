import { z } from 'astro/zod';
import { common, criterionReference, day, frequency, id, interval, text, visibility } from './fields.ts';

export const controlStatuses = ['planned', 'partial', 'implemented', 'retired'] as const;

/** `controls/*.md`: what is done, by whom and how often, mapped to criteria. */
export const controlSchema = z.strictObject({
  ...common,
  title: text,
  criteria: z.array(criterionReference).default([]),
  soc2: z.array(criterionReference).default([]),
  pointsOfFocus: z.array(criterionReference).default([]),
  mappings: z.record(z.string(), z.array(z.string())).default({}),
  status: z.enum(controlStatuses),
  owner: text,
  type: z.enum(['preventive', 'detective', 'corrective']).optional(),
  operation: z.enum(['automated', 'manual', 'hybrid']).optional(),
  frequency: frequency.optional(),
  products: z.array(id).default([]),
  policies: z.array(id).default([]),
  risks: z.array(id).default([]),
  evidence: z
    .array(z.strictObject({ title: text, collected: day.optional(), cadence: frequency.optional() }))
    .default([]),
  reviewed: day.optional(),
  reviewEvery: interval.optional(),
  visibility: visibility.default('public'),
});

export type Control = z.infer<typeof controlSchema>;
