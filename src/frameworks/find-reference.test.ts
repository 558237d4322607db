import { describe, expect, it } from 'vitest';
import { type CatalogueId, frameworkCatalogue } from './catalogue.ts';

const find = (framework: CatalogueId, written: string) => frameworkCatalogue(framework).find(written);

describe('a reference to another framework', () => {
  it.each<[CatalogueId, string, string]>([
    ['iso27001', 'A8.5', 'A.8.5'],
    ['iso27001', 'Annex A 8.5', 'A.8.5'],
    ['iso27001', 'ISO/IEC 27001:2022 A.5.1', 'A.5.1'],
    ['iso27001', 'clause 5.1', '5.1'],
    ['nist-csf', 'pr.aa-3', 'PR.AA-03'],
    ['nist-csf', 'PR.AA–03', 'PR.AA-03'],
    ['nist-csf', 'GV.SC-10', 'GV.SC-10'],
    ['nist-800-53', 'AC-02(01)', 'AC-2(1)'],
    ['nist-800-53', 'ac-2.1', 'AC-2(1)'],
    ['nist-800-53', 'AC-2 (1)', 'AC-2(1)'],
    ['nist-800-53', 'IA-13', 'IA-13'],
    ['hipaa', '§ 164.312(a)(2)(iv)', '164.312(a)(2)(iv)'],
    ['hipaa', '45 CFR 164.308(a)(1)', '164.308(a)(1)(i)'],
    ['hipaa', '164.312(a)', '164.312(a)(1)'],
    ['gdpr', '32', 'Art. 32'],
    ['gdpr', 'Article 32', 'Art. 32'],
    ['gdpr', 'GDPR Art.5', 'Art. 5'],
    ['ccpa', 'Cal. Civ. Code § 1798.81.5', '1798.81.5'],
    ['ccpa', 'Section 1798.105', '1798.105'],
    ['pci-dss', 'Req. 3.5.1', '3.5.1'],
    ['pci-dss', 'PCI DSS 8.3.6', '8.3.6'],
    ['pci-dss', 'a1.1', 'A1.1'],
  ])('%s: %s is %s', (framework, written, id) => {
    expect(find(framework, written)).toMatchObject({ kind: 'item', id });
  });

  it.each<[CatalogueId, string, string[]]>([
    ['nist-csf', 'PR.AC-1', ['PR.AA-01', 'PR.AA-05']],
    ['nist-csf', 'DE.DP-02', []],
    ['nist-800-53', 'AC-13', ['AC-2', 'AU-6']],
    ['nist-800-53', 'AC-2(10)', ['AC-2']],
    ['hipaa', '164.308(b)(4)', ['164.308(b)(3)']],
  ])('%s: %s is withdrawn', (framework, written, replacedBy) => {
    expect(find(framework, written)).toMatchObject({ kind: 'withdrawn', replacedBy });
  });

  it.each<[CatalogueId, string, string[]]>([
    ['gdpr', 'Art. 32(1)(b)', ['Art. 32']],
    ['ccpa', '1798.100(a)', ['1798.100']],
    ['nist-800-53', 'AC-2a', ['AC-2']],
    ['nist-800-53', 'AC-2(99)', ['AC-2']],
    ['pci-dss', '3.5.1.9', ['3.5.1']],
    ['nist-csf', 'PR.AA', ['PR.AA-01', 'PR.AA-02', 'PR.AA-03']],
    ['iso27001', '8.5', ['A.8.5']],
    ['iso27001', 'A.8.35', ['A.8.3', 'A.8.30', 'A.8.31']],
    ['nist-csf', 'PR.AA-09', ['PR.AA-01', 'PR.AA-02', 'PR.AA-03']],
    ['iso27001', 'CC6.1', []],
    ['iso27001', '', []],
  ])('%s: %j is unknown, nearest %j', (framework, written, nearest) => {
    expect(find(framework, written)).toEqual({ kind: 'unknown', nearest });
  });
});
