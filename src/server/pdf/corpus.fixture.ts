import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PDFDocument, PDFName, PDFString, rgb } from '@cantoo/pdf-lib';
import { longPdf, makePdf, type Sample, textPage } from './sample-pdfs.fixture.ts';

/** A document made by a program of the machine, or by hand after what programs make. */
export interface CorpusDocument extends Omit<Sample, 'make'> {
  /** The program it needs; where that is not installed the test is skipped. */
  readonly needs?: string;
  /** @param folder where the program may put its files */
  make(folder: string): Promise<Uint8Array>;
}

/** Whether a program is there. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** What reports come from, beside the samples: each has to be stamped on every page. */
export const CORPUS: readonly CorpusDocument[] = [
  { name: 'printed by Chromium', pages: 3, needs: 'chromium', make: printedByChromium },
  { name: 'exported by LibreOffice', pages: 3, needs: 'soffice', make: (at) => office(at, 'pdf') },
  {
    name: 'exported by LibreOffice as tagged PDF/A-2',
    pages: 3,
    needs: 'soffice',
    make: (at) => office(at, `pdf:writer_web_pdf_Export:${PDF_A}`),
  },
  { name: 'with object streams', pages: 4, needs: 'qpdf', make: byQpdf('--object-streams=generate') },
  { name: 'linearised', pages: 4, needs: 'qpdf', make: byQpdf('--linearize') },
  {
    name: 'linearised with object streams',
    pages: 4,
    needs: 'qpdf',
    make: byQpdf('--linearize', '--object-streams=generate'),
  },
  { name: 'written by Ghostscript', pages: 4, needs: 'gs', make: byGhostscript() },
  {
    name: 'PDF/A-2 by Ghostscript',
    pages: 4,
    needs: 'gs',
    make: byGhostscript('-dPDFA=2', '-dPDFACompatibilityPolicy=1', '-sColorConversionStrategy=RGB'),
  },
  { name: 'scanned: a picture a page', pages: 4, needs: 'gs', make: byGhostscript('-sDEVICE=pdfimage24') },
  { name: 'with notes, highlights and links', pages: 1, make: annotated },
  { name: 'with a signature field and a signature', pages: 1, make: signed },
  { name: '500 pages', pages: 500, make: () => longPdf(500) },
];

/** What must not be served, made by other programs than the samples. */
export const REFUSED_CORPUS: readonly CorpusDocument[] = [
  { name: 'a user password (AES-256)', pages: 4, needs: 'qpdf', make: encrypted('user', 'owner', '256') },
  { name: 'an owner password (AES-256)', pages: 4, needs: 'qpdf', make: encrypted('', 'owner', '256') },
  {
    name: 'an owner password (AES-128)',
    pages: 4,
    needs: 'qpdf',
    make: encrypted('', 'owner', '128', '--use-aes=y'),
  },
  { name: 'its end cut off, linearised', pages: 4, needs: 'qpdf', make: cutLinearised },
];

const PDF_A =
  '{"SelectPdfVersion":{"type":"long","value":"2"},"UseTaggedPDF":{"type":"boolean","value":"true"}}';

const HTML = `<!doctype html><html lang="en"><title>Report</title><style>
h1 { page-break-before: always; break-before: page } h1:first-of-type { page-break-before: avoid; break-before: avoid }
table { background: #eef; width: 100% }</style>
${[1, 2, 3].map((n) => `<h1>Section ${n}</h1><p>Tests of operating effectiveness: no exceptions noted.</p><table border="1"><tr><td>CC6.1</td><td>Access is reviewed</td></tr></table>`).join('')}`;

async function printedByChromium(folder: string): Promise<Uint8Array> {
  const [page, out] = [join(folder, 'page.html'), join(folder, 'chromium.pdf')];
  writeFileSync(page, HTML);
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    `--user-data-dir=${join(folder, 'chromium')}`,
  ];
  execFileSync('chromium', [...flags, `--print-to-pdf=${out}`, `file://${page}`], { stdio: 'ignore' });
  return readFileSync(out);
}

async function office(folder: string, format: string): Promise<Uint8Array> {
  writeFileSync(join(folder, 'office.html'), HTML);
  const profile = `-env:UserInstallation=file://${join(folder, 'office')}`;
  const out = join(folder, format === 'pdf' ? 'plain' : 'archive');
  mkdirSync(out, { recursive: true });
  const args = ['--headless', '--convert-to', format, '--outdir', out, join(folder, 'office.html')];
  execFileSync('soffice', [profile, ...args], { stdio: 'ignore' });
  return readFileSync(join(out, 'office.pdf'));
}

function byQpdf(...flags: readonly string[]): (folder: string) => Promise<Uint8Array> {
  return async (folder) => converted(folder, 'qpdf', (input, output) => [...flags, input, output]);
}

function byGhostscript(...flags: readonly string[]): (folder: string) => Promise<Uint8Array> {
  return async (folder) =>
    converted(folder, 'gs', (input, output) => [
      ...['-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pdfwrite', ...flags],
      ...[`-sOutputFile=${output}`, input],
    ]);
}

function encrypted(
  user: string,
  owner: string,
  bits: string,
  ...flags: readonly string[]
): (folder: string) => Promise<Uint8Array> {
  return async (folder) =>
    converted(folder, 'qpdf', (input, output) => [
      '--allow-weak-crypto',
      '--encrypt',
      user,
      owner,
      bits,
      ...flags,
      '--',
      input,
      output,
    ]);
}

async function cutLinearised(folder: string): Promise<Uint8Array> {
  const whole = await byQpdf('--linearize')(folder);
  return whole.subarray(0, Math.floor(whole.length * 0.6));
}

async function converted(
  folder: string,
  program: string,
  args: (input: string, output: string) => readonly string[],
): Promise<Uint8Array> {
  const [input, output] = [join(folder, 'source.pdf'), join(folder, 'converted.pdf')];
  writeFileSync(input, await longPdf(4));
  execFileSync(program, args(input, output), { stdio: 'ignore' });
  return readFileSync(output);
}

function annotated(): Promise<Uint8Array> {
  return makePdf((doc, font) => {
    const page = textPage(doc, font, [595, 842]);
    const look = doc.context.register(
      doc.context.stream('1 1 0 rg 0 0 200 20 re f', {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 200, 20],
      }),
    );
    const common = { Type: 'Annot', F: 4 };
    page.node.set(
      PDFName.of('Annots'),
      doc.context.obj([
        annotation(doc, { ...common, Subtype: 'Highlight', Rect: [60, 400, 260, 420], AP: { N: look } }),
        annotation(doc, {
          ...common,
          Subtype: 'Text',
          Rect: [500, 700, 520, 720],
          Contents: PDFString.of('?'),
        }),
        annotation(doc, {
          ...common,
          Subtype: 'Link',
          Rect: [60, 300, 200, 320],
          Border: [0, 0, 0],
          A: { S: 'URI', URI: PDFString.of('https://example.com/') },
        }),
      ]),
    );
  });
}

function signed(): Promise<Uint8Array> {
  return makePdf((doc, font) => {
    const page = textPage(doc, font, [595, 842]);
    const look = doc.context.register(
      doc.context.stream('0.8 g 0 0 90 40 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 90, 40] }),
    );
    const value = {
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      ByteRange: [0, 1, 2, 3],
      Contents: PDFString.of('x'),
    };
    const field = annotation(doc, {
      ...{ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', F: 132, T: PDFString.of('Auditor') },
      ...{
        Rect: [400, 100, 490, 140],
        AP: { N: look },
        V: doc.context.register(doc.context.obj(value as never)),
      },
    });
    page.node.set(PDFName.of('Annots'), doc.context.obj([field]));
    doc.catalog.set(PDFName.of('AcroForm'), doc.context.obj({ Fields: [field], SigFlags: 3 }));
    page.drawRectangle({ x: 400, y: 145, width: 90, height: 1, color: rgb(0, 0, 0) });
  });
}

function annotation(doc: PDFDocument, entries: object): ReturnType<PDFDocument['context']['register']> {
  return doc.context.register(doc.context.obj(entries as never));
}
