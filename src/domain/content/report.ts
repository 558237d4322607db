import { z } from 'astro/zod';
import {
  category,
  common,
  criterionReference,
  day,
  id,
  text,
  vaultFile,
  version,
  visibility,
} from './fields.ts';

export const reportStatuses = [
  'planned',
  'observation',
  'fieldwork',
  'issued',
  'superseded',
  'withdrawn',
] as const;
export const opinions = ['unqualified', 'qualified', 'adverse', 'disclaimer'] as const;

const timeline = z
  .array(
    z.strictObject({
      stage: z.enum([
        'planning',
        'preparation',
        'observation',
        'fieldwork',
        'reporting',
        'stage-1',
        'stage-2',
      ]),
      start: day,
      end: day.optional(),
    }),
  )
  .default([]);

const shared = {
  ...common,
  title: text.optional(),
  series: id.optional(),
  status: z.enum(reportStatuses),
  reportDate: day.optional(),
  products: z.array(id).default([]),
  visibility: visibility.default('gated'),
  file: vaultFile.optional(),
  agreement: id.optional(),
  timeline,
};

const csoc = z.strictObject({ id, text, criteria: z.array(criterionReference).default([]) });

const subserviceOrganization = z.strictObject({
  name: text,
  service: text,
  method: z.enum(['carve-out', 'inclusive']),
  subprocessor: id.optional(),
  reason: text.optional(),
  csocs: z.array(csoc).default([]),
  report: z
    .strictObject({ type: z.union([z.literal(1), z.literal(2)]), periodEnd: day, reviewed: day })
    .optional(),
});

const exception = z.strictObject({
  control: id,
  criterion: criterionReference,
  description: text,
  sample: text.optional(),
  response: text,
  status: z.enum(['open', 'remediated', 'accepted']),
});

/** An examination by a CPA firm: SOC 1, SOC 2 or SOC 3 (AT-C 105 and 205). */
export const attestationSchema = z.strictObject({
  ...shared,
  framework: z.enum(['soc1', 'soc2', 'soc3']),
  type: z.union([z.literal(1), z.literal(2)]).optional(),
  asOf: day.optional(),
  period: z.strictObject({ start: day, end: day }).optional(),
  periodNote: text.optional(),
  categories: z.array(category).default([]),
  standard: text.optional(),
  auditor: z
    .strictObject({
      name: text,
      city: text.optional(),
      state: text.optional(),
      license: text.optional(),
      peerReview: text.optional(),
    })
    .optional(),
  opinion: z.enum(opinions).optional(),
  opinionVisibility: z.enum(['public', 'gated']).default('public'),
  basis: text.optional(),
  affectedCriteria: z.array(criterionReference).default([]),
  restrictedUse: z.array(text).default([]),
  auditorAccessTerms: id.optional(),
  exceptions: z.array(exception).default([]),
  subserviceOrganizations: z.array(subserviceOrganization).default([]),
  cuecs: z
    .array(
      z.strictObject({
        id,
        text,
        criteria: z.array(criterionReference).default([]),
        public: z.boolean().default(false),
      }),
    )
    .default([]),
});

/** A certificate or another assessment: ISO/IEC 27001, PCI DSS, HIPAA, CSA STAR and the like. */
export const certificateSchema = z.strictObject({
  ...shared,
  framework: z.enum([
    'iso27001',
    'iso27017',
    'iso27018',
    'iso27701',
    'iso42001',
    'pci-dss',
    'hipaa',
    'csa-star',
    'fedramp',
    'hitrust',
    'tisax',
    'c5',
    'cyber-essentials',
    'other',
  ]),
  scope: text.optional(),
  certificateNo: text.optional(),
  body: text.optional(),
  accreditation: text.optional(),
  issued: day.optional(),
  expires: day.optional(),
  soaVersion: version.optional(),
});

/** `reports/*.md`, a union on `framework`. */
export const reportSchema = z.discriminatedUnion('framework', [attestationSchema, certificateSchema]);

export type AttestationReport = z.infer<typeof attestationSchema>;
export type Certificate = z.infer<typeof certificateSchema>;
export type Report = z.infer<typeof reportSchema>;

/** Narrows a report to a CPA firm's examination. */
export function isAttestation(report: Report): report is AttestationReport {
  return report.framework === 'soc1' || report.framework === 'soc2' || report.framework === 'soc3';
}
