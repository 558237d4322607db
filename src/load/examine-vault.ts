import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type {
  ClearFacts,
  CommittedRecipients,
  DocumentFacts,
  RecipientsFacts,
  VaultFacts,
  VaultFileFacts,
  VaultKeyFacts,
} from '#domain/vault-facts.ts';
import { ageForm } from './age-form.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { Loaded } from './load.ts';
import { privateFile } from './private-file.ts';
import { recipientsHistory } from './vault-history.ts';

/** What opens the vault's files. The gate has the same tools, so that it and the check come to one verdict. */
export interface VaultTools {
  readonly key: VaultKeyFacts;
  /** Tells one key from another, so that an answer is not reused for another key; never shown. */
  readonly keyId: string;
  readonly decrypt: (cipher: Uint8Array) => Promise<Decrypted>;
  readonly document: (clear: Uint8Array) => Promise<DocumentFacts>;
  /** SHA-256 in lower-case hexadecimal digits. */
  readonly sha256: (bytes: Uint8Array) => string;
  /** The problems of a recipients' file, by line. */
  readonly recipientProblems: (
    text: string,
  ) => readonly { readonly line: number | null; readonly message: string }[];
}

/** The clear bytes, or why there are none. */
export type Decrypted =
  | { readonly kind: 'decrypted'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly code: 'wrong-identity' | 'damaged' };

/** Looks into the vault of a loaded folder. Nothing clear is kept beyond hash, size and number of pages. */
export async function examineVault(loaded: Loaded, toolsOf: () => Promise<VaultTools>): Promise<Loaded> {
  const { root, facts } = loaded;
  const vault = facts.files.some((file) => file.startsWith('vault/'))
    ? await examine(root, [...facts.vaultFiles], facts.files.includes(privateFile), await toolsOf())
    : nothingThere;
  return { ...loaded, facts: deepFreeze({ ...facts, vault }) };
}

const nothingThere: VaultFacts = {
  kind: 'examined',
  key: { kind: 'none' },
  files: new Map(),
  recipients: { kind: 'missing' },
};

async function examine(
  root: string,
  names: readonly string[],
  hasPrivate: boolean,
  tools: VaultTools,
): Promise<VaultFacts> {
  const recipients = recipientsOf(root, tools);
  const all = hasPrivate ? [...names, privateName] : names;
  const committed: ReadonlyMap<string, CommittedRecipients> =
    recipients.kind === 'read' ? committedRecipients(root, all) : new Map();
  const files = new Map<string, VaultFileFacts>();
  for (const name of names) {
    const bytes = bytesOf(join(root, 'vault', name));
    if (bytes) files.set(name, await examineFile(bytes, committed.get(name) ?? null, tools));
  }
  const settings = hasPrivate ? bytesOf(join(root, privateFile)) : null;
  return {
    kind: 'examined',
    key: tools.key,
    files,
    recipients,
    ...(settings && { privateFile: closedFile(settings, committed.get(privateName) ?? null, tools) }),
  };
}

const privateName = basename(privateFile);

/** What shows from outside: the settings are opened elsewhere, and nothing of them is a fact of the vault. */
function closedFile(
  bytes: Uint8Array,
  committed: CommittedRecipients | null,
  tools: VaultTools,
): VaultFileFacts {
  return { sha256: tools.sha256(bytes), form: ageForm(bytes), clear: { kind: 'not-opened' }, committed };
}

async function examineFile(
  bytes: Uint8Array,
  committed: CommittedRecipients | null,
  tools: VaultTools,
): Promise<VaultFileFacts> {
  const sha256 = tools.sha256(bytes);
  const form = ageForm(bytes);
  const readable = form.kind === 'age' && tools.key.kind === 'key';
  return {
    sha256,
    form,
    clear: readable ? await clearFacts(bytes, sha256, tools) : { kind: 'not-opened' },
    committed,
  };
}

/** By key and hash of the encrypted bytes: `--watch` and `dev` ask again after each edit of a text. */
const known = new Map<string, ClearFacts>();

async function clearFacts(cipher: Uint8Array, sha256: string, tools: VaultTools): Promise<ClearFacts> {
  const key = `${tools.keyId} ${sha256}`;
  const facts = known.get(key) ?? (await open(cipher, tools));
  known.set(key, facts);
  return facts;
}

async function open(cipher: Uint8Array, tools: VaultTools): Promise<ClearFacts> {
  const decrypted = await tools.decrypt(cipher);
  if (decrypted.kind === 'failed') return { kind: decrypted.code === 'damaged' ? 'damaged' : 'other-key' };
  const { bytes } = decrypted;
  const document: DocumentFacts = ageForm(bytes).kind === 'no-age' ? { kind: 'other' } : { kind: 'age' };
  return {
    kind: 'opened',
    sha256: tools.sha256(bytes),
    bytes: bytes.length,
    document: ageForm(bytes).kind === 'clear-pdf' ? await tools.document(bytes) : document,
  };
}

function recipientsOf(root: string, { recipientProblems }: VaultTools): RecipientsFacts {
  const bytes = bytesOf(join(root, 'vault', 'recipients.txt'));
  if (!bytes) return { kind: 'missing' };
  const text = bytes.toString('utf8');
  return { kind: 'read', recipients: recipientLines(text), problems: recipientProblems(text) };
}

function recipientLines(text: string): { readonly recipient: string; readonly line: number }[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ recipient: line.trim(), line: index + 1 }))
    .filter(({ recipient }) => recipient !== '' && !recipient.startsWith('#'));
}

function committedRecipients(root: string, names: readonly string[]): Map<string, CommittedRecipients> {
  return new Map(
    [...recipientsHistory(root, names)].map(([name, { commit, day, text }]) => [
      name,
      { commit, day, recipients: recipientLines(text).map(({ recipient }) => recipient) },
    ]),
  );
}

/** A file that goes away while it is read is missing, as if it had never been there. */
function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
