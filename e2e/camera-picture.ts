import type { Browser } from 'playwright-core';
import { startPdfium } from '../src/server/pdf/pdfium-session.ts';

/** What a camera that was held upright, or turned by a quarter or a half, writes into its pictures (Exif 2.32, tag 0x0112). */
export type CameraOrientation = 1 | 3 | 6 | 8;

/**
 * A JPEG of the first page of a PDF, as a camera keeps it: its pixels lie as the camera was held, a degree and a half askew, and
 * only its Exif says by how many quarters to turn them.
 */
export async function cameraPicture(
  browser: Browser,
  pdf: Uint8Array,
  orientation: CameraOrientation,
): Promise<Buffer> {
  const page = await browser.newPage();
  const url = await page.evaluate(drawTurned, { ...(await firstPage(pdf)), turns: turnsBefore[orientation] });
  await page.close();
  const jpeg = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  return Buffer.concat([jpeg.subarray(0, 2), exifSegment(orientation), jpeg.subarray(2)]);
}

/** Quarters clockwise that make an upright page lie as the camera saw it. */
const turnsBefore: Readonly<Record<CameraOrientation, number>> = { 1: 0, 3: 2, 6: 3, 8: 1 };

/** 150 pixels an inch; colors in the order blue, green, red, unused. */
async function firstPage(pdf: Uint8Array) {
  const copy = (await startPdfium()).open(pdf);
  if (typeof copy === 'string') throw new Error(`the copy cannot be opened: ${copy}`);
  const size = copy.pageSize(0);
  const [width, height] = [size.width, size.height].map((side) => Math.round((side / 72) * 150)) as [
    number,
    number,
  ];
  const pixels = Buffer.from(copy.renderPage(0, width, height)).toString('base64');
  copy.close();
  return { width, height, pixels };
}

/** Runs in the browser. */
function drawTurned(given: { width: number; height: number; pixels: string; turns: number }): string {
  const { width, height, pixels, turns } = given;
  const upright = new OffscreenCanvas(width, height);
  const image = new ImageData(width, height);
  const bytes = Uint8Array.from(atob(pixels), (character) => character.charCodeAt(0));
  for (let at = 0; at < bytes.length; at += 4)
    image.data.set([bytes[at + 2] ?? 0, bytes[at + 1] ?? 0, bytes[at] ?? 0, 255], at);
  upright.getContext('2d')?.putImageData(image, 0, 0);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = turns % 2 === 0 ? [width, height] : [height, width];
  const turned = canvas.getContext('2d');
  if (!turned) throw new Error('this browser draws nothing');
  turned.fillStyle = 'white';
  turned.fillRect(0, 0, canvas.width, canvas.height);
  turned.translate(canvas.width / 2, canvas.height / 2);
  turned.rotate(((turns * 90 + 1.5) * Math.PI) / 180);
  turned.drawImage(upright, -width / 2, -height / 2);
  return canvas.toDataURL('image/jpeg', 0.85);
}

/** APP1 with a TIFF structure of one directory with one entry, big-endian. */
function exifSegment(orientation: CameraOrientation): Buffer {
  const tiff = Buffer.from('4d4d002a00000008' + '0001' + '011200030000000100000000' + '00000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, content.length + 2]), content]);
}
