import type { Severity } from '#domain/diagnostic.ts';

/** What loading may find wrong with a file before any rule sees it. The ids are permanent, like those of rules. */
export interface LoadingRule {
  readonly severity: Severity;
  /** What must be true, in one sentence. */
  readonly title: string;
  /** Why the file is refused or the key ignored. */
  readonly rationale: string;
  /** What to do about it. */
  readonly hint: string;
  /** Content that shows what is found; none where a text cannot show it (symbolic links, bytes). */
  readonly examples: readonly LoadingExample[];
}

/** Content that shows a finding, or that there is none: the catalogue's tests and documentation. */
export interface LoadingExample {
  readonly title: string;
  /** Files laid over a small sound trust center. */
  readonly files: Readonly<Record<string, string>>;
  /** `file:line message` of each finding, in order. */
  readonly findings: readonly string[];
}

const control = (frontMatter: string) =>
  `---\n${frontMatter}\n---\nRole owners review all access to production each quarter and record what they removed and why it was removed.\n`;

/** Everything that loading finds, by id, in the order of the documentation. */
export const loadingRules = {
  'settings-missing': {
    severity: 'error',
    title: '`trust.yaml` is there.',
    rationale: 'Without it nothing says who the company is, what is in scope and where the site will be.',
    hint: 'Start from the sample: content/trust.yaml in the Vitrine repository. If your content is in another folder, name it with `--content`.',
    examples: [],
  },
  'unexpected-file': {
    severity: 'warning',
    title: 'Every file is where Vitrine looks for it, with the ending that it reads.',
    rationale:
      'A file that is not read is neither checked nor published. Mostly it is a policy in the wrong folder or with the wrong ending, and its author believes that it counts. A folder that has the name of a file is an error: what was meant is not there.',
    hint: 'Move it to the folder of its kind, or rename it. Public files belong in `files/`, gated ones in `vault/`. Names that start with a dot are passed over in silence.',
    examples: [
      {
        title: 'A folder with a slip of the pen, a draft in another format',
        files: {
          'polices/access.md': 'Text.\n',
          'policies/backup.docx': 'Text.\n',
        },
        findings: [
          'polices The folder `polices` is none that Vitrine reads; nothing in it is checked or published.',
          'policies/backup.docx Files in `policies/` end in .md or .mdx; this one is neither checked nor published.',
        ],
      },
      { title: 'A picture among the public files', files: { 'files/network.svg': '<svg/>\n' }, findings: [] },
    ],
  },
  'symbolic-link': {
    severity: 'error',
    title: 'There are no symbolic links.',
    rationale:
      'A link that leads outside of the folder could publish a file that nobody reviewed, and a link inside would give one file two addresses.',
    hint: 'Put the file itself there.',
    examples: [],
  },
  'private-settings': {
    severity: 'error',
    title: 'What `vault/private.yaml.age` says can be read and belongs to something.',
    rationale:
      'In a public repository staff, rules, exceptions and gated CUECs lie in this age file. Without its key they are missing: `check` warns and looks at the rest, because somebody who sends a change has no key, and a build stops. A wrong key, a damaged file and a report that is not there are errors. Messages give lines of the decrypted text and never a part of it.',
    hint: 'Set the key as for the server (`VITRINE_VAULT_IDENTITY`). To change the file: `age -d -i key.txt -o private.yaml vault/private.yaml.age`, edit, `age -R vault/recipients.txt -o vault/private.yaml.age private.yaml`, and delete private.yaml.',
    examples: [],
  },
  'unreadable-file': {
    severity: 'error',
    title: 'Every file and folder can be read.',
    rationale: 'What cannot be read cannot be checked, and a build without it would be missing something.',
    hint: 'Give the user who runs Vitrine the right to read it.',
    examples: [],
  },
  'text-encoding': {
    severity: 'error',
    title: 'Markdown and YAML are UTF-8 text.',
    rationale:
      'Bytes that are no UTF-8 would be guessed, and a guess changes names and signs. A byte-order mark at the start and Windows line ends are fine.',
    hint: 'Save the file as UTF-8. A PDF or picture belongs in `files/`.',
    examples: [],
  },
  'file-too-large': {
    severity: 'error',
    title: 'A Markdown or YAML file has at most 1 MB.',
    rationale:
      'A long policy has 20 kB. A larger file mostly holds an embedded picture or an export, which would make every page slow that shows it.',
    hint: 'Put large material into `files/` (public) or the vault (gated) and link to it.',
    examples: [],
  },
  'front-matter-format': {
    severity: 'error',
    title: 'A Markdown file starts with YAML between two lines of three dashes.',
    rationale:
      'The front matter says what the file is. `---js` would be code that other tools run, and `+++` is TOML; Vitrine reads neither.',
    hint: 'Put `---` in the first line and another `---` before the text.',
    examples: [
      {
        title: 'No opening line, no front matter at all, TOML',
        files: {
          'controls/AC-05.md': 'title: Access is reviewed\nstatus: implemented\n---\nText.\n',
          'faq/sso.md': 'Yes, with SAML.\n',
          'updates/report.md': '+++\ntitle = "New report"\n+++\n',
        },
        findings: [
          'controls/AC-05.md:1 The front matter has no opening line `---`.',
          'faq/sso.md:1 The file has no front matter.',
          'updates/report.md:1 The front matter is TOML (`+++`); Vitrine reads YAML.',
        ],
      },
      {
        title: 'Front matter and text',
        files: { 'faq/sso.md': '---\ntitle: Is there single sign-on?\n---\nYes, with SAML.\n' },
        findings: [],
      },
    ],
  },
  'yaml-syntax': {
    severity: 'error',
    title: 'The YAML can be read, and no key stands twice.',
    rationale:
      'Of two equal keys one would win by chance. A colon or a `#` in text is the usual reason for YAML that cannot be read.',
    hint: 'Put quotes around a text that has `: ` or ` #` in it, and indent with spaces.',
    examples: [
      {
        title: 'A key that stands twice',
        files: {
          'controls/AC-05.md': control(
            'title: Access is reviewed\nstatus: planned\nowner: Head of Security\nstatus: implemented',
          ),
        },
        findings: ['controls/AC-05.md:5 The key `status` stands twice in the same group.'],
      },
      {
        title: 'A quote that nothing closes',
        files: {
          'controls/AC-05.md': control(
            'title: "Access is reviewed\nstatus: planned\nowner: Head of Security',
          ),
        },
        findings: ['controls/AC-05.md:2 A text in double quotes starts here and has no closing quote.'],
      },
      {
        title: 'A text with a colon, in quotes',
        files: {
          'controls/AC-05.md': control(
            'title: "Access: reviewed each quarter"\nstatus: implemented\nowner: Head of Security\ncriteria: [CC6.2]',
          ),
        },
        findings: [],
      },
    ],
  },
  'front-matter-schema': {
    severity: 'error',
    title: 'Every key has a value of its kind, and no required key is missing.',
    rationale:
      'Everything else rests on these values: coverage, ages, what is public. A date in words or a version that is a number would be read as something else than was meant (1.10 as a number is 1.1).',
    hint: 'The finding names the key, what it expects and often the value that was meant. The schemas in `schemas/` tell editors the same while you type.',
    examples: [
      {
        title: 'A date in words, an unknown status, no owner',
        files: {
          'controls/AC-05.md': control(
            'title: Access is reviewed\ncriteria: [CC6.2]\nstatus: done\nreviewed: June 30, 2026',
          ),
        },
        findings: [
          'controls/AC-05.md:2 `owner` is missing.',
          'controls/AC-05.md:4 `status` is `done`; expected `planned`, `partial`, `implemented` or `retired`.',
          'controls/AC-05.md:5 `reviewed` is `June 30, 2026`; a date is a calendar day YYYY-MM-DD that exists.',
        ],
      },
      {
        title: 'A version without quotes',
        files: {
          'policies/backup.md':
            '---\ntitle: Backup policy\nversion: 1.10\nowner: Head of Operations\napprovedBy: CTO\napproved: 2026-05-04\n---\nText.\n',
        },
        findings: [
          'policies/backup.md:3 `version` is the number `1.1`; a version is text, since 1.10 as a number is 1.1.',
        ],
      },
      {
        title: 'Values as expected',
        files: {
          'controls/AC-05.md': control(
            'title: Access is reviewed\ncriteria: [CC6.2]\nstatus: implemented\nowner: Head of Security\nreviewed: 2026-06-30',
          ),
        },
        findings: [],
      },
    ],
  },
  'unknown-key': {
    severity: 'warning',
    title: 'Every key is one that Vitrine knows.',
    rationale:
      'The value of an unknown key is ignored. Mostly it is a key with a slip of the pen, whose author believes that it counts.',
    hint: 'Correct the key, or take it out. The rest of the file is used.',
    examples: [
      {
        title: 'A slip of the pen',
        files: {
          'controls/AC-05.md': control(
            'title: Access is reviewed\ncriterias: [CC6.2]\nstatus: implemented\nowner: Head of Security',
          ),
        },
        findings: ['controls/AC-05.md:3 `criterias` is not a key that Vitrine knows; it is ignored.'],
      },
      {
        title: 'Known keys',
        files: {
          'controls/AC-05.md': control(
            'title: Access is reviewed\ncriteria: [CC6.2]\nstatus: implemented\nowner: Head of Security',
          ),
        },
        findings: [],
      },
    ],
  },
  'id-format': {
    severity: 'error',
    title: 'An id has letters, digits, dots and hyphens.',
    rationale:
      'The id becomes part of an address that people keep and quote. Where the front matter has no `id`, the name of the file is the id.',
    hint: 'Rename the file, or write `id:` in its front matter.',
    examples: [
      {
        title: 'A space in the name of a file',
        files: {
          'controls/Access review.md': control(
            'title: Access is reviewed\ncriteria: [CC6.2]\nstatus: implemented\nowner: Head of Security',
          ),
        },
        findings: [
          "controls/Access review.md:1 The file's name gives the id `Access review`, but an id has letters, digits, dots and hyphens only.",
        ],
      },
      {
        title: 'The same file with an id of its own',
        files: {
          'controls/Access review.md': control(
            'id: AC-05\ntitle: Access is reviewed\ncriteria: [CC6.2]\nstatus: implemented\nowner: Head of Security',
          ),
        },
        findings: [],
      },
    ],
  },
  'mdx-code': {
    severity: 'error',
    title: 'MDX uses the components that Vitrine provides, and no code.',
    rationale:
      '`import`, `export` and JavaScript in braces would run on the machine that builds the site. Whoever edits a policy must not need that right.',
    hint: 'Use Markdown and the components, such as `<Control id="AC-01" />`. A brace in text is written `\\{`.',
    examples: [
      {
        title: 'Code in a policy',
        files: {
          'updates/report.mdx':
            "---\ntitle: A new report\ndate: 2026-08-20\n---\nimport { days } from './days.js'\n\nIt took {days} days.\n",
        },
        findings: [
          'updates/report.mdx:5 `import` or `export` is not allowed in content.',
          'updates/report.mdx:7 JavaScript in braces is not allowed in content.',
        ],
      },
      {
        title: 'A component',
        files: {
          'updates/report.mdx':
            '---\ntitle: A new report\ndate: 2026-08-20\n---\nIt covers <Control id="ALL-01" />.\n',
        },
        findings: [],
      },
    ],
  },
} as const satisfies Readonly<Record<string, LoadingRule>>;

export type LoadingRuleId = keyof typeof loadingRules;
