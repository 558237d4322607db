import { z } from 'astro/zod';
import { common, day, text, visibility } from './fields.ts';

/** `updates/*.md`: dated news for customers. */
export const updateSchema = z.strictObject({
  ...common,
  title: text.describe('Headline.'),
  date: day.describe('Day of the news.'),
  kind: z
    .enum(['report', 'subprocessor', 'policy', 'incident', 'product', 'general'])
    .default('general')
    .describe('What it is about.'),
  summary: text.optional().describe('One or two sentences for lists and feeds.'),
  visibility: visibility.default('public').describe('Who may see it: public, gated or internal.'),
});

export type Update = z.infer<typeof updateSchema>;
