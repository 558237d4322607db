import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { RefusalError } from './refusal.ts';

/** A document that PDFium holds open. Close it: its memory is outside the garbage collector. */
export interface PdfiumDocument {
  readonly pageCount: number;
  readonly encrypted: boolean;
  /** Width and height of a page as the reader sees it, in default user units. */
  pageSize(index: number): { readonly width: number; readonly height: number };
  /** Text of a page, invisible text included. */
  pageText(index: number): string;
  /** An entry of the document information dictionary, such as `Keywords`; empty where there is none. */
  information(key: string): string;
  /** BGRx pixels of a page on white, annotations and form fields included. */
  renderPage(index: number, width: number, height: number): Uint8Array;
  /** The whole document written anew: one revision, direct stream lengths, a classic cross-reference table. */
  rewrite(): Uint8Array;
  close(): void;
}

export type OpenFailure = 'password' | 'not-a-pdf';

/** One PDFium in its own WebAssembly memory, which is dropped with it: a document that broke it harms no other. */
export interface PdfiumSession {
  open(bytes: Uint8Array): PdfiumDocument | OpenFailure;
}

/** Starts PDFium. Some 50 ms, so once per document version, never per download. */
export async function startPdfium(): Promise<PdfiumSession> {
  const pdfium = await init({ wasmBinary: pdfiumBinary() });
  pdfium.PDFiumExt_Init();
  return { open: (bytes) => openDocument(pdfium, bytes) };
}

const PASSWORD_ERRORS = [4, 5]; // FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY (an unknown scheme)
const RENDER_ANNOTATIONS = 1;
const SAVE_FULL = 2;

let binary: ArrayBuffer | undefined;

function pdfiumBinary(): ArrayBuffer {
  binary ??= new Uint8Array(
    readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')),
  ).buffer;
  return binary;
}

/** PDFium's heap. Its view is replaced when memory grows: read `HEAPU8` anew after every call. */
interface PdfiumMemory {
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly wasmExports: { malloc(size: number): number; free(pointer: number): void };
}

function memoryOf(pdfium: WrappedPdfiumModule): PdfiumMemory {
  return pdfium.pdfium as unknown as PdfiumMemory;
}

function openDocument(pdfium: WrappedPdfiumModule, bytes: Uint8Array): PdfiumDocument | OpenFailure {
  const memory = memoryOf(pdfium);
  const file = memory.wasmExports.malloc(bytes.length);
  if (file === 0) throw new RefusalError('too-large', 'The file does not fit into memory.');
  memory.HEAPU8.set(bytes, file);
  const doc = pdfium.FPDF_LoadMemDocument(file, bytes.length, '');
  if (doc === 0) {
    memory.wasmExports.free(file);
    return PASSWORD_ERRORS.includes(pdfium.FPDF_GetLastError()) ? 'password' : 'not-a-pdf';
  }
  const formInfo = pdfium.PDFiumExt_OpenFormFillInfo();
  const form = pdfium.PDFiumExt_InitFormFillEnvironment(doc, formInfo);
  pdfium.FPDF_SetFormFieldHighlightAlpha(form, 0);
  return {
    pageCount: pdfium.FPDF_GetPageCount(doc),
    encrypted: pdfium.FPDF_GetSecurityHandlerRevision(doc) !== -1,
    pageSize: (index) =>
      withPage(pdfium, doc, index, (page) => ({
        width: pdfium.FPDF_GetPageWidthF(page),
        height: pdfium.FPDF_GetPageHeightF(page),
      })),
    pageText: (index) => withPage(pdfium, doc, index, (page) => textOf(pdfium, page)),
    information: (key) => informationOf(pdfium, doc, key),
    renderPage: (index, width, height) =>
      withPage(pdfium, doc, index, (page) => render(pdfium, form, page, width, height)),
    rewrite: () => save(pdfium, doc),
    close() {
      pdfium.PDFiumExt_ExitFormFillEnvironment(form);
      pdfium.PDFiumExt_CloseFormFillInfo(formInfo);
      pdfium.FPDF_CloseDocument(doc);
      memory.wasmExports.free(file);
    },
  };
}

function withPage<T>(pdfium: WrappedPdfiumModule, doc: number, index: number, use: (page: number) => T): T {
  const page = pdfium.FPDF_LoadPage(doc, index);
  if (page === 0) throw new Error(`PDFium cannot load page ${index + 1}`);
  try {
    return use(page);
  } finally {
    pdfium.FPDF_ClosePage(page);
  }
}

function textOf(pdfium: WrappedPdfiumModule, page: number): string {
  const memory = memoryOf(pdfium);
  const text = pdfium.FPDFText_LoadPage(page);
  const length = pdfium.FPDFText_CountChars(text);
  const buffer = memory.wasmExports.malloc(2 * length + 2);
  const written = pdfium.FPDFText_GetText(text, 0, length, buffer);
  const result = new TextDecoder('utf-16le').decode(
    memory.HEAPU8.slice(buffer, buffer + 2 * Math.max(0, written - 1)),
  );
  memory.wasmExports.free(buffer);
  pdfium.FPDFText_ClosePage(text);
  return result;
}

function informationOf(pdfium: WrappedPdfiumModule, doc: number, key: string): string {
  const memory = memoryOf(pdfium);
  const size = pdfium.FPDF_GetMetaText(doc, key, 0, 0);
  const buffer = memory.wasmExports.malloc(size);
  pdfium.FPDF_GetMetaText(doc, key, buffer, size);
  const text = new TextDecoder('utf-16le').decode(
    memory.HEAPU8.slice(buffer, buffer + Math.max(0, size - 2)),
  );
  memory.wasmExports.free(buffer);
  return text;
}

function render(
  pdfium: WrappedPdfiumModule,
  form: number,
  page: number,
  width: number,
  height: number,
): Uint8Array {
  const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
  pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, RENDER_ANNOTATIONS);
  pdfium.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, RENDER_ANNOTATIONS);
  const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
  const pixels = memoryOf(pdfium).HEAPU8.slice(start, start + width * height * 4);
  pdfium.FPDFBitmap_Destroy(bitmap);
  return pixels;
}

function save(pdfium: WrappedPdfiumModule, doc: number): Uint8Array {
  const memory = memoryOf(pdfium);
  const writer = pdfium.PDFiumExt_OpenFileWriter();
  const saved = pdfium.FPDF_SaveAsCopy(doc, writer, SAVE_FULL);
  const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
  const buffer = memory.wasmExports.malloc(size);
  pdfium.PDFiumExt_GetFileWriterData(writer, buffer, size);
  const bytes = memory.HEAPU8.slice(buffer, buffer + size);
  memory.wasmExports.free(buffer);
  pdfium.PDFiumExt_CloseFileWriter(writer);
  if (!saved) throw new Error('PDFium cannot rewrite the document');
  return bytes;
}
