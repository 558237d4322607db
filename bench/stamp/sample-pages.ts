import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';

const root = join(import.meta.dirname, '..', '..');

/** Some pages of a report of the sample's vault, in clear. Pages count from 1. */
export async function samplePages(id: string, pages: readonly number[]): Promise<Uint8Array> {
  const source = await PDFDocument.load(sampleReport(id));
  const target = await PDFDocument.create();
  const copied = await target.copyPages(
    source,
    pages.map((page) => page - 1),
  );
  for (const page of copied) target.addPage(page);
  return target.save();
}

/** A report of the sample's vault, opened with its demo key. */
export function sampleReport(id: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-sample-'));
  const file = join(folder, 'clear.pdf');
  const command = ['scripts/vitrine.ts', 'vault', 'open', id, '--out', file];
  execFileSync(process.execPath, command, { cwd: root, stdio: 'ignore' });
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true });
  return bytes;
}
