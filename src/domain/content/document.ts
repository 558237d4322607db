import { z } from 'astro/zod';
import { common, day, id, publicFile, text, vaultFile, version, visibility, webAddress } from './fields.ts';

const documentKinds = [
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

const span = z.strictObject({ start: day.describe('First day.'), end: day.describe('Last day.') });

/** `documents/*.md`: every document that is not an attestation report. */
export const documentSchema = z.strictObject({
  ...common,
  kind: z.enum(documentKinds).describe('What the document is; some kinds have keys of their own.'),
  title: text.describe('Title of the document, shown to everybody, also where the file is gated.'),
  version: version.optional().describe('Version of the document, in quotes.'),
  date: day.describe('Date of the document.'),
  expires: day
    .optional()
    .describe('Last day on which it is valid; from the next day on it cannot be downloaded.'),
  visibility: visibility
    .default('gated')
    .describe('Who may read the file. Of a gated document title, kind, version and dates are public.'),
  file: z
    .union([vaultFile, publicFile])
    .optional()
    .describe('The file: { vault: … } for a gated one, { public: … } for one below files/.'),
  url: webAddress.optional().describe('Address, where the document is published elsewhere.'),
  agreement: id.optional().describe('Id of the agreement that has to be accepted before.'),
  owner: text.optional().describe('Who answers for the document: a role, not a person.'),
  summary: text.optional().describe('One or two public sentences for lists.'),
  products: z.array(id).default([]).describe('Ids of the products that it is about. Empty: all of them.'),
  report: id.optional().describe('Bridge letter: id of the report that it follows.'),
  covers: span
    .optional()
    .describe('Bridge letter: the days that it covers, from the day after the report’s period.'),
  signedBy: z
    .enum(['management', 'auditor'])
    .optional()
    .describe('Bridge letter: who signed it. It is always management’s statement, never the auditor’s.'),
  firm: text.optional().describe('Penetration test: the firm that tested.'),
  scope: z
    .union([text, z.array(text)])
    .optional()
    .describe('What was tested or is covered, as a text or a list.'),
  method: text.optional().describe('Penetration test: the method, such as OWASP WSTG.'),
  tested: span.optional().describe('Penetration test: the days of the test.'),
  retest: day.optional().describe('Penetration test: the day of the retest.'),
});

export type TrustDocument = z.infer<typeof documentSchema>;
