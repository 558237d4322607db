import { z } from 'astro/zod';
import { controlsInOrder } from '#site/controls-view.ts';
import { pagePath } from '#site/paths.ts';
import type { PublicControl } from '#site/public/public-control.ts';
import type { Sources } from '../sources.ts';
import { envelopeOf, gatedItem, idsOf, publishedItem } from './envelope.ts';
import { day, envelope, gatedEntry, ids, markdown, publishedEntry, type Shape, text } from './shape.ts';

const control = z.object({
  ...publishedEntry,
  family: text,
  status: z.enum(['planned', 'partial', 'implemented', 'retired']),
  owner: text.describe('A role, not a person.'),
  type: text.nullable(),
  operation: text.nullable(),
  frequency: text.nullable(),
  products: ids,
  criteria: ids.describe('SOC 2 criteria that the company has mapped the control to.'),
  pointsOfFocus: ids,
  mappings: z.record(text, ids).describe('Ids of other frameworks, as the company states them.'),
  policies: ids,
  risks: ids,
  reviewed: day.nullable(),
  reviewDue: day.nullable(),
  text: markdown,
});

/** `/api/controls.json`: every control that is public or on request, in the order of the list. */
export const controlsFile = z.object({
  ...envelope,
  controls: z.array(z.discriminatedUnion('access', [control, gatedEntry])),
});

/** The controls as data. Evidence is not public and not in it. */
export function controlsJson(sources: Sources): Shape<typeof controlsFile> {
  const { content } = sources;
  const gated = content.controls.filter((one) => one.access === 'gated');
  return {
    ...envelopeOf(sources, 'controls'),
    controls: [
      ...controlsInOrder(content).map((one) => controlItem(one, sources)),
      ...gated.map((entry) => gatedItem(entry, 'controls', sources)),
    ],
  };
}

function controlItem(one: PublicControl, sources: Sources): Shape<typeof control> {
  return {
    ...publishedItem(one, 'controls', sources),
    family: one.family,
    status: one.status,
    owner: one.owner,
    type: one.type,
    operation: one.operation,
    frequency: one.frequency,
    products: one.products,
    criteria: one.criteria,
    pointsOfFocus: one.pointsOfFocus,
    mappings: one.mappings,
    policies: idsOf(one.policies, sources.index.policy),
    risks: one.risks,
    reviewed: one.reviewed,
    reviewDue: one.reviewDue,
    text: sources.markdown(one.text, pagePath('controls', one.slug)),
  };
}
