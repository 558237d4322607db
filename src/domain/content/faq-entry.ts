import { z } from 'astro/zod';
import { common, day, id, text, visibility } from './fields.ts';

/** `faq/*.md`: one question a file; the title is the question. */
export const faqEntrySchema = z.strictObject({
  ...common,
  title: text,
  topic: text.optional(),
  order: z.number().optional(),
  controls: z.array(id).default([]),
  policies: z.array(id).default([]),
  updated: day.optional(),
  visibility: visibility.default('public'),
});

export type FaqEntry = z.infer<typeof faqEntrySchema>;
