import type { Control } from '#domain/content/control.ts';
import type { Report } from '#domain/content/report.ts';
import type { Subprocessor } from '#domain/content/subprocessors.ts';
import type { Update } from '#domain/content/update.ts';
import type { Category } from '#domain/criterion.ts';
import type { ReportStanding } from '#domain/report-standing.ts';
import type { DocumentKind } from './public/public-document.ts';

/** The words for values of the content model: what the pages print where the files say `per-change` or `scc-2021-module-3`. */

export const categoryLabels: Readonly<Record<Category, string>> = {
  security: 'Security',
  availability: 'Availability',
  confidentiality: 'Confidentiality',
  'processing-integrity': 'Processing integrity',
  privacy: 'Privacy',
};

export const controlStatusLabels: Readonly<Record<Control['status'], string>> = {
  planned: 'Planned',
  partial: 'Partly implemented',
  implemented: 'Implemented',
  retired: 'Retired',
};

export const controlTypeLabels: Readonly<Record<NonNullable<Control['type']>, string>> = {
  preventive: 'Preventive',
  detective: 'Detective',
  corrective: 'Corrective',
};

export const operationLabels: Readonly<Record<NonNullable<Control['operation']>, string>> = {
  automated: 'Automated',
  manual: 'Manual',
  hybrid: 'Partly automated',
};

export const frequencyLabels: Readonly<Record<NonNullable<Control['frequency']>, string>> = {
  continuous: 'Continuous',
  daily: 'Daily',
  weekly: 'Weekly',
  monthly: 'Monthly',
  quarterly: 'Quarterly',
  'semi-annually': 'Twice a year',
  annually: 'Every year',
  'per-change': 'With each change',
  'on-event': 'On each event',
  'as-needed': 'As needed',
};

export const standingLabels: Readonly<Record<ReportStanding, string>> = {
  planned: 'Planned',
  'in-progress': 'Examination in progress',
  current: 'Current',
  'next-due': 'Current, next report due',
  stale: 'Out of date',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
};

export const documentKindLabels: Readonly<Record<DocumentKind, string>> = {
  'bridge-letter': 'Bridge letter',
  'pen-test': 'Penetration test',
  questionnaire: 'Questionnaire',
  dpa: 'Data processing agreement',
  sla: 'Service level agreement',
  'privacy-notice': 'Privacy notice',
  insurance: 'Insurance',
  accessibility: 'Accessibility',
  sbom: 'Software bill of materials',
  architecture: 'Architecture',
  'bcp-dr': 'Continuity and recovery',
  whitepaper: 'White paper',
  other: 'Document',
};

/** What a document of a kind is, for readers who meet it for the first time. */
export const documentKindNotes: Readonly<Record<DocumentKind, string>> = {
  'bridge-letter':
    'A statement of management about the time after the period of a report. It is not audited, and the auditor has no part in it.',
  'pen-test':
    'What an outside firm found when it attacked the product with permission, summarized for customers.',
  questionnaire:
    "A security questionnaire that is filled in once and kept up to date, to be read beside a reviewer's own.",
  dpa: 'The agreement under which personal data is processed for customers.',
  sla: 'The availability and support that customers are promised.',
  'privacy-notice': 'How personal data is handled for which the company decides itself.',
  insurance: 'The insurer’s confirmation that cover exists, with its limit and period.',
  accessibility: 'The company’s own statement of how its products meet accessibility standards.',
  sbom: 'The software components that a product consists of.',
  architecture: 'How the system is built, where data is kept, and how its parts are separated.',
  'bcp-dr': 'How the service is kept running and brought back, and what exercises of it showed.',
  whitepaper: 'An explanation of one subject in depth.',
  other: 'A document for customers and their reviewers.',
};

export const updateKindLabels: Readonly<Record<Update['kind'], string>> = {
  report: 'Report',
  subprocessor: 'Subprocessor',
  policy: 'Policy',
  incident: 'Incident',
  product: 'Product',
  general: 'News',
};

export const transferLabels: Readonly<Record<Subprocessor['transfers'][number]['mechanism'], string>> = {
  adequacy: 'adequacy decision',
  dpf: 'Data Privacy Framework',
  'scc-2021-module-1': 'standard contractual clauses 2021, module 1',
  'scc-2021-module-2': 'standard contractual clauses 2021, module 2',
  'scc-2021-module-3': 'standard contractual clauses 2021, module 3',
  'scc-2021-module-4': 'standard contractual clauses 2021, module 4',
  'uk-idta': 'UK transfer agreement (IDTA)',
  bcr: 'binding corporate rules',
  other: 'other mechanism',
};

export const opinionLabels = {
  unqualified: 'Unqualified',
  qualified: 'Qualified',
  adverse: 'Adverse',
  disclaimer: 'Disclaimer of opinion',
  gated: 'Stated in the report',
} as const;

export const stageLabels: Readonly<Record<Report['timeline'][number]['stage'], string>> = {
  planning: 'Planning',
  preparation: 'Preparation',
  observation: 'Observation period',
  fieldwork: 'Fieldwork',
  reporting: 'Reporting',
  'stage-1': 'Stage 1 audit',
  'stage-2': 'Stage 2 audit',
};

const frameworkLabels: Readonly<Record<string, string>> = {
  soc1: 'SOC 1®',
  soc2: 'SOC 2®',
  soc3: 'SOC 3®',
  iso27001: 'ISO/IEC 27001',
  iso27017: 'ISO/IEC 27017',
  iso27018: 'ISO/IEC 27018',
  iso27701: 'ISO/IEC 27701',
  iso42001: 'ISO/IEC 42001',
  'pci-dss': 'PCI DSS',
  hipaa: 'HIPAA',
  gdpr: 'GDPR',
  ccpa: 'CCPA',
  'nist-csf': 'NIST CSF',
  'nist-800-53': 'NIST SP 800-53',
  'csa-star': 'CSA STAR',
  fedramp: 'FedRAMP',
  hitrust: 'HITRUST',
  tisax: 'TISAX',
  c5: 'BSI C5',
  'cyber-essentials': 'Cyber Essentials',
  other: 'Assessment',
  'soc2-processing-integrity': 'SOC 2® processing integrity',
  'soc2-privacy': 'SOC 2® privacy',
  'soc2-availability': 'SOC 2® availability',
  'soc2-confidentiality': 'SOC 2® confidentiality',
};

/** A framework's usual name; what was written, where it is none that Vitrine knows. */
export function frameworkLabel(id: string): string {
  return frameworkLabels[id] ?? id;
}

/** A folder or topic name as a heading: `control-activities` becomes `Control activities`. */
export function headingOf(name: string): string {
  const words = name.replace(/[-_.]+/g, ' ').trim();
  return words === words.toUpperCase() ? words : words.charAt(0).toUpperCase() + words.slice(1);
}

/** `one control`, `two controls`: a number with its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words).replace(/, and /, ' and ');
}
