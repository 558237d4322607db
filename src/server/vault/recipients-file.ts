import { Encrypter } from 'age-encryption';

export type RecipientsFile =
  | { readonly kind: 'recipients'; readonly recipients: readonly string[] }
  | { readonly kind: 'refused'; readonly problems: readonly RecipientProblem[] };

/** `line` is 1-based; null where the file as a whole is at fault. */
export type RecipientProblem = { readonly line: number | null; readonly message: string };

/**
 * Reads `content/vault/recipients.txt`: one age recipient a line, `#` starts a comment line, as `age -R` reads it.
 * Reports every bad line at once; a file with one bad line is refused whole, because a report encrypted to
 * fewer people than intended is found out only when somebody needs it.
 */
export function readRecipients(text: string): RecipientsFile {
  const entries = text
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, recipient: line.trim() }))
    .filter(({ recipient }) => recipient !== '' && !recipient.startsWith('#'));
  const problems: RecipientProblem[] = entries.flatMap(({ line, recipient }) => {
    const message = refusal(recipient);
    return message === null ? [] : [{ line, message }];
  });
  const recipients = [...new Set(entries.map(({ recipient }) => recipient))];
  if (recipients.length === 0) problems.push(nobody);
  else if (problems.length === 0 && isMixed(recipients)) problems.push(mixed);
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'recipients', recipients };
}

const nobody: RecipientProblem = {
  line: null,
  message: 'names no recipient. Make a key with `npx vitrine vault keygen` and add its age1… line.',
};

const mixed: RecipientProblem = {
  line: null,
  message:
    'mixes post-quantum (age1pq1…) and classic (age1…) recipients. The classic one would undo the protection of the other: use one kind.',
};

function refusal(recipient: string): string | null {
  if (recipient.startsWith('AGE-SECRET-KEY-'))
    return 'is a secret key. Remove it from the file and from the history of the repository, and make a new key: this one is known now.';
  try {
    new Encrypter().addRecipient(recipient);
    return null;
  } catch {
    return 'is not an age recipient (age1…); a character may be missing or mistyped.';
  }
}

function isMixed(recipients: readonly string[]): boolean {
  return new Set(recipients.map((recipient) => /^age1(pq|tagpq)1/.test(recipient))).size > 1;
}
