import type { Entry } from '#domain/entry.ts';
import { at, type Content, type Example, type Finding, type Rule } from '../rule.ts';

/** A gated file is in the vault, and an agreement governs it: without one the gate serves nothing. */
export const gatedFile: Rule = {
  id: 'gated-file',
  severity: 'error',
  title: 'Every gated file lies in the vault with its hash, and every public file in `files/`.',
  rationale:
    'The gate refuses a document whose file, hash or agreement is missing. The one who edits should learn that, not the prospect who was promised the report.',
  examples: examples(),
  *check(content) {
    const { reports, documents, policies } = content.trustCenter;
    for (const entry of [...reports, ...documents]) yield* checkFile(entry, content);
    for (const policy of policies) {
      if (
        policy.data.visibility === 'gated' &&
        !policy.data.agreement &&
        content.trustCenter.agreements.length === 0
      ) {
        yield at(
          policy,
          'visibility',
          'The policy is gated, but there is no agreement for people to accept.',
          'Add one in `agreements/`.',
        );
      }
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const document = (front: string) => `---
kind: insurance
title: Certificate of insurance
date: 2026-04-01
${front}
---
`;

  const hash = '0'.repeat(64);

  return [
    {
      title: 'The file is not in the vault',
      files: {
        'documents/insurance.md': document(
          `file: { vault: insurance.pdf.age, sha256: "${hash}", pages: 2, bytes: 9000 }`,
        ),
      },
      findings: [
        'documents/insurance.md:5 The document is gated, but no agreement governs it; the gate would not serve it.',
        'documents/insurance.md:5 There is no file `vault/insurance.pdf.age`.',
      ],
    },
    {
      title: 'A public file that is not there',
      files: { 'documents/insurance.md': document('visibility: public\nfile: { public: insurance.pdf }') },
      findings: ['documents/insurance.md:6 There is no file `files/insurance.pdf`.'],
    },
    {
      title: 'A public file of a gated document',
      files: {
        'documents/insurance.md': document('file: { public: insurance.pdf }'),
        'files/insurance.pdf': '%PDF-1.7',
      },
      findings: ['documents/insurance.md:5 The file is public, but its visibility is not.'],
    },
    {
      title: 'A file in the vault under an agreement',
      files: {
        'documents/insurance.md': document(
          `agreement: nda\nfile: { vault: insurance.pdf.age, sha256: "${hash}", pages: 2, bytes: 9000 }`,
        ),
        'vault/insurance.pdf.age': 'age-encryption.org/v1',
        'agreements/nda.md':
          '---\ntitle: NDA\nversion: "1"\neffective: 2026-01-01\nparty: Acme, Inc.\n---\nText.\n',
      },
      findings: [],
    },
  ];
}

type WithFile = Content['trustCenter']['reports' | 'documents'][number];

function* checkFile(entry: WithFile, { facts }: Content): Iterable<Finding> {
  const { file, visibility, agreement } = entry.data;
  if (!file) return;
  if ('public' in file) {
    if (!facts.publicFiles.has(file.public)) {
      yield at(
        entry,
        'file.public',
        `There is no file \`files/${file.public}\`.`,
        'Put it there, or correct the name.',
      );
    }
    if (visibility !== 'public') {
      yield at(
        entry,
        'file.public',
        'The file is public, but its visibility is not.',
        'Set `visibility: public`, or move the file into the vault.',
      );
    }
    return;
  }
  if (!facts.vaultFiles.has(file.vault)) {
    yield at(
      entry,
      'file.vault',
      `There is no file \`vault/${file.vault}\`.`,
      'Add it with `npx vitrine vault add`.',
    );
  } else if (file.pages === 0 || file.bytes === 0) {
    yield at(
      entry,
      'file.vault',
      'The file’s pages and bytes are not filled in.',
      'The gate verifies both before it serves the file.',
    );
  }
  if (visibility === 'gated' && !agreement) yield missingAgreement(entry);
}

function missingAgreement(entry: Entry<unknown>): Finding {
  return at(
    entry,
    'file',
    'The document is gated, but no agreement governs it; the gate would not serve it.',
    'Add `agreement:` with the id of an agreement.',
  );
}
