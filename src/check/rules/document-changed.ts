import type { TrustDocument } from '#domain/content/document.ts';
import type { Report } from '#domain/content/report.ts';
import { wordsOf } from '#domain/documentation.ts';
import type { Entry } from '#domain/entry.ts';
import type { CommittedText } from '#domain/trust-center.ts';
import { versionPin } from '#domain/version-pin.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** What people were given access to is what its version says. */
export const documentChanged: Rule = {
  id: 'document-changed',
  severity: 'warning',
  title: 'A gated document whose file or words changed has a new version or date.',
  rationale:
    'People with access are told of a new version of a text, and their copies carry nothing else by which two states can be told apart. Files are compared by the hash in the front matter, which stays when the vault is encrypted anew; of gated texts the words are compared, not the formatting; both with the first commit of the version, or of the date where there is no version. Without git nothing is compared.',
  examples: examples(),
  *check({ trustCenter: { documents, reports }, facts: { history } }) {
    if (history.kind === 'unknown') return;
    for (const entry of [...documents, ...reports]) {
      const pin = versionPin(entry.data);
      const beginning = history.beginnings.get(entry.file);
      const changed = beginning && pin && changeOf(entry, beginning);
      if (!changed) continue;
      const since = `${pin.key === 'version' ? `version ${pin.value}` : `the date ${pin.value}`} began on ${beginning.day} (${beginning.commit.slice(0, 7)})`;
      const name = pin.key === 'version' ? 'version' : 'date';
      yield at(
        entry,
        pin.key,
        `The ${changed} changed since ${since}, but the ${name} did not.`,
        pin.key === 'reportDate'
          ? 'Write the date of the report that the file holds, or say in a comment why it stays.'
          : `Raise \`${pin.key}\`: people with access are told, and copies can be told apart. If nothing changed for readers, say so in a comment.`,
      );
    }
  },
};

/** The file that is handed out, or the words that are read at the gate. A report has no words there. */
function changeOf(
  { data, body }: Entry<TrustDocument> | Entry<Report>,
  before: CommittedText,
): 'file' | 'words' | null {
  if (data.visibility === 'public') return null;
  const sha256 = data.file && 'sha256' in data.file ? data.file.sha256 : null;
  if (sha256 !== null && before.fileSha256 !== null && before.fileSha256 !== sha256) return 'file';
  return 'kind' in data && wordsOf(before.body).join(' ') !== wordsOf(body).join(' ') ? 'words' : null;
}

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const file = (keys: string, hash: string) => ({
    'documents/insurance.md': `---
kind: insurance
title: Certificate of insurance
${keys}
expires: 2027-03-31
agreement: nda
file: { vault: insurance.pdf.age, sha256: "${hash.repeat(32)}", pages: 3, bytes: 9000 }
---
`,
  });
  const text = (version: string, body: string) => ({
    'documents/architecture.md': `---
kind: architecture
title: Architecture overview
version: "${version}"
date: 2026-04-01
visibility: gated
agreement: nda
---

${body}
`,
  });
  const before = text('1.0', 'Requests reach the load balancers first.');

  return [
    {
      title: 'Another file under the same date',
      files: file('date: 2026-04-01', '6a'),
      committed: file('date: 2026-04-01', '5b'),
      findings: [
        'documents/insurance.md:4 The file changed since the date 2026-04-01 began on 2026-02-01 (0123456), but the date did not.',
      ],
    },
    {
      title: 'Other words under the same version',
      files: text('1.0', 'Requests reach the web application firewall first.'),
      committed: before,
      findings: [
        'documents/architecture.md:4 The words changed since version 1.0 began on 2026-02-01 (0123456), but the version did not.',
      ],
    },
    {
      title: 'The same file, encrypted for other recipients',
      files: file('date: 2026-04-01', '6a'),
      committed: file('date: 2026-04-01', '6a'),
      findings: [],
    },
    {
      title: 'Formatting is no change',
      files: text('1.0', 'Requests reach the\n**load balancers** first.'),
      committed: before,
      findings: [],
    },
    {
      title: 'Another file with a version of its own',
      files: file('version: "2"\ndate: 2026-04-01', '6a'),
      committed: {},
      findings: [],
    },
  ];
}
