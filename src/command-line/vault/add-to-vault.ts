import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { reasonOf } from '#load/find-files.ts';
import { setFileFacts } from '#load/set-file-facts.ts';
import { replaceFile } from '#server/durable-file.ts';
import { startPdfium } from '#server/pdf/pdfium-session.ts';
import { prepareDocument } from '#server/pdf/prepare-document.ts';
import { encryptFile } from '#server/vault/encrypt-file.ts';
import { CommandFailure, type ExitCode, exit, type Invocation, textOption } from '../command.ts';
import { counted } from '../counted.ts';
import { loadContent, recipientsOf } from './vault-content.ts';

/**
 * Puts a PDF into the vault: it is prepared and trial-stamped first, so that a file that cannot be stamped is refused to the
 * one who adds it and not to the prospect who was promised it.
 */
export async function addToVault(invocation: Invocation): Promise<ExitCode> {
  const [, source] = invocation.positionals;
  const id = textOption(invocation, 'for');
  if (source === undefined || id === undefined)
    throw new CommandFailure('add needs a PDF and --for with the id of its report or document.');
  const loaded = loadContent(invocation);
  const entry = [...loaded.trustCenter.reports, ...loaded.trustCenter.documents].find(
    (candidate) => candidate.id === id,
  );
  if (!entry) throw new CommandFailure(`there is no report or document \`${id}\`. Write its file first.`);
  const recipients = recipientsOf(loaded.root);
  const bytes = readPdf(source);
  const pages = await pagesOf(bytes);
  const prepared = pages === null ? null : await prepareDocument(bytes, pages);
  if (pages === null || prepared === null || 'refused' in prepared) {
    const why =
      prepared && 'refused' in prepared
        ? prepared.message
        : 'It is no PDF that can be opened without a password.';
    invocation.terminal.err(`${source} cannot be given out, so it was not added. ${why}\n`);
    return exit.errors;
  }
  const vault = `${basename(source).replace(/[^A-Za-z0-9._-]+/g, '-')}.age`;
  const facts = {
    vault,
    pages,
    ...(await encryptFile(bytes, recipients, join(loaded.root, 'vault', vault))),
  };
  const text = setFileFacts(readFileSync(join(loaded.root, entry.file), 'utf8'), facts);
  if (text === null) throw new CommandFailure(`${entry.file} has no front matter to write to.`);
  await replaceFile(join(loaded.root, entry.file), text);
  invocation.terminal.err(
    `vault/${vault}: ${counted(pages, 'page', 'pages')}, ${facts.bytes} bytes, encrypted to ${counted(recipients.length, 'recipient', 'recipients')}. ${entry.file} states it now; delete the clear file.\n`,
  );
  return exit.fine;
}

function readPdf(source: string): Uint8Array {
  try {
    return readFileSync(source);
  } catch (error) {
    throw new CommandFailure(`${source} cannot be read: ${reasonOf(error)}.`);
  }
}

async function pagesOf(bytes: Uint8Array): Promise<number | null> {
  const document = (await startPdfium()).open(bytes);
  if (typeof document === 'string') return null;
  try {
    return document.pageCount;
  } finally {
    document.close();
  }
}
