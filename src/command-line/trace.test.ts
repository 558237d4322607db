import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Transaction } from '#gate/ports.ts';
import type { CopyRecord, GrantRecord, RequestRecord } from '#gate/records.ts';
import { openDatabase } from '#server/database/open-database.ts';
import { prepareDocument } from '#server/pdf/prepare-document.ts';
import { longPdf } from '#server/pdf/sample-pdfs.fixture.ts';
import { stampDocument } from '#server/pdf/stamp-document.ts';
import { joinBytes } from '#server/pdf/verify-prepared.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';
import { run } from './run.ts';

const COPY_ID = '7K2Q9XWM31AB';
const at = Date.UTC(2026, 10, 23, 9, 30);
let folder: string;
let leaked: string;
let plain: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-trace-command-'));
  leaked = join(folder, 'leaked.pdf');
  plain = join(folder, 'plain.pdf');
  const source = await longPdf(2);
  writeFileSync(plain, await longPdf(1));
  const prepared = await prepareDocument(source, 2);
  if ('refused' in prepared) throw new Error(prepared.message);
  const marks = { name: 'Jane Doe', email: 'jane@acme.example', company: 'Acme', at: new Date(at) };
  writeFileSync(leaked, joinBytes(stampDocument(prepared, { ...marks, copyId: COPY_ID })));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', undefined);
  vi.stubEnv('MIGRATION_DATABASE_URL', undefined);
  vi.stubEnv('VITRINE_DATA', join(folder, 'nowhere'));
  return () => vi.unstubAllEnvs();
});

test('without a database the id alone is named, and no database is made', async () => {
  const terminal = recordedTerminal();
  expect(await run(['trace', leaked], terminal)).toBe(0);
  expect(terminal.stdout().replaceAll(folder, 'FOLDER')).toMatchInlineSnapshot(`
    "Copy 7K2Q9XWM31AB
      Text: on 2 of 2 pages, and in the properties.
      Dots: 2 of 2 pages that were looked at agree.

    Only the id was found: there is no database FOLDER/nowhere/vitrine.db. Set VITRINE_DATA or DATABASE_URL as the server has them.
    "
  `);
});

test('with the database the recipient, the document and the grant are named', async () => {
  const data = join(folder, 'data');
  vi.stubEnv('VITRINE_DATA', data);
  await fillDatabase(data);
  const terminal = recordedTerminal();
  expect(await run(['trace', leaked], terminal)).toBe(0);
  expect(terminal.stdout()).toMatchInlineSnapshot(`
    "Copy 7K2Q9XWM31AB
      Text: on 2 of 2 pages, and in the properties.
      Dots: 2 of 2 pages that were looked at agree.
      Issued to: Jane Doe, Acme, jane@acme.example
      Document: soc2-2026 (SHA-256 before stamping abababababababababababababababababababababababababababababababab)
      Issued: 2026-11-23 09:30:00 UTC, to 192.0.2.1
      Request r-1, grant g-1, approved by approver@example.com on 2026-11-23 09:30:00 UTC, until 2026-12-07 09:30:00 UTC
    "
  `);
});

test('--format json stands alone on stdout', async () => {
  const terminal = recordedTerminal();
  expect(await run(['trace', leaked, '--format', 'json'], terminal)).toBe(0);
  expect(JSON.parse(terminal.stdout())).toMatchObject({
    version: 1,
    pages: 2,
    found: [{ copyId: COPY_ID, text: [1, 2], dots: [1, 2], properties: true }],
    database: { kind: 'not-asked' },
  });
});

test('a document without a stamp: nothing found, exit code 1', async () => {
  const terminal = recordedTerminal();
  expect(await run(['trace', plain], terminal)).toBe(1);
  expect(terminal.stdout()).toBe('No copy id was found on 1 page (dots looked for on 1).\n');
}, 120_000);

test('a folder is all pictures and documents in it, in the order of their numbers', async () => {
  const pages = mkdtempSync(join(folder, 'pages-'));
  const terminal = recordedTerminal();
  expect(await run(['trace', pages], terminal)).toBe(2);
  expect(terminal.stderr()).toContain('holds no file that ends in .pdf, .png, .jpg or .jpeg');
  copyFileSync(leaked, join(pages, 'page-2.pdf'));
  writeFileSync(join(pages, 'page-10.PNG'), 'no picture');
  writeFileSync(join(pages, 'notes.txt'), 'left out');
  const second = recordedTerminal();
  expect(await run(['trace', pages], second)).toBe(2);
  expect(second.stderr()).toContain('page-10.PNG: it is no PDF');
  rmSync(join(pages, 'page-10.PNG'));
  expect(await run(['trace', pages], recordedTerminal())).toBe(0);
});

test('a picture of another kind is named, with what to do', async () => {
  const tiff = join(folder, 'scan.tif');
  writeFileSync(tiff, 'II*\0\x08\0\0\0');
  const terminal = recordedTerminal();
  expect(await run(['trace', tiff], terminal)).toBe(2);
  expect(terminal.stderr()).toContain('scan.tif: it is a TIFF; save it as PDF, PNG or JPEG first');
});

test.each([
  [[], 'name the file'],
  [['/nowhere/leaked.pdf'], 'cannot be read'],
  [[import.meta.filename], 'it is no PDF, PNG or JPEG'],
  [['a.pdf', '--format', 'xml'], 'formats are text and json'],
])('%j is exit code 2', async (words, message) => {
  const terminal = recordedTerminal();
  expect(await run(['trace', ...words], terminal)).toBe(2);
  expect(terminal.stderr()).toContain(message);
});

async function fillDatabase(dataFolder: string): Promise<void> {
  const database = await openDatabase({ dataFolder, databaseUrl: null, migrationDatabaseUrl: null });
  await database.store.transaction((tx: Transaction) => insertCopy(tx));
  await database.close();
}

async function insertCopy(tx: Transaction): Promise<void> {
  await tx.requests.insert(request, ['soc2-2026']);
  await tx.grants.insert(grant);
  await tx.copies.insert(copy);
}

const request: RequestRecord = {
  id: 'r-1',
  status: 'active',
  approvalOrder: 'nda-first',
  submittedAt: at,
  email: 'jane@acme.example',
  name: 'Jane Doe',
  company: 'Acme',
  role: 'Security',
  purpose: 'Vendor review',
  recipientCategory: null,
  clientAddress: '192.0.2.1',
  userAgent: 'test',
  verifiedAt: at,
  verifiedBy: 'link',
  queuedAt: at,
  decidedAt: at,
  decidedBy: 'approver@example.com',
  reason: null,
  question: null,
  answer: null,
  language: null,
};

const grant: GrantRecord = {
  id: 'g-1',
  requestId: 'r-1',
  documentId: 'soc2-2026',
  email: 'jane@acme.example',
  days: 14,
  approvedAt: at,
  approvedBy: 'approver@example.com',
  startsAt: at,
  expiresAt: at + 14 * 86_400_000,
  revokedAt: null,
  revokedBy: null,
  revokeReason: null,
};

const copy: CopyRecord = {
  copyId: COPY_ID,
  grantId: 'g-1',
  requestId: 'r-1',
  documentId: 'soc2-2026',
  documentSha256: 'ab'.repeat(32),
  email: 'jane@acme.example',
  issuedAt: at,
  clientAddress: '192.0.2.1',
  userAgent: 'test',
};
