/**
 * Prints the PDFs of the sample company, encrypts the gated ones into `content/vault/` and writes their hash, pages and
 * bytes into the front matter. Clear PDFs stay in `.vitrine/sample/`, which git ignores. Run without arguments, or with
 * file names to print only those: `node sample/build-vault.ts pen-test-2026.pdf`.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from '#load/load.ts';
import { encryptFile } from '#server/vault/encrypt-file.ts';
import { readRecipients } from '#server/vault/recipients-file.ts';
import { allDocuments } from './all-documents.ts';
import { writeFileFacts } from './front-matter.ts';
import { page } from './layout/page.ts';
import { type FinishedPdf, finishPdf, pagesOfTargets } from './print/finish-pdf.ts';
import { type PrintPdf, withPrinter } from './print/print-pdf.ts';
import type { SampleDocument } from './sample-document.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const clearFolder = `${root}.vitrine/sample`;
const wanted = process.argv.slice(2);

mkdirSync(clearFolder, { recursive: true });
const documents = allDocuments(load(`${root}content`).trustCenter);
const unknown = wanted.filter((name) => !documents.some(({ file }) => file === name));
if (unknown.length > 0) throw new Error(`No sample document is called ${unknown.join(', ')}.`);
const chosen = documents.filter(({ file }) => wanted.length === 0 || wanted.includes(file));

await withPrinter(async (print) => {
  for (const document of chosen) {
    const pdf = await printDocument(print, document);
    writeFileSync(`${clearFolder}/${document.file}`, pdf.bytes);
    const stored = document.audience === 'gated' ? await storeGated(document, pdf) : storePublic(document);
    process.stdout.write(`${document.file}: ${pdf.pages} pages, ${pdf.bytes.byteLength} bytes, ${stored}\n`);
  }
});

/** Prints twice: the first PDF tells on which page each heading stands, the second has these numbers in its contents. */
async function printDocument(print: PrintPdf, document: SampleDocument): Promise<FinishedPdf> {
  const targets = await pagesOfTargets(await print(page(document.frame, document.body, null)));
  const printed = await print(page(document.frame, document.body, targets));
  const moved = [...(await pagesOfTargets(printed))].filter(([id, number]) => targets.get(id) !== number);
  if (moved.length > 0)
    throw new Error(`${document.file}: the contents moved ${moved.map(([id]) => id).join(', ')}.`);
  return finishPdf(printed, document);
}

/** Encrypts only a PDF that changed, because every encryption of the same bytes gives another age file. */
async function storeGated({ file }: SampleDocument, { bytes, pages }: FinishedPdf): Promise<string> {
  const vaultFile = `${root}content/vault/${file}.age`;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const changed = writeFileFacts(`${root}content`, {
    vault: `${file}.age`,
    sha256,
    pages,
    bytes: bytes.byteLength,
  });
  if (!changed && existsSync(vaultFile)) return 'unchanged';
  await encryptFile(bytes, recipients(), vaultFile);
  return 'encrypted';
}

function storePublic({ file }: SampleDocument): string {
  copyFileSync(`${clearFolder}/${file}`, `${root}content/files/${file}`);
  return 'public';
}

function recipients(): readonly string[] {
  const read = readRecipients(readFileSync(`${root}content/vault/recipients.txt`, 'utf8'));
  if (read.kind === 'recipients') return read.recipients;
  throw new Error(`content/vault/recipients.txt ${read.problems.map(({ message }) => message).join(' ')}`);
}
