import type { CalendarDay } from '#domain/calendar-day.ts';
import type { VaultFacts, VaultFileFacts } from '#domain/vault-facts.ts';
import type { Example, Finding, Rule } from '../rule.ts';

/** Who can open the vault is who the recipients' file names. */
export const vaultRecipients: Rule = {
  id: 'vault-recipients',
  severity: 'warning',
  title:
    'Every file in the vault, `private.yaml.age` too, is encrypted to the recipients in `vault/recipients.txt`, and to nobody else.',
  rationale:
    'A line in `recipients.txt` changes no file that is there already. Somebody who was added opens nothing until the files are encrypted anew, which shows on the day when they are needed; somebody who was removed goes on reading them. Files are compared with the recipients of the commit that last changed them, and with the number of recipients that each age file carries.',
  examples: examples(),
  *check({ facts: { vault } }) {
    if (vault.kind === 'not-examined') return;
    const { recipients } = vault;
    const files = encryptedFiles(vault);
    if (files.size === 0) return;
    if (recipients.kind === 'missing') {
      yield finding(
        null,
        '`vault/recipients.txt` is missing: no file can be added or encrypted anew.',
        'Make a key with `npx vitrine vault keygen`, and write its age1… line into this file.',
      );
      return;
    }
    for (const { line, message } of recipients.problems)
      yield {
        ...finding(
          line,
          problemWords(line, message),
          'One age1… line for each recipient; lines that start with # are comments.',
        ),
        severity: 'error',
      };
    if (recipients.problems.length === 0) yield* changes(files, recipients.recipients);
  },
};

/** The gated files, and the settings that a public repository keeps encrypted. */
function encryptedFiles({
  files,
  privateFile,
}: Extract<VaultFacts, { kind: 'examined' }>): ReadonlyMap<string, VaultFileFacts> {
  return privateFile ? new Map([...files, ['private.yaml.age', privateFile]]) : files;
}

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const before = 'age1sacnw7dmnmuqh0wwss9lmetdq8gs88rfx45xq97kdv9gx0u6q46syvcyfg';
  const added = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj';
  const vault = (names: readonly string[], committed: readonly string[] | null, carries = 1): VaultFacts => ({
    kind: 'examined',
    key: { kind: 'none' },
    files: new Map([
      [
        'insurance.pdf.age',
        {
          sha256: '0b'.repeat(32),
          form: { kind: 'age', recipients: carries, clearBytes: 9000 },
          clear: { kind: 'not-opened' },
          committed: committed && {
            commit: '0123456789abcdef',
            day: '2026-04-02' as CalendarDay,
            recipients: committed,
          },
        },
      ],
    ]),
    recipients: {
      kind: 'read',
      recipients: names.map((recipient, index) => ({ recipient, line: index + 1 })),
      problems: [],
    },
  });
  const files = (names: readonly string[]) => ({
    'vault/recipients.txt': `${names.join('\n')}\n`,
    'vault/insurance.pdf.age': 'age-encryption.org/v1\n…\n',
  });

  return [
    {
      title: 'Somebody was added, and the files are as before',
      files: files([before, added]),
      vault: vault([before, added], [before]),
      findings: [
        'vault/recipients.txt:2 One file is not encrypted to this recipient yet: insurance.pdf.age.',
      ],
    },
    {
      title: 'Somebody was removed, and can go on reading',
      files: files([added]),
      vault: vault([added], [before, added], 2),
      findings: [
        'vault/recipients.txt One file is still encrypted to age1sacnw7dmn…, which this file no longer names: insurance.pdf.age.',
      ],
    },
    {
      title: 'Another number of recipients than the file carries, without a history',
      files: files([before, added]),
      vault: vault([before, added], null),
      findings: [
        'vault/recipients.txt One file is encrypted to another number of recipients than the 2 named here: insurance.pdf.age.',
      ],
    },
    {
      title: 'Private settings that somebody who was removed can go on reading',
      files: {
        'vault/recipients.txt': `${added}\n`,
        'vault/private.yaml.age': 'age-encryption.org/v1\n…\n',
      },
      vault: onlyPrivate(vault([added], [before, added], 2)),
      findings: [
        'vault/recipients.txt One file is still encrypted to age1sacnw7dmn…, which this file no longer names: private.yaml.age.',
      ],
    },
    { title: 'The same recipients', files: files([before]), vault: vault([before], [before]), findings: [] },
  ];
}

/** The same vault with its one file as the settings. */
function onlyPrivate(vault: VaultFacts): VaultFacts {
  if (vault.kind === 'not-examined') return vault;
  const [privateFile] = vault.files.values();
  return { ...vault, files: new Map(), ...(privateFile && { privateFile }) };
}

type Named = readonly { readonly recipient: string; readonly line: number }[];

function* changes(files: ReadonlyMap<string, VaultFileFacts>, named: Named): Iterable<Finding> {
  const present = new Set(named.map(({ recipient }) => recipient));
  const explained = new Set<string>();
  const filesWith = (differs: (committed: ReadonlySet<string>) => boolean) =>
    [...files].flatMap(([name, { committed }]) => {
      if (!committed || !differs(new Set(committed.recipients))) return [];
      explained.add(name);
      return [name];
    });
  for (const { recipient, line } of named) {
    const without = filesWith((committed) => !committed.has(recipient));
    if (without.length > 0)
      yield finding(line, `${count(without)} not encrypted to this recipient yet: ${list(without)}.`, rotate);
  }
  const gone = new Set([...files.values()].flatMap(({ committed }) => committed?.recipients ?? []));
  for (const recipient of gone) {
    if (present.has(recipient)) continue;
    const still = filesWith((committed) => committed.has(recipient));
    yield finding(
      null,
      `${count(still)} still encrypted to ${recipient.slice(0, 13)}…, which this file no longer names: ${list(still)}.`,
      `${rotate} What git’s history holds stays readable with that key.`,
    );
  }
  const others = [...files].flatMap(([name, { form }]) =>
    form.kind === 'age' && form.recipients !== present.size && !explained.has(name) ? [name] : [],
  );
  if (others.length > 0)
    yield finding(
      null,
      `${count(others)} encrypted to another number of recipients than the ${present.size} named here: ${list(others)}.`,
      rotate,
    );
}

const rotate = 'Run `npx vitrine vault rotate` with a key that opens the files.';

function count(names: readonly string[]): string {
  return names.length === 1 ? 'One file is' : `${names.length} files are`;
}

/** The first few names: a vault may hold many. */
function list(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function problemWords(line: number | null, message: string): string {
  return line === null ? `\`vault/recipients.txt\` ${message}` : `This line ${message}`;
}

function finding(line: number | null, message: string, hint: string): Finding {
  return {
    message,
    hint,
    file: 'vault/recipients.txt',
    place: line === null ? null : { line, column: 1 },
  };
}
