import { z } from 'astro/zod';
import { common, day, id, publicFile, text, vaultFile, version, visibility, webAddress } from './fields.ts';

export const documentKinds = [
  'bridge-letter',
  'pen-test',
  'questionnaire',
  'dpa',
  'sla',
  'privacy-notice',
  'insurance',
  'accessibility',
  'sbom',
  'architecture',
  'bcp-dr',
  'whitepaper',
  'other',
] as const;

const span = z.strictObject({ start: day, end: day });

/** `documents/*.md`: every document that is not an attestation report. */
export const documentSchema = z.strictObject({
  ...common,
  kind: z.enum(documentKinds),
  title: text,
  version: version.optional(),
  date: day,
  expires: day.optional(),
  visibility: visibility.default('gated'),
  file: z.union([vaultFile, publicFile]).optional(),
  url: webAddress.optional(),
  agreement: id.optional(),
  owner: text.optional(),
  summary: text.optional(),
  products: z.array(id).default([]),
  report: id.optional(),
  covers: span.optional(),
  signedBy: z.enum(['management', 'auditor']).optional(),
  firm: text.optional(),
  scope: z.union([text, z.array(text)]).optional(),
  method: text.optional(),
  tested: span.optional(),
  retest: day.optional(),
});

export type TrustDocument = z.infer<typeof documentSchema>;
