import { z } from 'astro/zod';
import { common, day, text, version } from './fields.ts';

/** `agreements/*.md`: a click-wrap agreement; what people accept is pinned by the hash of its body. */
export const agreementSchema = z.strictObject({
  ...common,
  title: text,
  version,
  effective: day,
  governs: z.array(text).default([]),
  party: text,
  governingLaw: text.optional(),
  term: text.optional(),
  confidentialitySurvives: text.optional(),
  reaccept: z.enum(['required', 'new-signers-only']).default('required'),
  reacceptReason: text.optional(),
});

export type Agreement = z.infer<typeof agreementSchema>;
