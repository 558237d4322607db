import { z } from 'astro/zod';
import { pagePath } from '#site/paths.ts';
import { policiesView, policyView } from '#site/policies-view.ts';
import type { PublicPolicy } from '#site/public/public-policy.ts';
import type { Sources } from '../sources.ts';
import { envelopeOf, gatedItem, idsOf, publishedItem } from './envelope.ts';
import { day, envelope, gatedEntry, ids, markdown, publishedEntry, type Shape, text } from './shape.ts';

const policy = z.object({
  ...publishedEntry,
  entryVersion: text,
  owner: text,
  approvedBy: text,
  approved: day,
  effective: day.nullable(),
  reviewBy: day,
  criteria: ids,
  controls: ids.describe('Published controls that carry it out.'),
  related: ids,
  summary: text.nullable(),
  history: z.array(z.object({ version: text, date: day, summary: text })),
  text: markdown,
});

/** `/api/policies.json`: every policy that is public or on request, by title. */
export const policiesFile = z.object({
  ...envelope,
  policies: z.array(z.discriminatedUnion('access', [policy, gatedEntry])),
});

/** The policies as data, with their texts. */
export function policiesJson(sources: Sources): Shape<typeof policiesFile> {
  return {
    ...envelopeOf(sources, 'policies'),
    policies: policiesView(sources.content).policies.map((one) =>
      one.access === 'gated' ? gatedItem(one, 'policies', sources) : policyItem(one, sources),
    ),
  };
}

function policyItem(one: PublicPolicy, sources: Sources): Shape<typeof policy> {
  const { content, index } = sources;
  return {
    ...publishedItem(one, 'policies', sources),
    entryVersion: one.version,
    owner: one.owner,
    approvedBy: one.approvedBy,
    approved: one.approved,
    effective: one.effective,
    reviewBy: one.reviewBy,
    criteria: one.criteria,
    controls: policyView(one, content, index).controls.map(({ id }) => id),
    related: idsOf(one.related, index.policy),
    summary: one.summary,
    history: one.history.map(({ version, date, summary }) => ({ version, date, summary })),
    text: sources.markdown(one.text, pagePath('policies', one.slug)),
  };
}
