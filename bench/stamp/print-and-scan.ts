/**
 * Paper, as far as a computer can have it: pages are printed with a printer's screen at 600 dpi and read by a scanner or a
 * camera that stands a little askew. What is measured with it is a model's answer, not a printer's.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Shades of grey on paper or in a picture, 0 black to 255 white, row by row from the top left. */
export interface Gray {
  readonly width: number;
  readonly height: number;
  readonly gray: Uint8Array;
}

/** `laser`: clustered dots, black or nothing (Ghostscript's own screen). `inkjet`: error diffusion. Both 600 dpi. */
export type Printer = 'laser' | 'inkjet';

const PRINTER_DPI = 600;

/** Prints pages of a PDF. `pages` count from 1; absent: all. */
export function printPages(pdf: Uint8Array, printer: Printer, pages?: readonly number[]): readonly Gray[] {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-print-'));
  writeFileSync(join(folder, 'in.pdf'), pdf);
  const device = printer === 'laser' ? 'pbmraw' : 'pgmraw';
  const list = pages ? [`-sPageList=${pages.join(',')}`] : [];
  const common = ['-q', '-dBATCH', '-dNOPAUSE', `-sDEVICE=${device}`, `-r${PRINTER_DPI}`, ...list];
  execFileSync('gs', [...common, `-sOutputFile=${join(folder, 'p-%03d')}`, join(folder, 'in.pdf')]);
  const sheets = readdirSync(folder)
    .filter((name) => name.startsWith('p-'))
    .sort()
    .map((name) => readPnm(readFileSync(join(folder, name))));
  rmSync(folder, { recursive: true });
  return printer === 'laser' ? sheets : sheets.map(diffuse);
}

/** How a sheet is read. Everything that is left out is as good as it can be. */
export interface Scan {
  readonly dpi: number;
  /** Degrees, clockwise. */
  readonly turned?: number;
  /** What the printer made of the size: 0.97 to 1.03 for “fit to page”. */
  readonly scale?: number;
  /** Millimetres to the right and down. */
  readonly shift?: readonly [number, number];
  /** Standard deviation of printer's and scanner's blur, millimetres. */
  readonly blur?: number;
  /** Above 1: ink spreads, and pale grows darker. */
  readonly inkGain?: number;
  /** Standard deviation, levels of grey. */
  readonly noise?: number;
  /** JPEG quality; absent: nothing is lost. */
  readonly jpeg?: number;
  /** Black and white at this level of grey, as a fax. */
  readonly threshold?: number;
  /** A photograph: how much shorter the far edge is than the near one, across and along; around the sheet is a table. */
  readonly keystone?: readonly [number, number];
  /** How much darker the darkest corner is, 0 to 1. */
  readonly uneven?: number;
  readonly seed?: number;
}

/** The picture that the scanner or the camera makes, as a file. */
export function scanSheet(sheet: Gray, scan: Scan): Uint8Array {
  const seen = look(sheet, scan);
  if (scan.threshold !== undefined) {
    const { threshold } = scan;
    return asPng({ ...seen, gray: seen.gray.map((value) => (value < threshold ? 0 : 255)) });
  }
  if (scan.jpeg === undefined) return asPng(seen);
  return execFileSync('pnmtojpeg', [`-quality=${scan.jpeg}`], { input: asPgm(seen), maxBuffer: 1 << 28 });
}

function look(sheet: Gray, scan: Scan): Gray {
  const { dpi, turned = 0, scale = 1, shift = [0, 0], inkGain = 1, noise = 0, keystone, uneven = 0 } = scan;
  const blurred = blur(sheet, ((scan.blur ?? 0.06) * PRINTER_DPI) / 25.4);
  const ratio = PRINTER_DPI / dpi;
  const table = keystone ? 1.12 : 1;
  const [width, height] = [
    Math.round((sheet.width * table) / ratio),
    Math.round((sheet.height * table) / ratio),
  ];
  const angle = (-turned * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  const [sx, sy] = shift.map((mm) => (mm * dpi) / 25.4) as [number, number];
  const random = chance(scan.seed ?? 1);
  const tones = Uint8Array.from({ length: 256 }, (_, level) => 28 + 217 * (level / 255) ** inkGain);
  const gray = new Uint8Array(width * height);
  const [kx, ky] = keystone ?? [0, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [u, v] = [x + 0.5 - width / 2 - sx, y + 0.5 - height / 2 - sy];
      const depth = 1 + (kx * u) / width + (ky * v) / height;
      const px = ((u * cos - v * sin) * ratio) / depth + sheet.width / 2;
      const py = ((u * sin + v * cos) * ratio) / depth + sheet.height / 2;
      const inside = px >= 0 && py >= 0 && px < sheet.width && py < sheet.height;
      const outside = keystone ? 90 : 250;
      const light = 1 - (uneven * (x / width + y / height)) / 2;
      const level = inside ? (tones[Math.round(sample(blurred, px - 0.5, py - 0.5, ratio))] ?? 0) : outside;
      gray[y * width + x] = Math.max(0, Math.min(255, level * light + noise * normal(random) + 0.5));
    }
  }
  return { width, height, gray };
}

/** Mean of four places within a pixel of the scanner. */
function sample(image: Gray, x: number, y: number, size: number): number {
  const q = size / 4;
  return (
    (at(image, x - q, y - q) + at(image, x + q, y - q) + at(image, x - q, y + q) + at(image, x + q, y + q)) /
    4
  );
}

function at({ width, height, gray }: Gray, x: number, y: number): number {
  const [cx, cy] = [Math.max(0, Math.min(width - 1.001, x)), Math.max(0, Math.min(height - 1.001, y))];
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const [right, down] = [cx - x0, cy - y0];
  const i = y0 * width + x0;
  const top = (gray[i] ?? 0) * (1 - right) + (gray[i + 1] ?? 0) * right;
  const low = (gray[i + width] ?? 0) * (1 - right) + (gray[i + width + 1] ?? 0) * right;
  return top * (1 - down) + low * down;
}

/** Three boxes in each direction: close to a bell. */
function blur(image: Gray, deviation: number): Gray {
  const radius = Math.max(0, Math.round((Math.sqrt(4 * deviation * deviation + 1) - 1) / 2));
  if (radius === 0) return image;
  const { width, height } = image;
  let gray = image.gray;
  for (let round = 0; round < 3; round += 1) {
    gray = boxes(gray, height, width, width, 1, radius);
    gray = boxes(gray, width, height, 1, width, radius);
  }
  return { width, height, gray };
}

function boxes(
  from: Uint8Array,
  lines: number,
  length: number,
  line: number,
  step: number,
  radius: number,
): Uint8Array {
  const to = new Uint8Array(from.length);
  const size = 2 * radius + 1;
  for (let n = 0; n < lines; n += 1) {
    const start = n * line;
    const value = (i: number): number => from[start + Math.max(0, Math.min(length - 1, i)) * step] as number;
    let sum = 0;
    for (let i = -radius; i <= radius; i += 1) sum += value(i);
    for (let i = 0; i < length; i += 1) {
      to[start + i * step] = sum / size + 0.5;
      sum += value(i + radius + 1) - value(i - radius);
    }
  }
  return to;
}

/** Floyd and Steinberg. */
function diffuse({ width, height, gray }: Gray): Gray {
  const levels = Float32Array.from(gray);
  const ink = new Uint8Array(gray.length);
  const add = (i: number, part: number): void => {
    levels[i] = (levels[i] ?? 0) + part;
  };
  for (let i = 0; i < levels.length; i += 1) {
    const level = levels[i] as number;
    ink[i] = level < 128 ? 0 : 255;
    const error = (level - (ink[i] as number)) / 16;
    add(i + 1, 7 * error);
    add(i + width - 1, 3 * error);
    add(i + width, 5 * error);
    add(i + width + 1, error);
  }
  return { width, height, gray: ink };
}

function readPnm(bytes: Uint8Array): Gray {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const [found = '', kind, w, h] = /^(P[45])\s(?:#.*\n)*(\d+)\s(\d+)\s(?:255\s)?/.exec(head) ?? [];
  const [width, height] = [Number(w), Number(h)];
  const data = bytes.subarray(found.length);
  if (kind === 'P5') return { width, height, gray: data };
  const stride = Math.ceil(width / 8);
  const gray = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      gray[y * width + x] = ((data[y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 0 : 255;
  return { width, height, gray };
}

function asPgm({ width, height, gray }: Gray): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), gray]);
}

function asPng(image: Gray): Uint8Array {
  return execFileSync('pnmtopng', [], {
    input: asPgm(image),
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

function chance(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Box and Muller: a bell of deviation 1. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
}
