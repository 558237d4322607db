import { z } from 'astro/zod';
import type { Subprocessor } from '#domain/content/subprocessors.ts';
import { lastDayToObject } from '#domain/last-day-to-object.ts';
import { safeHref } from '#site/paths.ts';
import type { Sources } from '../sources.ts';
import { envelopeOf } from './envelope.ts';
import { address, day, envelope, ids, type Shape, text } from './shape.ts';

const countries = z.array(text).describe('ISO 3166-1 alpha-2 codes.');

export const subprocessor = z.object({
  id: text,
  url: address,
  name: text,
  entity: text.nullable(),
  purpose: text,
  data: z.array(text),
  locations: z.object({ storage: countries, processing: countries, remoteAccess: countries }),
  transfers: z.array(z.object({ from: text, to: text, mechanism: text })),
  products: ids,
  dpa: address.nullable(),
  website: address.nullable(),
  status: z.enum(['planned', 'active', 'removed']),
  since: day.nullable(),
  announced: day.nullable(),
  effective: day.nullable(),
  lastDayToObject: day
    .nullable()
    .describe('Of a planned change: announced and noticeDays after it; null where no notice is promised.'),
  removed: day.nullable(),
  replaces: text.nullable().describe('Id of the subprocessor that this one replaces.'),
  emergency: text.nullable().describe('Why the notice is shorter than promised.'),
});

/** `/api/subprocessors.json`: planned, active and removed subprocessors. */
export const subprocessorsFile = z.object({
  ...envelope,
  noticeDays: z.int().nullable().describe('Days of notice that are promised; null where none are.'),
  objectTo: text.describe('Where an objection is sent.'),
  subprocessors: z.array(subprocessor),
});

/** The subprocessors as data. */
export function subprocessorsJson(sources: Sources): Shape<typeof subprocessorsFile> {
  const { company, subprocessors } = sources.content;
  return {
    ...envelopeOf(sources, 'subprocessors'),
    noticeDays: subprocessors.noticeDays,
    objectTo: company.privacyEmail ?? company.securityEmail,
    subprocessors: subprocessors.list.map((one) => subprocessorItem(one, sources)),
  };
}

/** One subprocessor, field by field. */
export function subprocessorItem(one: Subprocessor, { url, content }: Sources): Shape<typeof subprocessor> {
  return {
    id: one.id,
    url: url(`/subprocessors/#${one.id}`),
    name: one.name,
    entity: one.entity ?? null,
    purpose: one.purpose,
    data: one.data,
    locations: {
      storage: one.locations?.storage ?? [],
      processing: one.locations?.processing ?? [],
      remoteAccess: one.locations?.remoteAccess ?? [],
    },
    transfers: one.transfers.map(({ from, to, mechanism }) => ({ from, to, mechanism })),
    products: one.products,
    dpa: one.dpa ? safeHref(one.dpa) : null,
    website: one.url ? safeHref(one.url) : null,
    status: one.status,
    since: one.since ?? null,
    announced: one.announced ?? null,
    effective: one.effective ?? null,
    lastDayToObject: lastDayToObject(one, content.subprocessors.noticeDays),
    removed: one.removed ?? null,
    replaces: one.replaces ?? null,
    emergency: one.emergency ?? null,
  };
}
