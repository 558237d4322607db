import { z } from 'astro/zod';
import { faqView } from '#site/faq-view.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicQuestion } from '#site/public/public-news.ts';
import type { Sources } from '../sources.ts';
import { envelopeOf, gatedItem, idsOf, publishedItem } from './envelope.ts';
import { day, envelope, gatedEntry, ids, markdown, publishedEntry, type Shape, text } from './shape.ts';

const question = z.object({
  ...publishedEntry,
  topic: text,
  controls: ids,
  policies: ids,
  updated: day.nullable(),
  answer: markdown,
});

/** `/api/faq.json`: questions and answers, by topic. */
export const faqFile = z.object({
  ...envelope,
  questions: z.array(z.discriminatedUnion('access', [question, gatedEntry])),
});

/** The questions as data. */
export function faqJson(sources: Sources): Shape<typeof faqFile> {
  const { topics, gated } = faqView(sources.content);
  return {
    ...envelopeOf(sources, 'faq'),
    questions: [
      ...topics.flatMap(({ questions }) => questions).map((one) => questionItem(one, sources)),
      ...gated.map((entry) => gatedItem(entry, 'faq', sources)),
    ],
  };
}

function questionItem(one: PublicQuestion, sources: Sources): Shape<typeof question> {
  return {
    ...publishedItem(one, 'faq', sources),
    topic: one.topic,
    controls: idsOf(one.controls, sources.index.control),
    policies: idsOf(one.policies, sources.index.policy),
    updated: one.updated,
    answer: sources.markdown(one.text, pagePath('faq', one.slug)),
  };
}
