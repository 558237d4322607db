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

const reportStatuses = ['planned', 'observation', 'fieldwork', 'issued', 'superseded', 'withdrawn'] as const;
export const opinions = ['unqualified', 'qualified', 'adverse', 'disclaimer'] as const;

const timeline = z
  .array(
    z.strictObject({
      stage: z
        .enum(['planning', 'preparation', 'observation', 'fieldwork', 'reporting', 'stage-1', 'stage-2'])
        .describe('Stage of the audit; stage-1 and stage-2 are those of an ISO audit.'),
      start: day.describe('First day of the stage.'),
      end: day.optional().describe('Last day of the stage.'),
    }),
  )
  .default([]);

const shared = {
  ...common,
  title: text.optional().describe('Title, where the one made from framework, type and period does not fit.'),
  series: id
    .optional()
    .describe('Name for the reports that follow each other; the latest issued one is the current.'),
  status: z
    .enum(reportStatuses)
    .describe(
      'planned, observation and fieldwork are announcements; issued and superseded carry a file; withdrawn serves nothing.',
    ),
  reportDate: day.optional().describe('Date of the auditor’s report.'),
  products: z.array(id).default([]).describe('Ids of the products in its scope. Empty: all of them.'),
  visibility: visibility
    .default('gated')
    .describe('Who may read the file; framework, type and dates are public.'),
  file: vaultFile.optional().describe('The encrypted file; `vitrine vault add` writes this.'),
  agreement: id.optional().describe('Id of the agreement that has to be accepted before.'),
  timeline: timeline.describe('Stages of the audit, past and planned.'),
};

const csoc = z.strictObject({
  id: id.describe('Id of the control.'),
  text: text.describe('What the provider is expected to do.'),
  criteria: z.array(criterionReference).default([]).describe('Criteria that it serves.'),
});

const subserviceOrganization = z.strictObject({
  name: text.describe('Name of the provider.'),
  service: text.describe('What it provides to the system.'),
  method: z
    .enum(['carve-out', 'inclusive'])
    .describe('Whether its controls are left out of the report or examined with ours.'),
  subprocessor: id.optional().describe('Its id in subprocessors.yaml.'),
  reason: text.optional().describe('Why it is no subprocessor.'),
  csocs: z
    .array(csoc)
    .default([])
    .describe('Complementary subservice organization controls: what the report expects of it.'),
  report: z
    .strictObject({
      type: z.union([z.literal(1), z.literal(2)]).describe('Type of its report.'),
      periodEnd: day.describe('Last day of its period.'),
      reviewed: day.describe('Day on which we read it.'),
    })
    .optional()
    .describe('The provider’s own report, as we reviewed it. Internal: never published.'),
});

const exception = z.strictObject({
  control: id.describe('Id of the control.'),
  criterion: criterionReference.describe('The criterion under which the exception is reported.'),
  description: text.describe('What the auditor found, as in the report.'),
  sample: text.optional().describe('How many of how many, in words.'),
  response: text.describe('Management’s response.'),
  status: z.enum(['open', 'remediated', 'accepted']).describe('How it stands today.'),
});

/** An examination by a CPA firm: SOC 1, SOC 2 or SOC 3 (AT-C 105 and 205). */
export const attestationSchema = z.strictObject({
  ...shared,
  framework: z.enum(['soc1', 'soc2', 'soc3']).describe('Which examination it is.'),
  type: z
    .union([z.literal(1), z.literal(2)])
    .optional()
    .describe('SOC 1 and SOC 2: 1 (design, as of a day) or 2 (operation, over a period).'),
  asOf: day.optional().describe('Type 1: the day of the description.'),
  period: z
    .strictObject({
      start: day.describe('First day of the period.'),
      end: day.describe('Last day of the period.'),
    })
    .optional()
    .describe('Type 2: the period that was examined.'),
  periodNote: text.optional().describe('Why the period is shorter than 3 months or longer than a year.'),
  categories: z.array(category).default([]).describe('Trust Services categories that were examined.'),
  standard: text.optional().describe('Standards of the examination, such as SSAE 18, AT-C 105 and 205.'),
  auditor: z
    .strictObject({
      name: text.describe('Name of the CPA firm.'),
      city: text.optional().describe('City of the office that signed.'),
      state: text.optional().describe('State of that office.'),
      license: text.optional().describe('License of the firm: state and number.'),
      peerReview: text.optional().describe('Its last peer review, in words.'),
    })
    .optional()
    .describe('The CPA firm that issued the report.'),
  opinion: z.enum(opinions).optional().describe('The auditor’s opinion; needed from issued on.'),
  opinionVisibility: z
    .enum(['public', 'gated'])
    .default('public')
    .describe('Who sees the opinion; the same for a whole series.'),
  basis: text.optional().describe('Basis of an opinion other than unqualified. Gated.'),
  affectedCriteria: z
    .array(criterionReference)
    .default([])
    .describe('Criteria that a modified opinion is about.'),
  restrictedUse: z.array(text).default([]).describe('For whom the report is meant, as it says itself.'),
  auditorAccessTerms: id.optional().describe('Id of a second agreement, where the firm demands one.'),
  exceptions: z
    .array(exception)
    .default([])
    .describe('Exceptions in the report, each with the response. Gated.'),
  subserviceOrganizations: z
    .array(subserviceOrganization)
    .default([])
    .describe('Providers that the report names.'),
  cuecs: z
    .array(
      z.strictObject({
        id: id.describe('Id of the control.'),
        text: text.describe('What customers are expected to do.'),
        criteria: z.array(criterionReference).default([]).describe('Criteria that it serves.'),
        public: z.boolean().default(false).describe('Whether everybody may read it; otherwise it is gated.'),
      }),
    )
    .default([])
    .describe('Complementary user entity controls: what the report expects of customers.'),
});

/** A certificate or another assessment: ISO/IEC 27001, PCI DSS, HIPAA, CSA STAR and the like. */
const certificateSchema = z.strictObject({
  ...shared,
  framework: z
    .enum([
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
    ])
    .describe('Which standard it is about.'),
  scope: text.optional().describe('Scope as written on the certificate.'),
  certificateNo: text.optional().describe('Number of the certificate.'),
  body: text.optional().describe('Certification body or assessor.'),
  accreditation: text.optional().describe('Who accredited the body, such as ANAB or DAkkS.'),
  issued: day.optional().describe('Day of issue.'),
  expires: day.optional().describe('Last day of validity.'),
  soaVersion: version.optional().describe('Version of the statement of applicability, in quotes.'),
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
