import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CatalogueId, frameworkCatalogue, frameworkIds } from './catalogue.ts';

const catalogues = frameworkIds.filter((id) => id !== 'soc2');

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
    ['gdpr', 'Art. 132(1)(b)', ['Art. 13', 'Art. 12', 'Art. 32']],
    ['gdpr', 'Art. 32b', ['Art. 32']],
    ['gdpr', 'Art. 32(b)', ['Art. 32']],
    ['gdpr', 'Art. 32(1)(b)(i)(x)', ['Art. 32']],
    ['ccpa', '1798.100(1)', ['1798.100']],
    ['ccpa', '1798.100.5', ['1798.100']],
    ['hipaa', '164.308(a)(1)(ii)', ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(B)', '164.308(a)(1)(ii)(C)']],
    ['hipaa', '164.312(a)(2)(v)', ['164.312(a)(2)(i)', '164.312(a)(2)(ii)', '164.312(a)(2)(iii)']],
    [
      'hipaa',
      '164.308(a)(1)(ii)(E)',
      ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(B)', '164.308(a)(1)(ii)(C)'],
    ],
    ['iso27001', 'A.8.5 a)', ['A.8.5']],
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

  it.each<[CatalogueId, string, string, string]>([
    ['gdpr', 'Art. 32(1)(b)', 'Art. 32', '(1)(b)'],
    ['gdpr', 'gdpr article 32 (1) (B)', 'Art. 32', '(1)(b)'],
    ['gdpr', 'Art. 32 para. 1 lit. b', 'Art. 32', '(1)(b)'],
    ['gdpr', 'Art. 32 Abs. 1 lit. b', 'Art. 32', '(1)(b)'],
    ['gdpr', 'Art. 5.1.f', 'Art. 5', '(1)(f)'],
    ['gdpr', 'Art. 4 Nr. 7', 'Art. 4', '(7)'],
    ['gdpr', 'Art. 28(3)', 'Art. 28', '(3)'],
    ['ccpa', '§ 1798.100 (a)', '1798.100', '(a)'],
    ['ccpa', '1798.81.5(b)', '1798.81.5', '(b)'],
    ['ccpa', '1798.140(AE)(1)(a)', '1798.140', '(ae)(1)(A)'],
    ['hipaa', '45 CFR § 164.404(A)(1)', '164.404', '(a)(1)'],
    ['hipaa', '164.306(a)(1)', '164.306(a)', '(1)'],
    ['hipaa', '164.314(a)(2)(I)(a)', '164.314(a)(2)', '(i)(A)'],
    ['nist-800-53', 'ac-2a', 'AC-2', 'a'],
    ['nist-800-53', 'AC-2 a. 1', 'AC-2', 'a.1'],
    ['nist-800-53', 'AC-2(3)(A)', 'AC-2(3)', '(a)'],
    ['iso27001', 'Clause 6.1.3 d)', '6.1.3', ' d)'],
  ])('%s: %s is a paragraph of %s', (framework, written, id, paragraph) => {
    expect(find(framework, written)).toMatchObject({ kind: 'item', id, paragraph });
    expect(find(framework, `${id}${paragraph}`)).toMatchObject({ kind: 'item', id, paragraph });
  });

  it('names a paragraph in a spelling that is read as the same again, whatever was written', () => {
    const part = fc.stringMatching(/^[(]?[0-9a-zA-Z]{1,3}[).]?$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...catalogues),
        fc.nat(),
        fc.array(part, { maxLength: 4 }),
        (framework, at, parts) => {
          const { items } = frameworkCatalogue(framework);
          const found = find(framework, `${items[at % items.length]?.id}${parts.join('')}`);
          if (found.kind !== 'item') return;
          expect(find(framework, `${found.id}${found.paragraph ?? ''}`)).toEqual(found);
        },
      ),
    );
  });
});
