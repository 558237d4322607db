import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentFacts } from '#domain/vault-facts.ts';
import type { VaultTools } from '#load/examine-vault.ts';
import type { PdfiumSession } from '#server/pdf/pdfium-session.ts';

/**
 * The gate's own tools for a look into the vault: its key, its decryption, its reader of PDFs. Without a key in the environment
 * the sample's published one is taken, where the files are encrypted to it.
 * @param root the content folder
 */
export async function vaultTools(root: string): Promise<VaultTools> {
  // Loaded here, so that content without a vault is checked without the libraries.
  const { decrypt } = await import('#server/vault/age-vault.ts');
  const { readIdentities } = await import('#server/vault/identities.ts');
  const { readRecipients } = await import('#server/vault/recipients-file.ts');
  const { source, text } = await keyText(root);
  const read = readIdentities(text ?? '');
  const identities = read.kind === 'identities' ? read.identities : [];
  return {
    key:
      read.kind === 'identities'
        ? { kind: 'key', source }
        : text === null
          ? { kind: 'none' }
          : { kind: 'unusable', source, why: read.message },
    keyId: sha256(Buffer.from(identities.join('\n'))),
    decrypt: (cipher) => decrypt(cipher, identities),
    document: documentFacts,
    sha256,
    recipientProblems: (content) => {
      const recipients = readRecipients(content);
      return recipients.kind === 'refused' ? recipients.problems : [];
    },
  };
}

interface KeyText {
  readonly source: string;
  /** Null where there is no key. */
  readonly text: string | null;
}

/** The key as the server reads it, and what to call it. */
async function keyText(root: string): Promise<KeyText> {
  const { VITRINE_VAULT_IDENTITY: value, VITRINE_VAULT_IDENTITY_FILE: file } = process.env;
  if (value) return { source: 'VITRINE_VAULT_IDENTITY', text: value };
  if (file) return { source: 'VITRINE_VAULT_IDENTITY_FILE', text: textOf(file) ?? '' };
  return { source: demoFile, text: await demoKey(root) };
}

const demoFile = 'vault/demo-identity.txt';

/** The published key, where the recipients' file names it: then every file has to open with it. */
async function demoKey(root: string): Promise<string | null> {
  const text = textOf(join(root, demoFile));
  const identity = /^AGE-SECRET-KEY-\S+/m.exec(text ?? '')?.[0];
  if (identity === undefined) return null;
  const { identityToRecipient } = await import('age-encryption');
  const recipient = await identityToRecipient(identity).catch(() => null);
  const named = textOf(join(root, 'vault', 'recipients.txt'))?.split(/\s+/) ?? [];
  return recipient !== null && named.includes(recipient) ? text : null;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

let session: Promise<PdfiumSession> | undefined;

async function documentFacts(clear: Uint8Array): Promise<DocumentFacts> {
  const { startPdfium } = await import('#server/pdf/pdfium-session.ts');
  session ??= startPdfium();
  const pdfium = await session;
  try {
    return factsOf(pdfium, clear);
  } catch {
    // A document that breaks PDFium takes its memory along: the next one gets a fresh one.
    session = undefined;
    return { kind: 'damaged-pdf' };
  }
}

function factsOf(pdfium: PdfiumSession, clear: Uint8Array): DocumentFacts {
  const document = pdfium.open(clear);
  if (document === 'password') return { kind: 'pdf-with-password' };
  if (document === 'not-a-pdf') return { kind: 'damaged-pdf' };
  try {
    return { kind: 'pdf', pages: document.pageCount, encrypted: document.encrypted };
  } finally {
    document.close();
  }
}
