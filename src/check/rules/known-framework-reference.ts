import type { SourcePlaces } from '#domain/entry.ts';
import { nearest } from '#domain/nearest.ts';
import {
  type CatalogueId,
  type CatalogueReference,
  frameworkCatalogue,
  frameworkIds,
  frameworkNotice,
} from '#frameworks/catalogue.ts';
import { at, type Example, type Finding, type Rule } from '../rule.ts';

/** A control's `mappings` name frameworks and ids that exist in the edition that Vitrine has. */
export const knownFrameworkReference: Rule = {
  id: 'known-framework-reference',
  severity: 'error',
  title: 'References to other frameworks name items that exist in their current edition.',
  rationale:
    'A stated mapping is the author’s own claim. Ids of an older edition (A.12 of ISO/IEC 27001:2013, PR.AC of NIST CSF 1.1) show a reviewer that the mapping was copied and not read.',
  examples: examples(),
  *check({ trustCenter }) {
    for (const control of trustCenter.controls) {
      for (const [framework, written] of Object.entries(control.data.mappings)) {
        const path = `mappings.${framework}`;
        if (!isCatalogue(framework)) {
          yield unknownFramework(control, path, framework);
          continue;
        }
        for (const [index, reference] of written.entries()) {
          const found = frameworkCatalogue(framework).find(reference);
          if (found.kind !== 'item')
            yield refusal(control, `${path}.${index}`, frameworkNotice(framework).name, reference, found);
        }
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (mappings: string) => ({
    'controls/AC-05.md': `---
title: Access is reviewed
criteria: [CC6.2]
mappings: { ${mappings} }
status: implemented
owner: Head of Security
---
Role owners review all access to production each quarter and record what they removed and why it was removed.
`,
  });

  return [
    {
      title: 'An item that does not exist',
      files: control('iso27001: [A.8.99]'),
      findings: ['controls/AC-05.md:4 `A.8.99` is no item of ISO/IEC 27001.'],
    },
    {
      title: 'An item of an older edition',
      files: control('nist-csf: [PR.AC-1]'),
      findings: ['controls/AC-05.md:4 `PR.AC-1` was withdrawn from NIST Cybersecurity Framework.'],
    },
    {
      title:
        'A paragraph of an article that does not exist, and one that the catalogue does not have among its paragraphs',
      files: control('gdpr: [Art. 132(1)(b)], hipaa: ["164.308(a)(1)(ii)(E)"]'),
      findings: [
        'controls/AC-05.md:4 `Art. 132(1)(b)` is no item of GDPR.',
        'controls/AC-05.md:4 `164.308(a)(1)(ii)(E)` is no item of HIPAA.',
      ],
    },
    {
      title: 'A framework that does not exist',
      files: control('iso27002: ["8.5"]'),
      findings: ['controls/AC-05.md:4 There is no framework `iso27002` to map to.'],
    },
    {
      title: 'Usual spellings are forgiven',
      files: control('iso27001: [a.5.18], nist-csf: [PR.AA-05], nist-800-53: [ac-02, "AC-2(1)"]'),
      findings: [],
    },
    {
      title: 'Paragraphs below an item',
      files: control(
        'gdpr: ["Art. 32(1)(b)"], ccpa: ["1798.100(a)"], hipaa: ["164.308(a)(1)(ii)(A)", "164.404(a)(1)"], nist-800-53: [AC-2a], iso27001: ["6.1.3 d)"]',
      ),
      findings: [],
    },
  ];
}

function isCatalogue(framework: string): framework is CatalogueId {
  return framework !== 'soc2' && (frameworkIds as readonly string[]).includes(framework);
}

function unknownFramework(control: SourcePlaces, path: string, framework: string): Finding {
  if (framework === 'soc2')
    return at(
      control,
      path,
      'SOC 2 criteria stand under `criteria`.',
      'Move them there; `mappings` is for other frameworks.',
    );
  const others = frameworkIds.filter((id) => id !== 'soc2');
  const [close] = nearest(framework, others, 1);
  return at(
    control,
    path,
    `There is no framework \`${framework}\` to map to.`,
    close ? `Did you mean \`${close}\`?` : `Frameworks are: ${others.join(', ')}.`,
  );
}

function refusal(
  control: SourcePlaces,
  path: string,
  name: string,
  written: string,
  found: Exclude<CatalogueReference, { kind: 'item' }>,
): Finding {
  if (found.kind === 'withdrawn') {
    const hint =
      found.replacedBy.length > 0 ? `Now: ${found.replacedBy.join(', ')}.` : 'Nothing took its place.';
    return at(control, path, `\`${written}\` was withdrawn from ${name}.`, hint);
  }
  const hint =
    found.nearest.length > 0
      ? `Did you mean ${found.nearest.map((id) => `\`${id}\``).join(' or ')}?`
      : undefined;
  return at(control, path, `\`${written}\` is no item of ${name}.`, hint);
}
