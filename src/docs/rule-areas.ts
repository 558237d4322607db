/** A part of the documentation: rules that belong together, each with the version of Vitrine that brought it. */
export interface RuleArea {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly rules: Readonly<Record<string, string>>;
}

/** The areas in reading order. A new rule is entered here with the version that brings it. */
export const ruleAreas: readonly RuleArea[] = [
  {
    id: 'files',
    title: 'Files and front matter',
    about: 'Found while the files are read, before any rule looks at what they say.',
    rules: {
      'settings-missing': '0.1.0',
      'unexpected-file': '0.1.0',
      'symbolic-link': '0.1.0',
      'private-settings': '0.1.0',
      'unreadable-file': '0.1.0',
      'text-encoding': '0.1.0',
      'file-too-large': '0.1.0',
      'front-matter-format': '0.1.0',
      'yaml-syntax': '0.1.0',
      'front-matter-schema': '0.1.0',
      'unknown-key': '0.1.0',
      'id-format': '0.1.0',
      'mdx-code': '0.1.0',
    },
  },
  {
    id: 'scope',
    title: 'Scope and coverage',
    about: 'Every criterion in scope has a documented control, or says why not.',
    rules: {
      'scope-framework': '0.1.0',
      'security-category': '0.1.0',
      'criterion-coverage': '0.1.0',
      'published-criterion': '0.1.0',
      'points-of-focus-coverage': '0.1.0',
      'not-applicable': '0.1.0',
      'carve-out': '0.1.0',
    },
  },
  {
    id: 'references',
    title: 'Ids and references',
    about: 'What is named exists, once.',
    rules: {
      'unique-id': '0.1.0',
      'known-criterion': '0.1.0',
      'known-reference': '0.1.0',
      'known-framework': '0.1.0',
      'known-framework-reference': '0.1.0',
      'point-of-focus-reference': '0.1.0',
      'component-reference': '0.1.0',
      'reference-spelling': '0.1.0',
    },
  },
  {
    id: 'controls',
    title: 'Controls and policies',
    about: 'Controls say what is done and under which policy; policies change with an approval.',
    rules: {
      'documented-control': '0.1.0',
      'orphan-control': '0.1.0',
      'orphan-policy': '0.1.0',
      'control-policy': '0.1.0',
      'policy-changed': '0.1.0',
    },
  },
  {
    id: 'reports',
    title: 'Reports',
    about: 'Attestation reports, bridge letters and certificates say what they are, without contradiction.',
    rules: {
      'report-dates': '0.1.0',
      'report-age': '0.1.0',
      'report-categories': '0.1.0',
      'report-criteria': '0.1.0',
      'opinion-basis': '0.1.0',
      'opinion-visibility': '0.1.0',
      'results-in-summary': '0.1.0',
      'bridge-letter': '0.1.0',
      'carve-out-method': '0.1.0',
      'certificate-dates': '0.1.0',
    },
  },
  {
    id: 'freshness',
    title: 'Dates',
    about: 'What is reviewed, collected, tested or valid for a time is so still.',
    rules: {
      'policy-review': '0.1.0',
      'control-review': '0.1.0',
      'evidence-cadence': '0.1.0',
      'pen-test-age': '0.1.0',
      'document-expiry': '0.1.0',
      'security-txt-expiry': '0.1.0',
      'future-date': '0.1.0',
    },
  },
  {
    id: 'subprocessors',
    title: 'Subprocessors',
    about: 'Notice, countries and transfers. Vitrine makes no legal finding.',
    rules: {
      'subprocessor-notice': '0.1.0',
      'subprocessor-transfers': '0.1.0',
      'country-code': '0.1.0',
    },
  },
  {
    id: 'agreements',
    title: 'Agreements',
    about: 'The text that people accept is the text that they see, in a version.',
    rules: {
      'agreement-changed': '0.1.0',
      'agreement-effective': '0.1.0',
      'agreement-reaccept': '0.1.0',
      'agreement-governs': '0.1.0',
      'agreement-sections': '0.1.0',
    },
  },
  {
    id: 'words',
    title: 'Words and claims',
    about: 'What is said is what can be shown, in the words of the field.',
    rules: {
      wording: '0.1.0',
      'type-numerals': '0.1.0',
      'trademark-mention': '0.1.0',
      'template-token': '0.1.0',
      'typographic-quotes': '0.1.0',
      'claim-contradiction': '0.1.0',
      'fact-control': '0.1.0',
    },
  },
  {
    id: 'texts',
    title: 'Links, pictures and headings',
    about: 'Pages that work for every reader.',
    rules: {
      'raw-html': '0.1.0',
      'internal-link': '0.1.0',
      'link-scheme': '0.1.0',
      'image-alt': '0.1.0',
      'heading-order': '0.1.0',
    },
  },
  {
    id: 'confidentiality',
    title: 'What must not get out',
    about: 'Secrets, personal data and what stands behind the gate.',
    rules: {
      secret: '0.1.0',
      'personal-data': '0.1.0',
      'gated-file': '0.1.0',
      'vault-file': '0.1.0',
      'vault-document': '0.1.0',
      'vault-recipients': '0.1.0',
      'gated-text-repeated': '0.1.0',
      'document-changed': '0.1.0',
    },
  },
  {
    id: 'gate',
    title: 'The gate',
    about: 'Who decides about requests, and for how long access lasts.',
    rules: {
      'gate-approver': '0.1.0',
      'approval-delegate': '0.1.0',
      'grant-days': '0.1.0',
      'auto-approve-domain': '0.1.0',
    },
  },
  {
    id: 'exceptions',
    title: 'Exceptions',
    about: 'Changes of severity and allowances that are still needed.',
    rules: {
      'expired-suppression': '0.1.0',
      'useless-suppression': '0.1.0',
    },
  },
];
