import type { TrustCenter } from '#domain/trust-center.ts';
import { renderFile, type Tokens } from '../layout/markdown.ts';
import type { SampleDocument } from '../sample-document.ts';
import { testTables } from './control-tables.ts';
import { cover, merridenVale, part, reportDisclaimer } from './cover.ts';
import { examinedSystem } from './examined-system.ts';
import { testsOfControls } from './tests-of-controls.ts';
import { contentTables, signature } from './tokens.ts';

const title = 'SOC 2® Type 2 report: Ostermere Cloud and Ostermere Field';
const period = 'July 1, 2025 to June 30, 2026';

const systemChapters = [
  'company-and-services',
  'commitments',
  'components',
  'boundaries',
  'control-environment',
  'risk-and-monitoring',
  'communication',
  'access',
  'endpoints-and-offices',
  'network-and-encryption',
  'operations',
  'change-management',
  'availability',
  'confidentiality',
  'vendors',
  'changes',
  'incidents',
  'complementary-controls',
  'criteria',
] as const;

/** The Type 2 report for 2025-07-01 to 2026-06-30, with tests and results for every control of the system. */
export function soc2Type2(content: TrustCenter): SampleDocument {
  const system = examinedSystem(content, 'soc2-type2-2026');
  const tokens: Tokens = {
    ...contentTables(system),
    when: `throughout the period ${period}`,
    people: 'about 140',
    'auditor-signature': signature('Merriden Vale LLP', ['Denver, Colorado', 'August 14, 2026']),
    'management-signature': signature('Ostermere, Inc.', [
      'by the Chief Executive Officer and the Chief Technology Officer',
      'August 14, 2026',
    ]),
  };
  const text = (file: string) => renderFile(`report/${file}.md`, tokens);
  const body = [
    cover({
      name: 'SOC 2® Type 2 report',
      scope:
        'Description of the system behind Ostermere Cloud and Ostermere Field, and report on the suitability of the design and the operating effectiveness of its controls relevant to security, availability and confidentiality',
      when: `For the period ${period}`,
    }),
    part('legend', text('type2/legend')),
    '<div class="section"><h2>Contents</h2>{{contents}}</div>',
    part('I', text('type2/auditors-report'), 'Report of the independent service auditor'),
    part('II', text('type2/assertion'), 'Assertion of Ostermere’s management'),
    part(
      'III',
      systemChapters.map((chapter) => text(`system/${chapter}`)).join(''),
      'Description of the system',
    ),
    part(
      'IV',
      text('type2/tests') + testTables(system, testsOfControls(system)),
      'Criteria, controls, tests and results',
    ),
    part('V', text('type2/other-information'), 'Other information provided by Ostermere'),
  ];
  return {
    file: 'soc2-type2-2026.pdf',
    audience: 'gated',
    author: 'Merriden Vale LLP (fictional)',
    subject: 'Sample report of a fictional company',
    date: '2026-08-14',
    frame: { title, aside: period, disclaimer: reportDisclaimer, accent: merridenVale },
    body: body.join('\n'),
  };
}
