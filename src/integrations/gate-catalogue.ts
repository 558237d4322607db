import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { isAttestation } from '#domain/content/report.ts';
import type { GateCatalogue } from '#domain/gate/gate-catalogue.ts';
import { reportTitle } from '#domain/report-title.ts';
import type { Facts, TrustCenter } from '#domain/trust-center.ts';
import { gateCatalogue } from '#export/gate-catalogue.ts';
import { publicationOf } from '#export/publication.ts';
import { expectationsWorksheet } from '#export/xlsx/expectations-worksheet.ts';
import { workbookBytes } from '#export/xlsx/workbook-bytes.ts';
import { commitOf } from '#load/git-commit.ts';
import { privateFile } from '#load/private-file.ts';
import { textOf } from '#site/public/visibility.ts';
import { publicContent } from '#site/public-content.ts';
import { renderMarkdown } from '#site/render-markdown.ts';
import { renderedText } from '#site/rendered-text.ts';
import { countedIn } from '#site/words/counting.ts';
import { recordStep } from './build-record.ts';
import type { CheckedContent } from './loaded-content.ts';

/** Writes what the gate reads into `gate` below the output: its catalogue and the encrypted files. Never below `client`. */
export function writeGateCatalogue(
  { trustCenter, facts, root, today }: CheckedContent,
  outDir: string,
): void {
  const started = performance.now();
  refuseUnread(facts);
  const worksheets = expectationWorksheets(trustCenter, today);
  const catalogue = gateCatalogue(trustCenter, {
    today,
    builtAt: new Date().toISOString(),
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    renderMarkdown: agreementHtml,
    renderText: (entry) => renderedText(textOf(entry)).html,
    commitOf: (file) => commitOf(root, file),
    worksheetOf: (id) => {
      const made = worksheets.get(id);
      return made ? { sha256: made.sha256, bytes: made.bytes, expectations: made.expectations } : null;
    },
    publication: publicationOf(publicContent()),
  });
  writeCatalogue(join(outDir, 'gate'), root, catalogue);
  writeWorksheets(join(outDir, 'gate', 'worksheets'), catalogue, worksheets);
  const counted = countedIn('en');
  const agreements = counted(catalogue.agreements.length, 'agreement', 'agreements');
  const what = `${counted(catalogue.documents.length, 'document', 'documents')} under ${agreements}`;
  recordStep('Gate', what, performance.now() - started);
}

/** Without its private settings the gate would miss staff, rules and blocked domains. */
function refuseUnread({ files, privateSettings }: Facts): void {
  if (!files.includes(privateFile) || privateSettings === 'read') return;
  throw new Error(
    `${privateFile} could not be read, so the gate would miss what it says; nothing was published. Set VITRINE_VAULT_IDENTITY and build with \`npx vitrine build\`.`,
  );
}

interface Worksheet {
  readonly content: Uint8Array;
  readonly sha256: string;
  readonly bytes: number;
  readonly expectations: number;
}

/** A worksheet for each report that expects something of its readers, by the report's id. */
function expectationWorksheets(
  { trust, reports }: TrustCenter,
  asOf: CalendarDay,
): ReadonlyMap<string, Worksheet> {
  const company = trust.data.company.legalName;
  const made = reports.flatMap(({ id, data }): (readonly [string, Worksheet])[] => {
    if (!isAttestation(data) || data.cuecs.length === 0) return [];
    const content = workbookBytes(expectationsWorksheet(data, { company, title: reportTitle(data), asOf }));
    const sha256 = createHash('sha256').update(content).digest('hex');
    return [[id, { content, sha256, bytes: content.byteLength, expectations: data.cuecs.length }]];
  });
  return new Map(made);
}

/** Only for documents of the gate, and never below `dist/client`: a worksheet holds what is gated. */
function writeWorksheets(
  folder: string,
  { documents }: GateCatalogue,
  worksheets: ReadonlyMap<string, Worksheet>,
): void {
  mkdirSync(folder, { recursive: true });
  for (const { id, worksheet } of documents) {
    const made = worksheets.get(id);
    if (worksheet && made) writeFileSync(join(folder, worksheet.file), made.content);
  }
}

/** Agreements are plain Markdown: no components, and links only to addresses that can be followed from a mail too. */
function agreementHtml(markdown: string): string {
  const link = (href: string) =>
    /^(https?:\/\/|mailto:)/.test(href) ? { href, external: href.startsWith('http') } : null;
  return renderMarkdown({ markdown, format: 'md' }, { link, component: () => [] }).html;
}

function writeCatalogue(folder: string, root: string, catalogue: ReturnType<typeof gateCatalogue>): void {
  mkdirSync(join(folder, 'vault'), { recursive: true });
  writeFileSync(join(folder, 'catalogue.json'), `${JSON.stringify(catalogue, null, 1)}\n`);
  for (const { vaultFile, sha256 } of catalogue.documents) {
    const source = join(root, 'vault', vaultFile);
    refuseClearText(source, sha256);
    copyFileSync(source, join(folder, 'vault', vaultFile));
  }
  const demo = join(root, 'vault', 'demo-identity.txt');
  if (existsSync(demo)) copyFileSync(demo, join(folder, 'vault', 'demo-identity.txt'));
}

/** A file that is not age, or that has the hash of the clear text, was never encrypted. */
function refuseClearText(file: string, sha256: string): void {
  const bytes = readFileSync(file);
  const clear = createHash('sha256').update(bytes).digest('hex') === sha256;
  if (clear || !bytes.subarray(0, 40).toString('latin1').startsWith('age-encryption.org/v1')) {
    throw new Error(`${file} is not an encrypted age file; nothing was published.`);
  }
}
