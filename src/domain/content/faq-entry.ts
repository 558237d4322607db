import { z } from 'astro/zod';
import { common, day, historyFrom, id, text, visibility } from './fields.ts';

/** `faq/*.md`: one question a file; the title is the question. */
export const faqEntrySchema = z.strictObject({
  ...common,
  title: text.describe('The question.'),
  topic: text.optional().describe('Heading under which it stands.'),
  order: z.number().optional().describe('Place within its topic; smaller numbers come first.'),
  controls: z.array(id).default([]).describe('Ids of the controls on which the answer rests.'),
  policies: z.array(id).default([]).describe('Ids of the policies on which the answer rests.'),
  updated: day.optional().describe('Day on which the answer was last checked.'),
  historyFrom: historyFrom.describe(
    'From which day on changes of the answer, read from git, are listed: 2026-01-01. none lists none.',
  ),
  visibility: visibility.default('public').describe('Who may see it: public, gated or internal.'),
});

export type FaqEntry = z.infer<typeof faqEntrySchema>;
