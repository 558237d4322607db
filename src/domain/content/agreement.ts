import { z } from 'astro/zod';
import { common, day, text, version } from './fields.ts';

/** `agreements/*.md`: a click-wrap agreement; what people accept is pinned by the hash of its body. */
export const agreementSchema = z.strictObject({
  ...common,
  title: text.describe('Name of the agreement, as people see it before they accept.'),
  version: version.describe('Version of the text, in quotes. Raise it with every change of the text.'),
  effective: day.describe('First day on which this version can be accepted.'),
  governs: z
    .array(text)
    .default([])
    .describe(
      'What it covers: frameworks of reports (soc2), kinds of documents (bridge-letter), policy. Empty: everything that names it.',
    ),
  party: text.describe('Our legal entity in the agreement.'),
  governingLaw: text.optional().describe('Law that governs it, such as State of Oregon, USA.'),
  term: text.optional().describe('How long the agreement lasts, in words.'),
  confidentialitySurvives: text
    .optional()
    .describe('How long confidentiality lasts beyond the term, in words.'),
  reaccept: z
    .enum(['required', 'new-signers-only'])
    .default('required')
    .describe('Whether those who accepted an earlier version have to accept this one.'),
  reacceptReason: text
    .optional()
    .describe('Why earlier signers need not accept again; needed for new-signers-only.'),
});

export type Agreement = z.infer<typeof agreementSchema>;
