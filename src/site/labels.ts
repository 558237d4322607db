import { en } from './words/en.ts';
import { interfaceWords } from './words/interface-words.ts';

/*
 * Words for values of the content model that programs compare (properties in OSCAL), which are in English whatever the language
 * of the site. What people read takes its words from `words/`.
 */
export const categoryLabels = en.category;
export const controlStatusLabels = en.controlStatus;
export const frequencyLabels = en.frequency;

/** Names that are the same in every language. */
const frameworkNames: Readonly<Record<string, string>> = {
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
};

/** A framework's usual name; what was written, where it is none that Vitrine knows. */
export function frameworkLabel(id: string): string {
  const translated: Readonly<Record<string, string>> = interfaceWords().framework;
  return translated[id] ?? frameworkNames[id] ?? id;
}

/** A folder or topic name as a heading: `control-activities` becomes `Control activities`. */
export function headingOf(name: string): string {
  const words = name.replace(/[-_.]+/g, ' ').trim();
  return words === words.toUpperCase() ? words : words.charAt(0).toUpperCase() + words.slice(1);
}
