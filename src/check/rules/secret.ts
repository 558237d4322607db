import { armorEnd, armorStart, mayHoldSecret, secretsIn } from '../prose/secret-forms.ts';
import type { Example, Finding, Rule } from '../rule.ts';

/** Nothing in the content opens a door. */
export const secret: Rule = {
  id: 'secret',
  severity: 'error',
  title: 'No text, code or value holds a key, token or password.',
  rationale:
    'Content is published, and kept in git for ever. Everything is read here: code, comments in YAML, internal entries, drafts, settings and files that were refused. A secret that was committed is known: it is replaced, not removed. Hashes, UUIDs, fingerprints, public keys and addresses are no secrets.',
  examples: examples(),
  *check({ facts }) {
    for (const [file, text] of facts.texts) yield* inText(file, text);
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (body: string, title = 'Access is reviewed') => ({
    'controls/AC-05.md': `---
title: "${title}"
criteria: [CC6.2]
status: implemented
owner: Head of Security
---
${body}
`,
  });
  // Put together here, so that no scanner takes the examples for secrets of this repository.
  const awsKey = ['AKIA', 'Q3EGRZ7TLKX5W2PD'].join('');
  const token = ['ghp', 'w9XkQ2mVb7RtYc4LpZs8HdJf3GnAe6BuTq1M'].join('_');
  const random = ['q7Jx2VbN9kLmZ4tR', 'w8YcD3sFhG6pAeUi'].join('');

  return [
    {
      title: 'Keys in code and in a title',
      files: control(`\`\`\`\naws_access_key_id = ${awsKey}\n\`\`\`\n`, `Token ${token}`),
      findings: [
        'controls/AC-05.md:2 This looks like a GitHub token.',
        'controls/AC-05.md:8 This looks like an AWS access key.',
      ],
    },
    {
      title: 'A private key, a password, a random token',
      files: control(`-----BEGIN ${'PRIVATE'} KEY-----\n\npassword: ${'hunter2'}Zq9!\n\n${random}`),
      findings: [
        'controls/AC-05.md:7 This looks like a private key.',
        'controls/AC-05.md:9 This looks like a password or key.',
        'controls/AC-05.md:11 This looks like a random token.',
      ],
    },
    {
      title: 'In a comment of the settings, and in a draft',
      files: {
        'gate.yaml': `staff: []\n# token: ${token}\n`,
        'faq/draft.md': `---\ntitle: Not yet\ndraft: true\n---\nUse postgres://admin:${'pw'}Zx81@db.internal/main.\n`,
      },
      findings: [
        'faq/draft.md:5 This looks like a password in an address.',
        'gate.yaml:2 This looks like a GitHub token.',
      ],
    },
    {
      title: 'Hashes, UUIDs, fingerprints, recipients and addresses',
      files: control(
        'The hash is 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08, the id 6ba7b810-9dad-11d1-80b4-00c04fd430c8, the fingerprint SHA256:uNiVztksCsDhcc0u9e8BrXHDVX5vE2kQ9ZfNbXwTq4A, the recipient age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p and the plan https://docs.example/d/1aBcD9eFgH2iJkL3mNoP4qRsT5uVwX6yZ.',
      ),
      findings: [],
    },
    {
      title: 'A public key in its armor',
      files: control(`-----BEGIN PUBLIC KEY-----\n${random}${random}\n-----END PUBLIC KEY-----`),
      findings: [],
    },
    {
      title: 'Words about passwords',
      files: control('Password: at least 14 characters. The secret: nobody shares a password.'),
      findings: [],
    },
  ];
}

/** Of a key in its armor only the first line speaks: a public one is no secret, a private one is one finding. */
function* inText(file: string, text: string): Iterable<Finding> {
  if (!mayHoldSecret(text)) return;
  let armored = false;
  for (const [index, written] of text.split('\n').entries()) {
    const line = index + 1;
    for (const { what, from, to } of armored ? [] : secretsIn(written)) {
      yield {
        message: `This looks like ${what}.`,
        hint: 'Replace it where it is used, then take it out: git remembers it.',
        file,
        place: { line, column: from + 1, endLine: line, endColumn: to + 1 },
      };
    }
    if (armorStart.test(written)) armored = text.includes('-----END ');
    if (armorEnd.test(written)) armored = false;
  }
}
