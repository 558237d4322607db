import { Decrypter } from 'age-encryption';

export type Identities =
  | { readonly kind: 'identities'; readonly identities: readonly string[] }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Reads age identities from an environment variable or an identity file: separated by line breaks or commas, `#`
 * starts a comment line (the format of `age-keygen`). Several, so that a new key can be added before the old one goes.
 * A refusal counts the entry and never repeats it: it may be a key with one character wrong.
 */
export function readIdentities(text: string): Identities {
  const identities = text
    .split(/\r?\n/)
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap((line) => line.split(','))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (identities.length === 0)
    return { kind: 'refused', message: 'holds no age identity (AGE-SECRET-KEY-1…)' };
  const bad = identities.findIndex((identity) => !isIdentity(identity));
  if (bad === -1) return { kind: 'identities', identities };
  return {
    kind: 'refused',
    message: `entry ${bad + 1} of ${identities.length} is not an age identity (AGE-SECRET-KEY-1…); a character may be missing or mistyped`,
  };
}

function isIdentity(text: string): boolean {
  try {
    new Decrypter().addIdentity(text);
    return true;
  } catch {
    return false;
  }
}
