import { z } from 'astro/zod';
import { common, day, text, visibility } from './fields.ts';

/** `updates/*.md`: dated news for customers. */
export const updateSchema = z.strictObject({
  ...common,
  title: text,
  date: day,
  kind: z.enum(['report', 'subprocessor', 'policy', 'incident', 'product', 'general']).default('general'),
  summary: text.optional(),
  visibility: visibility.default('public'),
});

export type Update = z.infer<typeof updateSchema>;
