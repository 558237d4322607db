import type { DocumentFacts, VaultFacts } from '#domain/vault-facts.ts';
import { at, type Example, type Finding, type Rule } from '../rule.ts';
import { type GatedFile, gatedFiles } from '../vault-files.ts';

/** What lies in the vault can be stamped and given out. */
export const vaultDocument: Rule = {
  id: 'vault-document',
  severity: 'error',
  title: 'Every file in the vault is a PDF without protection, with the number of pages that is stated.',
  rationale:
    'Each copy is stamped with the name of its reader, page by page. A PDF with a password or with restrictions cannot be stamped, so the gate refuses it. A number of pages that is not the stated one means that another version was reviewed. What is in a file is only seen with a key: see [vault-file](vault-file.md).',
  examples: examples(),
  *check(content) {
    for (const file of gatedFiles(content)) {
      const clear = file.found?.clear;
      // Another file than the stated one is one finding, not also one about its pages.
      if (clear?.kind === 'opened' && clear.sha256 === file.stated.sha256) yield* judge(file, clear.document);
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const hash = '6a'.repeat(32);
  const files = (pages: number) => ({
    'documents/insurance.md': `---
kind: insurance
title: Certificate of insurance
date: 2026-04-01
expires: 2027-03-31
agreement: nda
file: { vault: insurance.pdf.age, sha256: "${hash}", pages: ${pages}, bytes: 9000 }
---
`,
    'vault/insurance.pdf.age': 'age-encryption.org/v1\n…\n',
  });
  const vault = (document: DocumentFacts): VaultFacts => ({
    kind: 'examined',
    key: { kind: 'key', source: 'VITRINE_VAULT_IDENTITY' },
    files: new Map([
      [
        'insurance.pdf.age',
        {
          sha256: '0b'.repeat(32),
          form: { kind: 'age', recipients: 1, clearBytes: 9000 },
          clear: { kind: 'opened', sha256: hash, bytes: 9000, document },
          committed: null,
        },
      ],
    ]),
    recipients: { kind: 'read', recipients: [], problems: [] },
  });

  return [
    {
      title: 'Another number of pages',
      files: files(3),
      vault: vault({ kind: 'pdf', pages: 2, encrypted: false }),
      findings: [
        'documents/insurance.md:7 The PDF in `vault/insurance.pdf.age` has 2 pages, but the front matter states 3.',
      ],
    },
    {
      title: 'A PDF with a password inside the age file',
      files: files(2),
      vault: vault({ kind: 'pdf-with-password' }),
      findings: [
        'documents/insurance.md:7 The PDF in `vault/insurance.pdf.age` asks for a password, so no copy of it can be stamped.',
      ],
    },
    {
      title: 'A PDF with restrictions',
      files: files(2),
      vault: vault({ kind: 'pdf', pages: 2, encrypted: true }),
      findings: [
        'documents/insurance.md:7 The PDF in `vault/insurance.pdf.age` is encrypted itself (restrictions on printing or copying), so no copy of it can be stamped.',
      ],
    },
    {
      title: 'A PDF with the stated number of pages',
      files: files(2),
      vault: vault({ kind: 'pdf', pages: 2, encrypted: false }),
      findings: [],
    },
  ];
}

function* judge({ entry, stated }: GatedFile, document: DocumentFacts): Iterable<Finding> {
  const name = `\`vault/${stated.vault}\``;
  const fails = (
    message: string,
    hint = 'Save the PDF without protection and add it again with `npx vitrine vault add`.',
  ) => at(entry, 'file.vault', message, hint);
  switch (document.kind) {
    case 'pdf':
      if (document.encrypted)
        yield fails(
          `The PDF in ${name} is encrypted itself (restrictions on printing or copying), so no copy of it can be stamped.`,
        );
      if (document.pages !== stated.pages)
        yield at(
          entry,
          'file.pages',
          `The PDF in ${name} has ${document.pages} ${document.pages === 1 ? 'page' : 'pages'}, but the front matter states ${stated.pages}.`,
          `Write \`pages: ${document.pages}\` if this is the version that was reviewed.`,
        );
      return;
    case 'pdf-with-password':
      yield fails(`The PDF in ${name} asks for a password, so no copy of it can be stamped.`);
      return;
    case 'damaged-pdf':
      yield fails(
        `The PDF in ${name} is damaged and cannot be opened.`,
        'Get the file again from whoever issued it, and add it with `npx vitrine vault add`.',
      );
      return;
    case 'age':
      yield fails(
        `The file in ${name} was encrypted twice: inside is another age file.`,
        'Add the clear PDF with `npx vitrine vault add`, which encrypts it once.',
      );
      return;
    case 'other':
      yield fails(
        `The file in ${name} is no PDF; the gate gives out PDFs alone.`,
        'Save it as a PDF and add that with `npx vitrine vault add`.',
      );
      return;
    default:
      document satisfies never;
  }
}
