import type { Loaded } from '#load/load.ts';
import type { Mutant } from './mutants.fixture.ts';

/** One mutant for each rule that is not about a reference, a date or a key alone, and for each way to break it that differs. */
export function* singleMutants(loaded: Loaded): Iterable<Mutant> {
  yield* prose(loaded);
  yield* rewritten(loaded);
  yield* added(loaded);
  yield* unpublished(loaded);
}

/** What is added at the end of a body, and the rule that speaks of it there. */
const sentences: readonly (readonly [sentence: string, ruleId: string])[] = [
  ['We are SOC 2 certified.', 'wording'],
  ['The SOC-2 report is for our customers.', 'wording'],
  ['[COMPANY NAME] reviews this list every year.', 'template-token'],
  ['TODO: ask the auditor.', 'template-token'],
  ['The examination of Type II follows.', 'type-numerals'],
  ['<div class="note">Text</div>', 'raw-html'],
  ['See the [register](/controls/zz-99/) for it.', 'internal-link'],
  ['See the [register](#no-such-heading) for it.', 'internal-link'],
  ['See the [form](javascript:alert(1)) for it.', 'link-scheme'],
  ['See the [form](http://plain.example/) for it.', 'link-scheme'],
  ['![](/files/logo.svg)', 'image-alt'],
  ['###### Deep down', 'heading-order'],
  ['The key is AKIAIOSFODNN7EXAMPLQ for now.', 'secret'],
  ['Write to jane.doe@somewhere.example about it.', 'personal-data'],
  ['[//]: # (allow wording: nothing here needs it)', 'useless-suppression'],
  ['[//]: # (allow wording until 2026-01-31: it was quoted)', 'expired-suppression'],
];

function* prose({ trustCenter, texts }: Loaded): Iterable<Mutant> {
  const kinds = [trustCenter.controls, trustCenter.policies, trustCenter.faq, trustCenter.updates];
  for (const [number, [sentence, ruleId]] of sentences.entries()) {
    for (const entries of kinds) {
      const entry = entries
        .filter((each) => !('visibility' in each.data) || each.data.visibility === 'public')
        .at((number * 3) % entries.length);
      if (!entry) continue;
      const text = `${(texts.get(entry.file) ?? '').trimEnd()}\n\n${sentence}\n`;
      const line = text.trimEnd().split('\n').length;
      yield {
        name: `${entry.file}: ${sentence}`,
        edits: { [entry.file]: text },
        ruleId,
        file: entry.file,
        line,
      };
    }
  }
}

/** A replacement in one file, and where the finding has to stand: the line that says `at` afterwards. */
interface Rewrite {
  readonly ruleId: string;
  readonly file: string;
  readonly from: string | RegExp;
  readonly to: string;
  /** Text of the line of the finding, in the file or in another one, or `bodyLine`; the new text itself where it is not given. */
  readonly at?: string | readonly [file: string, text: string];
}

const accessControl = 'controls/access/AC-01.md';
const type2 = 'reports/soc2-type2-2026.md';
const bridge = 'documents/bridge-letter-2026-q3.md';
const nda = 'agreements/mutual-nda.md';

const rewrites: readonly Rewrite[] = [
  {
    ruleId: 'scope-framework',
    file: 'trust.yaml',
    from: 'framework: soc2-tsc-2017-rev2022',
    to: 'framework: soc2-tsc-2016',
  },
  { ruleId: 'security-category', file: 'trust.yaml', from: 'categories: [security, ', to: 'categories: [' },
  {
    ruleId: 'not-applicable',
    file: 'trust.yaml',
    from: '  carvedOut:\n',
    to: '  notApplicable: [{ criterion: CC1.2, reason: There is no board. }]\n  carvedOut:\n',
    at: 'notApplicable:',
  },
  {
    ruleId: 'carve-out',
    file: 'trust.yaml',
    from: 'criterion: CC6.4, subserviceOrganization: aws, csoc: AWS-1,',
    to: 'criterion: CC6.4, subserviceOrganization: aws,',
    at: 'criterion: CC6.4',
  },
  { ruleId: 'carve-out', file: 'trust.yaml', from: 'csoc: AWS-3', to: 'csoc: AWS-9' },
  {
    ruleId: 'carve-out',
    file: 'controls/vendors/VM-02.md',
    from: 'status: implemented',
    to: 'status: planned',
    at: ['trust.yaml', 'criterion: CC6.4'],
  },
  {
    ruleId: 'claim-contradiction',
    file: 'trust.yaml',
    from: 'framework: soc2-privacy',
    to: 'framework: soc2-availability',
  },
  {
    ruleId: 'fact-control',
    file: 'trust.yaml',
    from: /, control: CR-02 \}/,
    to: ' }',
    at: 'label: Encryption in transit',
  },
  {
    ruleId: 'fact-control',
    file: 'controls/cryptography/CR-01.md',
    from: 'status: implemented',
    to: 'status: planned',
    at: ['trust.yaml', 'control: CR-01'],
  },
  {
    ruleId: 'expired-suppression',
    file: 'trust.yaml',
    from: /^facts:/m,
    to: 'checks:\n  wording: { severity: "off", reason: Because., until: 2026-01-31 }\nfacts:',
    at: 'wording:',
  },
  {
    ruleId: 'useless-suppression',
    file: 'trust.yaml',
    from: /^facts:/m,
    to: 'checks:\n  raw-html: { severity: "off", reason: Because. }\nfacts:',
    at: 'raw-html:',
  },
  {
    ruleId: 'template-token',
    file: 'trust.yaml',
    from: 'name: Ostermere\n',
    to: 'name: "[COMPANY NAME]"\n',
    at: '[COMPANY NAME]',
  },
  {
    ruleId: 'template-token',
    file: 'trust.yaml',
    from: 'url: https://www.ostermere.example',
    to: 'url: https://company.invalid',
  },
  {
    ruleId: 'gate-approver',
    file: 'gate.yaml',
    from: /role: (approver|admin)/g,
    to: 'role: sales',
    at: 'staff:',
  },
  {
    ruleId: 'approval-delegate',
    file: 'gate.yaml',
    from: 'delegate: admin@ostermere.example',
    to: 'delegate: sales@ostermere.example',
    at: 'delegate:',
  },
  {
    ruleId: 'typographic-quotes',
    file: 'policies/access-control.md',
    from: 'version: "4.1"',
    to: 'version: “4.1”',
  },
  { ruleId: 'grant-days', file: 'gate.yaml', from: 'grantDays: 14', to: 'grantDays: 120' },
  { ruleId: 'grant-days', file: 'gate.yaml', from: 'days: 30', to: 'days: 120' },
  {
    ruleId: 'auto-approve-domain',
    file: 'gate.yaml',
    from: 'domain: harborline.example',
    to: 'domain: gmail.com',
  },
  {
    ruleId: 'subprocessor-notice',
    file: 'subprocessors.yaml',
    from: 'announced: 2026-11-02',
    to: 'announced: 2026-11-20',
    at: 'effective: 2026-12-15',
  },
  {
    ruleId: 'subprocessor-notice',
    file: 'subprocessors.yaml',
    from: /\n {4}announced: 2026-11-02/,
    to: '',
    at: 'status: planned',
  },
  {
    ruleId: 'subprocessor-transfers',
    file: 'subprocessors.yaml',
    from: 'transfers: [{ from: EU, to: US, mechanism: dpf }]',
    to: 'transfers: []',
    at: 'locations: { storage: [DE, IE, US]',
  },
  {
    ruleId: 'subprocessor-transfers',
    file: 'subprocessors.yaml',
    from: 'transfers: [{ from: EU, to: GB, mechanism: adequacy }]',
    to: 'transfers: [{ from: EU, to: GB, mechanism: dpf }]',
  },
  {
    ruleId: 'report-dates',
    file: type2,
    from: 'period: { start: 2025-07-01, end: 2026-06-30 }',
    to: 'asOf: 2026-06-30',
  },
  {
    ruleId: 'report-dates',
    file: type2,
    from: 'start: 2025-07-01, end: 2026-06-30',
    to: 'start: 2026-06-30, end: 2025-07-01',
  },
  { ruleId: 'report-dates', file: type2, from: 'reportDate: 2026-08-14', to: 'reportDate: 2026-06-14' },
  { ruleId: 'report-dates', file: type2, from: 'reportDate: 2026-08-14', to: 'reportDate: 2026-11-14' },
  {
    ruleId: 'report-dates',
    file: type2,
    from: 'period: { start: 2025-07-01',
    to: 'period: { start: 2025-02-01',
  },
  {
    ruleId: 'report-dates',
    file: 'reports/soc2-type2-2027.md',
    from: 'start: 2026-07-01',
    to: 'start: 2026-08-01',
  },
  {
    ruleId: 'report-dates',
    file: 'reports/soc2-type1-2025.md',
    from: 'asOf: 2025-06-30\n',
    to: '',
    at: 'type: 1',
  },
  {
    ruleId: 'report-age',
    file: type2,
    from: 'start: 2025-07-01, end: 2026-06-30',
    to: 'start: 2024-07-01, end: 2025-06-30',
    at: 'start: 2024-07-01',
  },
  { ruleId: 'opinion-basis', file: type2, from: 'opinion: unqualified', to: 'opinion: qualified' },
  {
    ruleId: 'opinion-visibility',
    file: type2,
    from: 'opinion: unqualified',
    to: 'opinion: unqualified\nopinionVisibility: gated',
    at: 'opinionVisibility:',
  },
  {
    ruleId: 'report-categories',
    file: type2,
    from: 'categories: [security, availability, confidentiality]',
    to: 'categories: [security, availability]',
    at: ['trust.yaml', 'categories: ['],
  },
  {
    ruleId: 'carve-out-method',
    file: type2,
    from: '    report: { type: 2, periodEnd: 2026-03-31, reviewed: 2026-06-10 }',
    to: '    report: { type: 2, periodEnd: 2024-03-31, reviewed: 2024-06-10 }',
    at: 'periodEnd: 2024-03-31',
  },
  {
    ruleId: 'carve-out-method',
    file: type2,
    from: '    subprocessor: aws\n',
    to: '',
    at: 'name: Amazon Web Services',
  },
  {
    ruleId: 'results-in-summary',
    file: type2,
    from: /\s*$/,
    to: '\n\nThe auditor found no exceptions in the tests.\n',
    at: 'The auditor found no exceptions',
  },
  {
    ruleId: 'gated-file',
    file: type2,
    from: 'vault: soc2-type2-2026.pdf.age',
    to: 'vault: soc2-type2-2062.pdf.age',
  },
  {
    ruleId: 'gated-file',
    file: 'documents/accessibility-conformance.md',
    from: 'public: accessibility-conformance-2026.pdf',
    to: 'public: nowhere.pdf',
  },
  {
    ruleId: 'gated-text-repeated',
    file: 'faq/access/leavers.md',
    from: /\s*$/,
    to: '\n\nFor 1 of 25 leavers selected, access was removed later than one business day after the last day of work.\n',
    at: 'For 1 of 25 leavers selected',
  },
  {
    ruleId: 'certificate-dates',
    file: 'reports/iso27001-2027.md',
    from: 'status: planned',
    to: 'status: issued\nissued: 2026-02-01\nexpires: 2025-02-01',
    at: 'expires: 2025-02-01',
  },
  { ruleId: 'bridge-letter', file: bridge, from: 'start: 2026-07-01', to: 'start: 2026-07-15' },
  { ruleId: 'bridge-letter', file: bridge, from: 'end: 2026-09-30', to: 'end: 2026-10-30' },
  { ruleId: 'bridge-letter', file: bridge, from: 'signedBy: management', to: 'signedBy: auditor' },
  {
    ruleId: 'bridge-letter',
    file: bridge,
    from: 'report: soc2-type2-2026\n',
    to: '',
    at: 'kind: bridge-letter',
  },
  {
    ruleId: 'pen-test-age',
    file: 'documents/pen-test-2026.md',
    from: 'tested: { start: 2026-05-04, end: 2026-05-22 }',
    to: 'tested: { start: 2025-05-04, end: 2025-05-22 }',
  },
  {
    ruleId: 'pen-test-age',
    file: 'documents/pen-test-2026.md',
    from: 'firm: Grauwall Security\n',
    to: '',
    at: 'kind: pen-test',
  },
  {
    ruleId: 'document-expiry',
    file: 'documents/insurance-2026.md',
    from: 'expires: 2027-03-31\n',
    to: '',
    at: 'kind: insurance',
  },
  {
    ruleId: 'agreement-changed',
    file: nda,
    from: /\s*$/,
    to: '\n\nA sentence that nobody accepted.\n',
    at: 'version:',
  },
  { ruleId: 'agreement-effective', file: nda, from: 'effective: 2026-01-15', to: 'effective: 2027-01-15' },
  {
    ruleId: 'agreement-governs',
    file: nda,
    from: 'governs: [soc2, ',
    to: 'governs: [',
    at: [type2, 'agreement: mutual-nda'],
  },
  { ruleId: 'agreement-reaccept', file: nda, from: 'reaccept: required', to: 'reaccept: new-signers-only' },
  { ruleId: 'agreement-sections', file: nda, from: /^#+ /gm, to: '', at: 'bodyLine' },
  {
    ruleId: 'policy-changed',
    file: 'policies/access-control.md',
    from: /\s*$/,
    to: '\n\nA sentence that nobody approved.\n',
    at: 'version:',
  },
  {
    ruleId: 'document-changed',
    file: 'documents/pen-test-2026.md',
    from: /\s*$/,
    to: '\n\nA sentence of which nobody with access was told.\n',
    at: 'version:',
  },
  {
    ruleId: 'orphan-control',
    file: accessControl,
    from: /\ncriteria: .*\npointsOfFocus: .*\nmappings: .*/,
    to: '',
    at: 'title: ',
  },
  {
    ruleId: 'control-policy',
    file: accessControl,
    from: /\npolicies: .*/,
    to: '',
    at: 'title: ',
  },
  {
    ruleId: 'documented-control',
    file: accessControl,
    from: /\n---\n[\s\S]*$/,
    to: '\n---\nIt is done.\n',
    at: 'It is done.',
  },
  { ruleId: 'unique-id', file: 'controls/access/AC-02.md', from: 'id: AC-02', to: 'id: AC-01' },
  { ruleId: 'unique-id', file: 'controls/access/AC-03.md', from: 'id: AC-03', to: 'id: ac-01' },
  {
    ruleId: 'evidence-cadence',
    file: accessControl,
    from: 'collected: 2026-10-05',
    to: 'collected: 2026-05-05',
  },
  { ruleId: 'heading-order', file: 'policies/access-control.md', from: '## Scope', to: '#### Scope' },
  { ruleId: 'heading-order', file: 'policies/access-control.md', from: '## Purpose', to: '# Purpose' },
  {
    ruleId: 'points-of-focus-coverage',
    file: accessControl,
    from: /\npointsOfFocus: .*/,
    to: '',
    at: ['trust.yaml', 'categories: ['],
  },
  ...(
    [
      ['gdpr: ["Art. 132(1)(b)"]', 'known-framework-reference'],
      ['gdpr: ["Art. 32(b)"]', 'known-framework-reference'],
      ['hipaa: ["164.308(a)(1)(ii)(E)"]', 'known-framework-reference'],
      ['hipaa: ["164.308(a)(1)(ii)"]', 'known-framework-reference'],
      ['ccpa: ["1798.100(1)"]', 'known-framework-reference'],
      ['ccpa: ["1798.101(a)"]', 'known-framework-reference'],
      ['gdpr: ["Article 32 para. 1 lit. b"]', 'reference-spelling'],
      ['nist-800-53: [ac-2A]', 'reference-spelling'],
    ] as const
  ).map(([mapping, ruleId]) => ({
    ruleId,
    file: accessControl,
    from: 'nist-csf: [PR.AA-03] }',
    to: `nist-csf: [PR.AA-03], ${mapping} }`,
  })),
  {
    ruleId: 'useless-suppression',
    file: 'gate.yaml',
    from: '  grantDays: 14',
    to: '  # (allow grant-days: nothing here needs it)\n  grantDays: 14',
    at: '# (allow',
  },
  {
    ruleId: 'expired-suppression',
    file: 'subprocessors.yaml',
    from: 'announced: 2026-11-02',
    to: 'announced: 2026-11-02 # (allow subprocessor-notice until 2026-01-31: it was late)',
  },
  {
    ruleId: 'unknown-key',
    file: accessControl,
    from: 'owner: Head of Security',
    to: 'owner: Head of Security\nfrequnecy: daily',
    at: 'frequnecy:',
  },
  {
    ruleId: 'yaml-syntax',
    file: accessControl,
    from: 'criteria: [CC6.1, CC6.6]',
    to: 'criteria: [CC6.1, CC6.6',
    at: 'pointsOfFocus:',
  },
  { ruleId: 'front-matter-format', file: accessControl, from: /^---\n/, to: '+++\n', at: '+++' },
  {
    ruleId: 'trademark-mention',
    file: 'updates/2025-08-11-soc2-type1-report.md',
    from: 'First SOC 2® report',
    to: 'First SOC 2 report',
  },
];

function* rewritten({ texts }: Loaded): Iterable<Mutant> {
  for (const { ruleId, file, from, to, at = to } of rewrites) {
    const before = texts.get(file) ?? '';
    const text = before.replace(from, to);
    if (text === before) throw new Error(`The sample has changed: ${file} does not say ${from}.`);
    const [where, words] = typeof at === 'string' ? [file, at] : at;
    const lines = (where === file ? text : (texts.get(where) ?? '')).split('\n');
    const line =
      words === 'bodyLine'
        ? lines.indexOf('---', 1) + 2
        : lines.findIndex((each) => each.includes(words)) + 1;
    yield { name: `${file}: ${from} → ${to.trim()}`, edits: { [file]: text }, ruleId, file: where, line };
  }
}

const policy = `---
title: A policy of its own
version: "1.0"
owner: Head of Security
approvedBy: Security steering committee
approved: 2026-09-16
---
## Purpose

`;

/** Files that were not there. */
function* added({ texts }: Loaded): Iterable<Mutant> {
  const files: readonly (readonly [file: string, text: string, ruleId: string, line: number])[] = [
    ['policies/extra.md', `${policy}Nobody carries it out.\n`, 'orphan-policy', 2],
    ['policies/extra.mdx', `${policy}See <Control id="ZZ-99" />.\n`, 'component-reference', 10],
    ['policies/extra.mdx', `${policy}The sum is {1 + 1}.\n`, 'mdx-code', 10],
    ['controls/extra/AC-01.md', texts.get(accessControl) ?? '', 'unique-id', 2],
    ['controls/access/extra.md', '', 'front-matter-format', 1],
  ];
  for (const [file, text, ruleId, line] of files)
    yield { name: `${file} added`, edits: { [file]: text }, ruleId, file, line };
}

/** Every control of a criterion becomes internal: its page would say "documented, not published". */
function* unpublished({ trustCenter, texts }: Loaded): Iterable<Mutant> {
  const { trust, controls } = trustCenter;
  const line = trust.places.get('scope.categories')?.line ?? 0;
  for (const id of ['CC1.1', 'CC3.1', 'CC7.1', 'CC9.2', 'C1.2']) {
    const naming = controls.filter(({ data }) => data.criteria.includes(id));
    const edits = Object.fromEntries(
      naming.map(({ file }) => [
        file,
        (texts.get(file) ?? '').replace('---\n', '---\nvisibility: internal\n'),
      ]),
    );
    yield { name: `${id} unpublished`, edits, ruleId: 'published-criterion', file: trust.file, line };
  }
}
