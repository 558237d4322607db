import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Turns a whole HTML page into the bytes of a tagged PDF with bookmarks; size and margins come from its `@page`. */
export type PrintPdf = (html: string) => Promise<Uint8Array>;

/** Runs `work` with a headless Chromium and closes it afterward, also when the work fails. */
export async function withPrinter(work: (print: PrintPdf) => Promise<void>): Promise<void> {
  const browser = await launch();
  try {
    await work((html) => print(browser, html));
  } finally {
    await browser.close();
  }
}

/** Chromium's switch for serverless platforms ends the whole browser with the first page that is closed. */
const unwanted = ['--single-process', '--no-zygote'];

async function launch(): Promise<Browser> {
  const args = chromium.args.filter((argument) => !unwanted.includes(argument));
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}

async function print(browser: Browser, html: string): Promise<Uint8Array> {
  const page = await browser.newPage();
  await page.setContent(html, { waitUntil: 'load' });
  await page.evaluate('document.fonts.ready.then(() => null)');
  const bytes = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
  });
  await page.close();
  return bytes;
}
