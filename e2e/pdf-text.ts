import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';

/** The text of each page of a PDF, read by PDFium, which had no part in writing it. */
export async function pagesOfPdf(bytes: Uint8Array): Promise<string[]> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const pdfium = await init({ wasmBinary: new Uint8Array(wasm).buffer });
  pdfium.PDFiumExt_Init();
  const memory = pdfium.pdfium as typeof pdfium.pdfium & { readonly HEAPU8: Uint8Array };
  const file = memory.wasmExports.malloc(bytes.length);
  memory.HEAPU8.set(bytes, file);
  const document = pdfium.FPDF_LoadMemDocument(file, bytes.length, '');
  if (document === 0) throw new Error('PDFium cannot open the file');
  return Array.from({ length: pdfium.FPDF_GetPageCount(document) }, (_, index) => {
    const page = pdfium.FPDF_LoadPage(document, index);
    const text = pdfium.FPDFText_LoadPage(page);
    const length = pdfium.FPDFText_CountChars(text);
    const buffer = memory.wasmExports.malloc((length + 1) * 2);
    pdfium.FPDFText_GetText(text, 0, length, buffer);
    const words = memory.UTF16ToString(buffer);
    memory.wasmExports.free(buffer);
    pdfium.FPDFText_ClosePage(text);
    pdfium.FPDF_ClosePage(page);
    return words;
  });
}
