import { z } from 'astro/zod';
import { country, day, id, text, webAddress } from './fields.ts';

const transferMechanisms = [
  'adequacy',
  'dpf',
  'scc-2021-module-1',
  'scc-2021-module-2',
  'scc-2021-module-3',
  'scc-2021-module-4',
  'uk-idta',
  'bcr',
  'other',
] as const;

export const subprocessorSchema = z.strictObject({
  id,
  name: text,
  entity: text.optional(),
  purpose: text,
  data: z.array(text).default([]),
  locations: z
    .strictObject({
      storage: z.array(country).default([]),
      processing: z.array(country).default([]),
      remoteAccess: z.array(country).default([]),
    })
    .optional(),
  transfers: z
    .array(z.strictObject({ from: text, to: text, mechanism: z.enum(transferMechanisms) }))
    .default([]),
  products: z.array(id).default([]),
  dpa: webAddress.optional(),
  url: webAddress.optional(),
  since: day.optional(),
  status: z.enum(['planned', 'active', 'removed']).default('active'),
  announced: day.optional(),
  effective: day.optional(),
  removed: day.optional(),
  replaces: id.optional(),
  emergency: text.optional(),
});

/** `subprocessors.yaml`: who processes personal data for us, with planned changes. */
export const subprocessorsSchema = z.strictObject({
  noticeDays: z.int().min(0).default(30),
  subprocessors: z.array(subprocessorSchema).default([]),
});

export type Subprocessor = z.infer<typeof subprocessorSchema>;
export type SubprocessorList = z.infer<typeof subprocessorsSchema>;
