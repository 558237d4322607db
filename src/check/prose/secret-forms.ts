/** What a secret looks like, and what it is. */
interface SecretForm {
  readonly what: string;
  readonly form: RegExp;
  /** A quick look for a line that may hold it. */
  readonly hint: string;
}

const forms: readonly SecretForm[] = [
  {
    what: 'a private key',
    hint: 'PRIVATE KEY',
    form: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/g,
  },
  { what: 'a private key (age)', hint: 'AGE-SECRET', form: /\bAGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]{40,}/g },
  { what: 'an AWS access key', hint: 'A', form: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  {
    what: 'a GitHub token',
    hint: 'g',
    form: /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{50,}/g,
  },
  { what: 'a GitLab token', hint: 'glpat-', form: /\bglpat-[\w-]{20,}/g },
  { what: 'a Slack token', hint: 'xox', form: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g },
  { what: 'a Slack webhook', hint: 'hooks.slack', form: /hooks\.slack\.com\/services\/T\w+\/B\w+\/\w{20,}/g },
  { what: 'a Stripe key', hint: '_live_', form: /\b[rs]k_live_[A-Za-z0-9]{16,}/g },
  { what: 'a Google API key', hint: 'AIza', form: /\bAIza[\w-]{35}(?![\w-])/g },
  { what: 'a SendGrid key', hint: 'SG.', form: /\bSG\.[\w-]{16,}\.[\w-]{16,}/g },
  { what: 'an npm token', hint: 'npm_', form: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { what: 'an API key', hint: 'sk-', form: /\bsk-(?:[a-z]+-)*[A-Za-z0-9_-]{32,}/g },
  { what: 'a signed token (JWT)', hint: 'eyJ', form: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g },
  {
    what: 'a password in an address',
    hint: '://',
    form: /\b[a-z][a-z\d+.-]*:\/\/[^\s/:@<>[\]{}$]{1,64}:[^\s/@<>[\]{}$*]{3,}@[^\s/]+/gi,
  },
];

const assignment =
  /\b(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?key|auth[_-]?token|access[_-]?token|client[_-]?secret)\b["'`]?\s*[:=]\s*["'`]?([^\s"'`,;<>(){}[\]]{8,})/gi;

/** Opens a key or certificate in its armor; what follows up to the END line belongs to it. */
export const armorStart = /-----BEGIN [A-Z0-9 ]+-----/;
export const armorEnd = /-----END [A-Z0-9 ]+-----/;

/** Where a value is read from at run time: no value itself. */
const isPlaceholder = /^(?:\$|%|process\.env|os\.environ|env\.|secrets\.|vault:|arn:|https?:)/i;

export interface SecretFound {
  readonly what: string;
  readonly from: number;
  readonly to: number;
}

/** What looks like a secret in one line of text. Hashes, UUIDs, fingerprints, public keys and addresses do not. */
export function secretsIn(line: string): SecretFound[] {
  if (line.length < 12) return [];
  const found: SecretFound[] = [];
  const add = (what: string, from: number, length: number) => {
    const overlaps = found.some((other) => from < other.to && from + length > other.from);
    if (!overlaps && !/EXAMPLE\b/.test(line.slice(from, from + length)))
      found.push({ what, from, to: from + length });
  };
  for (const { what, hint, form } of forms) {
    if (!line.includes(hint)) continue;
    for (const { 0: words, index } of line.matchAll(form)) add(what, index, words.length);
  }
  if (line.includes('=') || line.includes(':')) {
    for (const { 0: words, 1: value = '', index } of line.matchAll(assignment)) {
      if (!isPlaceholder.test(value) && looksRandom(value, 'assigned'))
        add('a password or key', index + words.length - value.length, value.length);
    }
  }
  for (const { 0: words, index } of withoutAddresses(line).matchAll(
    /(?<![\w+/=.-])[\w+/-]{32,}={0,2}(?![\w+/])/g,
  )) {
    if (looksRandom(words, 'bare') && !isPublicValue(line, words, index))
      add('a random token', index, words.length);
  }
  return found;
}

/** Addresses hold ids that look random and are not secret; their length stays, so that columns do. */
function withoutAddresses(line: string): string {
  if (!line.includes('/') && !line.includes('@')) return line;
  return line.replace(
    /(?:https?:\/\/|www\.|mailto:)[^\s<>"')\]]+|\]\([^)\s]*|[\w.+-]+@[\w.-]+/gi,
    (address) => ' '.repeat(address.length),
  );
}

/** Letters and digits without the order of words. For a bare token one part must be long and mix both cases with digits. */
function looksRandom(value: string, kind: 'assigned' | 'bare'): boolean {
  if (!/\d/.test(value) || !/[a-z]/i.test(value)) return false;
  if (kind === 'assigned')
    return entropy(value) >= 3 && !/^(?:[A-Za-z]+|\d+)(?:[-_/.](?:[A-Za-z]+|\d+))*$/.test(value);
  const parts = value.split(/[^A-Za-z0-9]+/);
  return (
    entropy(value) >= 4.2 &&
    parts.some((part) => part.length >= 16 && /[a-z]/.test(part) && /[A-Z]/.test(part) && /\d/.test(part))
  );
}

/** Hashes with their algorithm before them, public keys and recipients: long and random, and meant to be seen. */
function isPublicValue(line: string, words: string, index: number): boolean {
  const before = line.slice(Math.max(0, index - 24), index).toLowerCase();
  return (
    /(?:sha-?\d+|md5|hash|digest|fingerprint|integrity|checksum|ssh-\w+|ecdsa-[\w-]+|public[ _-]?key)[\s:="'`-]*$/.test(
      before,
    ) ||
    /^(?:AAAA[BCE]|MII|age1|sha\d+-)/.test(words) ||
    words.includes('//')
  );
}

/** Shannon entropy in bits per character. */
export function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
