import type { TrustCenter } from '#domain/trust-center.ts';
import { renderFile, type Tokens } from '../layout/markdown.ts';
import type { SampleDocument } from '../sample-document.ts';
import { designTables } from './control-tables.ts';
import { cover, merridenVale, part, reportDisclaimer } from './cover.ts';
import { examinedSystem } from './examined-system.ts';
import { contentTables, signature } from './tokens.ts';

const title = 'SOC 2® Type 1 report: Ostermere Cloud and Ostermere Field';

/** The Type 1 report as of 2025-06-30: description and design of the controls, without tests. */
export function soc2Type1(content: TrustCenter): SampleDocument {
  const system = examinedSystem(content, 'soc2-type1-2025');
  const tokens: Tokens = {
    ...contentTables(system),
    when: 'as of June 30, 2025,',
    people: 'about 130',
    'auditor-signature': signature('Merriden Vale LLP', ['Denver, Colorado', 'August 8, 2025']),
    'management-signature': signature('Ostermere, Inc.', [
      'by the Chief Executive Officer and the Chief Technology Officer',
      'August 8, 2025',
    ]),
  };
  const text = (file: string) => renderFile(`report/${file}.md`, tokens);
  const description = [
    'system/company-and-services',
    'system/commitments',
    'system/components',
    'system/boundaries',
    'type1/controls-in-brief',
    'system/complementary-controls',
    'system/criteria',
  ];
  const body = [
    cover({
      name: 'SOC 2® Type 1 report',
      scope:
        'Description of the system behind Ostermere Cloud and Ostermere Field, and report on the suitability of the design of its controls relevant to security, availability and confidentiality',
      when: 'As of June 30, 2025',
    }),
    part('legend', text('type1/legend')),
    '<div class="section"><h2>Contents</h2>{{contents}}</div>',
    part('I', text('type1/auditors-report'), 'Report of the independent service auditor'),
    part('II', text('type1/assertion'), 'Assertion of Ostermere’s management'),
    part('III', description.map(text).join(''), 'Description of the system'),
    part('IV', text('type1/controls') + designTables(system), 'Criteria and controls'),
  ];
  return {
    file: 'soc2-type1-2025.pdf',
    audience: 'gated',
    author: 'Merriden Vale LLP (fictional)',
    subject: 'Sample report of a fictional company',
    date: '2025-08-08',
    frame: { title, aside: 'As of June 30, 2025', disclaimer: reportDisclaimer, accent: merridenVale },
    body: body.join('\n'),
  };
}
