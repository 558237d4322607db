import type { CatalogueId } from './catalogue.ts';
import { plainReference } from './plain-reference.ts';

/**
 * The form in which references to one framework are compared: the usual ways to write the same id fall together, so
 * `nist-800-53` reads `ac-02 (01)`, `AC-2.1` and `AC-2(1)` alike. It is a key for look-up, not for showing.
 */
export function referenceForm(framework: CatalogueId, written: string): string {
  const plain = plainReference(written);
  switch (framework) {
    case 'iso27001':
      return plain
        .replace(/^(?:ISO\/?(?:IEC)?27001(?::20\d\d)?)?(?:ANNEX|CLAUSE|CONTROL)?/, '')
        .replace(/^A[.-]?(?=\d)/, 'A.');
    case 'nist-csf':
      return plain.replace(
        /^([A-Z]{2})[.-]?([A-Z]{2})[.-]?0?(\d)(\d?)$/,
        (_, area, category, tens, ones) => `${area}.${category}-${ones ? tens + ones : `0${tens}`}`,
      );
    case 'nist-800-53':
      return plain
        .replace(/^([A-Z]{2})-?0*(\d+)/, '$1-$2')
        .replace(/^([A-Z]{2}-\d+)(?:\.0*(\d+)|\(0*(\d+)\))$/, '$1($2$3)');
    case 'hipaa':
      return plain.replace(/^(?:HIPAA)?(?:45CFR)?(?:PART)?§*(?=164)/, '');
    case 'gdpr':
      return plain.replace(/^(?:GDPR)?(?:ARTICLES?|ART\.?)?(?=\d)/, 'ART.');
    case 'ccpa':
      return plain.replace(/^(?:CCPA)?(?:CAL\.?)?(?:CIV\.?)?(?:CODE)?(?:SECTION|SEC\.?)?§*(?=1798)/, '');
    case 'pci-dss':
      return plain.replace(/^(?:PCI-?(?:DSS)?)?(?:REQUIREMENT|REQ\.?)?(?=A?\d)/, '');
    default:
      return framework satisfies never;
  }
}
