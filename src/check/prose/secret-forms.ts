/** What a secret looks like, and what it is. */
interface SecretForm {
  readonly what: string;
  readonly form: RegExp;
  /** One of these stands in every text that holds it: a quick look before the form. */
  readonly hints: readonly string[];
}

const forms: readonly SecretForm[] = [
  {
    what: 'a private key',
    hints: ['PRIVATE KEY'],
    form: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/g,
  },
  { what: 'a private key (age)', hints: ['AGE-SECRET'], form: /\bAGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]{40,}/g },
  { what: 'an AWS access key', hints: ['AKIA', 'ASIA'], form: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  {
    what: 'a GitHub token',
    hints: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    form: /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{50,}/g,
  },
  { what: 'a GitLab token', hints: ['glpat-'], form: /\bglpat-[\w-]{20,}/g },
  { what: 'a Slack token', hints: ['xox'], form: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g },
  {
    what: 'a Slack webhook',
    hints: ['hooks.slack'],
    form: /hooks\.slack\.com\/services\/T\w+\/B\w+\/\w{20,}/g,
  },
  { what: 'a Stripe key', hints: ['_live_'], form: /\b[rs]k_live_[A-Za-z0-9]{16,}/g },
  { what: 'a Google API key', hints: ['AIza'], form: /\bAIza[\w-]{35}(?![\w-])/g },
  { what: 'a SendGrid key', hints: ['SG.'], form: /\bSG\.[\w-]{16,}\.[\w-]{16,}/g },
  { what: 'an npm token', hints: ['npm_'], form: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { what: 'an API key', hints: ['sk-'], form: /\bsk-(?:[a-z]+-)*[A-Za-z0-9_-]{32,}/g },
  { what: 'a signed token (JWT)', hints: ['eyJ'], form: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g },
  {
    what: 'a password in an address',
    hints: ['://'],
    form: /\b[a-z][a-z\d+.-]*:\/\/[^\s/:@<>[\]{}$]{1,64}:[^\s/@<>[\]{}$*]{3,}@[^\s/]+/gi,
  },
];

const assigned = /password|passwd|pwd|secret|api[_-]?key|access[_-]?key|auth[_-]?token|access[_-]?token/i;

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

/** Whether lines of a text need to be looked at at all: a look through the whole is quicker than one at each of its lines. */
export function mayHoldSecret(text: string): boolean {
  return forms.some((form) => hasHint(text, form)) || assigned.test(text) || hasLongRun(text);
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
  for (const form of forms) {
    if (!hasHint(line, form)) continue;
    for (const { 0: words, index } of line.matchAll(form.form)) add(form.what, index, words.length);
  }
  if (assigned.test(line)) {
    for (const { 0: words, 1: value = '', index } of line.matchAll(assignment)) {
      if (!isPlaceholder.test(value) && looksRandom(value, 'assigned'))
        add('a password or key', index + words.length - value.length, value.length);
    }
  }
  if (!hasLongRun(line)) return found;
  for (const { 0: words, index } of withoutAddresses(line).matchAll(longRun)) {
    if (looksRandom(words, 'bare') && !isPublicValue(line, words, index))
      add('a random token', index, words.length);
  }
  return found;
}

function hasHint(text: string, { hints }: SecretForm): boolean {
  return hints.some((hint) => text.includes(hint));
}

const longRun = /(?<![\w+/=.-])[\w+/-]{32,}={0,2}(?![\w+/])/g;

/** Whether a text may hold what `longRun` finds. Every run of so many characters covers one of those looked at. */
function hasLongRun(text: string): boolean {
  for (let at = shortestRun - 1; at < text.length; ) {
    let start = at;
    while (start > at - shortestRun && isOfRun(text.charCodeAt(start))) start--;
    if (start === at - shortestRun) return true;
    at = start + shortestRun;
  }
  return false;
}

const shortestRun = 32;

/** Whether a character is one of `[\w+/-]`. */
function isOfRun(code: number): boolean {
  const letter = code | 0x20;
  if (letter >= 0x61 && letter <= 0x7a) return true;
  return (code >= 0x2d && code <= 0x39 && code !== 0x2e) || code === 0x5f || code === 0x2b;
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
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
