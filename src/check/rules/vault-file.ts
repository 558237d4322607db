import type { ClearFacts, EncryptedForm, VaultFacts } from '#domain/vault-facts.ts';
import { at, type Content, type Example, type Finding, type Rule } from '../rule.ts';
import { type GatedFile, gatedFiles } from '../vault-files.ts';

/** The encrypted file opens, and is byte for byte the file that was reviewed. */
export const vaultFile: Rule = {
  id: 'vault-file',
  severity: 'error',
  title:
    'Every file in the vault is a whole age file, opens with the key at hand, and holds exactly the file that is stated.',
  rationale:
    'The gate refuses a file that does not decrypt or whose hash is not the stated one: age does not say who wrote a file, so the hash in the reviewed front matter does. Without a key only form and size can be checked, and a note says so; the key is read as the server reads it (`VITRINE_VAULT_IDENTITY` or `VITRINE_VAULT_IDENTITY_FILE`), or is the sample’s published one.',
  examples: examples(),
  *check(content) {
    const files = [...gatedFiles(content)];
    for (const file of files) yield* judge(file, files, content.facts.vault);
    yield* unnamed(files, content);
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const hash = '6a'.repeat(32);
  const files = {
    'documents/insurance.md': `---
kind: insurance
title: Certificate of insurance
date: 2026-04-01
expires: 2027-03-31
agreement: nda
file: { vault: insurance.pdf.age, sha256: "${hash}", pages: 2, bytes: 9000 }
---
`,
    'vault/insurance.pdf.age': 'age-encryption.org/v1\n…\n',
  };
  const vault = (
    clear: ClearFacts,
    form: EncryptedForm = { kind: 'age', recipients: 1, clearBytes: 9000 },
    key: Extract<VaultFacts, { kind: 'examined' }>['key'] = { kind: 'key', source: 'VITRINE_VAULT_IDENTITY' },
  ): VaultFacts => ({
    kind: 'examined',
    key,
    files: new Map([['insurance.pdf.age', { sha256: '0b'.repeat(32), form, clear, committed: null }]]),
    recipients: { kind: 'read', recipients: [], problems: [] },
  });
  const pdf = { kind: 'pdf', pages: 2, encrypted: false } as const;

  return [
    {
      title: 'A damaged file, seen with the key',
      files,
      vault: vault({ kind: 'damaged' }),
      findings: ['documents/insurance.md:7 `vault/insurance.pdf.age` is damaged: it does not decrypt.'],
    },
    {
      title: 'A file that was replaced, but not in the front matter',
      files,
      vault: vault({ kind: 'opened', sha256: '7b'.repeat(32), bytes: 9100, document: pdf }),
      findings: [
        'documents/insurance.md:7 `vault/insurance.pdf.age` holds another file than the one stated: 9100 bytes with the SHA-256 7b7b7b7b7b7b….',
      ],
    },
    {
      title: 'A PDF that nobody encrypted',
      files: { ...files, 'vault/insurance.pdf.age': '%PDF-1.7\n…\n' },
      vault: vault({ kind: 'not-opened' }, { kind: 'clear-pdf' }),
      findings: [
        'documents/insurance.md:7 `vault/insurance.pdf.age` is not encrypted: it is a PDF that everybody with the repository can read.',
      ],
    },
    {
      title: 'No key at hand',
      files,
      vault: vault(
        { kind: 'not-opened' },
        { kind: 'age', recipients: 1, clearBytes: 9000 },
        { kind: 'none' },
      ),
      findings: [
        'documents/insurance.md:7 Not verified what `vault/insurance.pdf.age` holds: there is no key.',
      ],
    },
    {
      title: 'A file that nothing names',
      files: { 'vault/old-report.pdf.age': 'age-encryption.org/v1\n…\n' },
      findings: [
        'vault/old-report.pdf.age `vault/old-report.pdf.age` is named by no report or document, so the gate never gives it out.',
      ],
    },
    {
      title: 'The stated file',
      files,
      vault: vault({ kind: 'opened', sha256: hash, bytes: 9000, document: pdf }),
      findings: [],
    },
  ];
}

function* judge(file: GatedFile, all: readonly GatedFile[], vault: VaultFacts): Iterable<Finding> {
  const { entry, stated, found } = file;
  const path = `vault/${stated.vault}`;
  if (!found || vault.kind === 'not-examined') {
    yield notVerified(file, 'nobody looked into the vault');
    return;
  }
  if (found.form.kind !== 'age' || found.sha256 === stated.sha256) {
    const [message, hint] = found.form.kind === 'age' ? forms['no-age'] : forms[found.form.kind];
    yield at(entry, 'file.vault', `\`${path}\` ${message}`, hint);
    return;
  }
  const { clear, form } = found;
  switch (clear.kind) {
    case 'damaged':
      yield at(
        entry,
        'file.vault',
        `\`${path}\` is damaged: it does not decrypt.`,
        'Restore it from git, or add the document again with `npx vitrine vault add`.',
      );
      return;
    case 'opened':
      yield* compare(file, clear, all);
      return;
    case 'other-key':
      yield otherKey(file, vault);
      break;
    case 'not-opened':
      yield noKey(file, vault);
      break;
    default:
      clear satisfies never;
  }
  if (form.clearBytes !== stated.bytes)
    yield at(
      entry,
      'file.bytes',
      `\`${path}\` holds ${form.clearBytes} bytes, but the front matter states ${stated.bytes}.`,
      replaced,
    );
}

const addAgain = 'Add the document again with `npx vitrine vault add`.';
const replaced =
  'Somebody replaced one without the other: find out who before you correct either. `npx vitrine vault add` writes both.';

const forms: Readonly<
  Record<Exclude<EncryptedForm['kind'], 'age'>, readonly [message: string, hint: string]>
> = {
  'clear-pdf': [
    'is not encrypted: it is a PDF that everybody with the repository can read.',
    'Take it out of git’s history too, and put it in with `npx vitrine vault add`.',
  ],
  'cut-off': [
    'is not a whole age file: something is missing at its end or in its header.',
    `Restore it from git. ${addAgain}`,
  ],
  armored: ['is an age file as text (armor); the gate reads the binary form.', addAgain],
  'no-age': ['is not an age file: it is not encrypted, or not with age.', addAgain],
};

function* compare(
  { entry, stated }: GatedFile,
  clear: Extract<ClearFacts, { kind: 'opened' }>,
  all: readonly GatedFile[],
): Iterable<Finding> {
  if (clear.sha256 !== stated.sha256) {
    const owner = all.find((other) => other.entry !== entry && other.stated.sha256 === clear.sha256)?.entry;
    yield at(
      entry,
      'file.sha256',
      `\`vault/${stated.vault}\` holds another file than the one stated: ${owner ? `the one of \`${owner.id}\`` : `${clear.bytes} bytes with the SHA-256 ${clear.sha256.slice(0, 12)}…`}.`,
      replaced,
    );
  } else if (clear.bytes !== stated.bytes) {
    yield at(
      entry,
      'file.bytes',
      `The file has ${clear.bytes} bytes, but the front matter states ${stated.bytes}.`,
      `Write \`bytes: ${clear.bytes}\`: the hash is the stated one.`,
    );
  }
}

function otherKey(file: GatedFile, vault: Extract<VaultFacts, { kind: 'examined' }>): Finding {
  const source = vault.key.kind === 'key' ? vault.key.source : '';
  return at(
    file.entry,
    'file.vault',
    `\`vault/${file.stated.vault}\` does not open with the key in ${source}.`,
    'It was encrypted to other recipients, or its header is damaged. After a change of recipients run `npx vitrine vault rotate`.',
  );
}

function noKey(file: GatedFile, { key }: Extract<VaultFacts, { kind: 'examined' }>): Finding {
  if (key.kind !== 'unusable') return notVerified(file, 'there is no key');
  return { ...notVerified(file, `${key.source} ${key.why}`), severity: 'warning' };
}

function notVerified({ entry, stated }: GatedFile, why: string): Finding {
  return {
    ...at(
      entry,
      'file.vault',
      `Not verified what \`vault/${stated.vault}\` holds: ${why}.`,
      'Run the check where VITRINE_VAULT_IDENTITY is set, at least once before a build that is published.',
    ),
    severity: 'info',
  };
}

/** Files that nothing names. Where a report or document is a draft or was refused, nobody knows what it names. */
function* unnamed(files: readonly GatedFile[], { facts }: Content): Iterable<Finding> {
  if (facts.absent.some(({ kind }) => kind === 'report' || kind === 'document')) return;
  const named = new Set(files.map(({ stated }) => stated.vault));
  for (const name of facts.vaultFiles) {
    if (named.has(name)) continue;
    yield {
      message: `\`vault/${name}\` is named by no report or document, so the gate never gives it out.`,
      hint: 'Name it under `file` where it belongs, or delete it.',
      file: `vault/${name}`,
      place: null,
      severity: 'warning',
    };
  }
}
