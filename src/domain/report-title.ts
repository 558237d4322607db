import { isAttestation, type Report } from './content/report.ts';

const certificateNames: Readonly<Record<string, string>> = {
  iso27001: 'ISO/IEC 27001',
  iso27017: 'ISO/IEC 27017',
  iso27018: 'ISO/IEC 27018',
  iso27701: 'ISO/IEC 27701',
  iso42001: 'ISO/IEC 42001',
  'pci-dss': 'PCI DSS',
  hipaa: 'HIPAA',
  'csa-star': 'CSA STAR',
  fedramp: 'FedRAMP',
  hitrust: 'HITRUST',
  tisax: 'TISAX',
  c5: 'BSI C5',
  'cyber-essentials': 'Cyber Essentials',
};

/** What a report is called: its own title, or its kind such as `SOC 2 Type 2 report`. A SOC report is never a certificate. */
export function reportTitle(report: Report): string {
  if (report.title) return report.title;
  if (isAttestation(report)) {
    const name = `SOC ${report.framework.slice(3)}`;
    return report.type ? `${name} Type ${report.type} report` : `${name} report`;
  }
  const name = certificateNames[report.framework] ?? 'Assessment';
  return report.framework.startsWith('iso') ? `${name} certificate` : name;
}
