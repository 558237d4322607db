import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GatedDocument } from '#domain/gate/gate-catalogue.ts';
import { createAgeVault } from './age-vault.ts';
import { encryptFile } from './encrypt-file.ts';
import { prepareInWorker } from './prepare-in-worker.ts';
import { createVaultPdfStamper } from './vault-pdf-stamper.ts';

let folder: string;
let identity: string;
let report: Uint8Array;
let document: GatedDocument;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrine-stamper-'));
  identity = await generateX25519Identity();
  const pdf = await PDFDocument.create();
  for (const text of ['Section 3', 'Section 4']) pdf.addPage([595, 842]).drawText(text, { x: 72, y: 700 });
  report = await pdf.save();
  const stated = await encryptFile(
    report,
    [await identityToRecipient(identity)],
    join(folder, 'soc2.pdf.age'),
  );
  document = {
    id: 'soc2-2026',
    title: 'SOC 2 Type 2 report',
    kind: 'soc2',
    version: '1',
    date: '2026-08-14',
    status: 'issued',
    vaultFile: 'soc2.pdf.age',
    pages: 2,
    agreement: 'nda',
    recipientCategories: [],
    downloadName: 'Example SOC 2.pdf',
    ...stated,
  };
});

afterAll(() => rm(folder, { recursive: true }));

function stamperFor(changes: Partial<GatedDocument>, identities: readonly string[] = [identity]) {
  return createVaultPdfStamper({
    documents: [{ ...document, ...changes }],
    vault: createAgeVault(folder, identities),
    prepare: prepareInWorker,
    clock: { now: Date.now },
  });
}

const marks = {
  name: 'Ada Byron',
  email: 'ada@acme.example',
  company: 'Acme',
  issuedAt: Date.UTC(2026, 10, 23, 9, 30),
  copyId: 'C0PY1D000000',
};

describe('createVaultPdfStamper', () => {
  it('gives each recipient a copy of their own of the decrypted file', async () => {
    const stamper = stamperFor({});
    const [ada, ben] = await Promise.all([
      stamper.stamp('soc2-2026', marks),
      stamper.stamp('soc2-2026', { ...marks, name: 'Ben', copyId: 'C0PY2D000000' }),
    ]);
    if ('refused' in ada || 'refused' in ben) throw new Error('refused');
    expect(ada.head).toBe(ben.head);
    expect(Buffer.from(ada.tail).equals(Buffer.from(ben.tail))).toBe(false);
    const copy = Buffer.concat([ada.head, ada.tail]);
    expect(copy.byteLength).toBe(ada.length);
    expect((await PDFDocument.load(copy)).getPageCount()).toBe(2);
    expect(copy.toString('latin1')).toContain('C0PY1D000000');
  });

  it.each<[string, Partial<GatedDocument>, string]>([
    ['another page count', { pages: 3 }, 'page-count'],
    ['another hash', { sha256: '0'.repeat(64) }, 'hash-mismatch'],
    ['no file', { vaultFile: 'none.age' }, 'missing-file'],
  ])('gives no copy of a document with %s than stated', async (_, changes, refused) => {
    expect(await stamperFor(changes).stamp('soc2-2026', marks)).toMatchObject({ refused });
  });

  it('gives no copy without the key, and none of a document that is not in the build', async () => {
    const other = [await generateX25519Identity()];
    expect(await stamperFor({}, other).stamp('soc2-2026', marks)).toMatchObject({
      refused: 'wrong-identity',
    });
    expect(await stamperFor({}).stamp('other', marks)).toMatchObject({ refused: 'unknown-document' });
  });
});

describe('prepareAhead', () => {
  it('tells the operator which document cannot be served, and no more of it', async () => {
    const errors: unknown[] = [];
    const log = { info: () => {}, error: (...entry: unknown[]) => void errors.push(entry) };
    await stamperFor({}).prepareAhead(log);
    expect(errors).toEqual([]);
    await stamperFor({ vaultFile: 'none.age', status: 'withdrawn' }).prepareAhead(log);
    expect(errors).toEqual([]);
    await stamperFor({ pages: 3 }).prepareAhead(log);
    const message = expect.stringContaining('2 readable pages');
    expect(errors).toEqual([['document-refused', { document: 'soc2-2026', why: 'page-count', message }]]);
  });
});

describe('prepareInWorker', () => {
  async function script(name: string, code: string): Promise<URL> {
    const path = join(folder, name);
    await writeFile(path, code);
    return pathToFileURL(path);
  }

  it('leaves the server to others while it works', async () => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 5);
    await prepareInWorker(report, 2);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
  });

  it('gives up a document on which the parser hangs', async () => {
    const hang = await script('hang.mjs', 'for (;;);');
    expect(await prepareInWorker(report, 2, { timeoutMs: 300, script: hang })).toMatchObject({
      refused: 'too-slow',
    });
  });

  it.each([
    'throw new Error("trap")',
    'process.exit(3)',
    'const all = []; for (;;) all.push(new Array(1e6).fill(all))',
  ])('survives a parser that ends with: %s', async (code) => {
    const crash = await script(`crash-${code.length}.mjs`, code);
    expect(await prepareInWorker(report, 2, { mostMegabytes: 32, script: crash })).toMatchObject({
      refused: 'damaged',
    });
  });
});
