import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Cuts a font to some glyphs with HarfBuzz. Glyph ids stay, so shaped text can use them as character codes.
 *
 * @param glyphs glyph ids to keep; components of composite glyphs come along
 * @returns a TrueType font with the tables a PDF needs (ISO 32000-2, 9.9.1)
 */
export function subsetFont(font: Uint8Array, glyphs: Iterable<number>): Uint8Array {
  const hb = subsetter();
  const face = faceOf(hb, font);
  const input = hb.hb_subset_input_create_or_fail();
  hb.hb_subset_input_set_flags(input, NO_HINTING | RETAIN_GIDS | NO_LAYOUT_CLOSURE);
  const kept = hb.hb_subset_input_glyph_set(input);
  for (const glyph of glyphs) hb.hb_set_add(kept, glyph);
  const dropped = hb.hb_subset_input_set(input, DROP_TABLES);
  for (const tag of UNUSED_TABLES) hb.hb_set_add(dropped, tagNumber(tag));
  const subset = hb.hb_subset_or_fail(face, input);
  const result = subset === 0 ? undefined : copyFace(hb, subset);
  hb.hb_subset_input_destroy(input);
  if (!result) throw new Error('HarfBuzz cannot subset the font');
  return result;
}

/** A font that is opened: of a few Chinese characters the copying takes longer than the cutting. */
interface OpenedFace {
  readonly face: Pointer;
  readonly blob: Pointer;
  readonly source: Pointer;
}

/** Each takes its font's size, some 50 KB. */
const MAX_OPENED = 96;
const opened = new Map<Uint8Array, OpenedFace>();

function faceOf(hb: Subsetter, font: Uint8Array): Pointer {
  const known = opened.get(font);
  if (known) return known.face;
  const [oldest] = opened;
  if (opened.size >= MAX_OPENED && oldest) {
    const [key, { face, blob, source }] = oldest;
    opened.delete(key);
    hb.hb_face_destroy(face);
    hb.hb_blob_destroy(blob);
    hb.free(source);
  }
  const source = hb.malloc(font.length);
  new Uint8Array(hb.memory.buffer).set(font, source);
  const blob = hb.hb_blob_create(source, font.length, WRITABLE, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  opened.set(font, { face, blob, source });
  return face;
}

const WRITABLE = 2;
const NO_HINTING = 0x1;
const RETAIN_GIDS = 0x2;
const NO_LAYOUT_CLOSURE = 0x200;
const DROP_TABLES = 3;
const UNUSED_TABLES = [
  'GSUB',
  'GPOS',
  'GDEF',
  'BASE',
  'OS/2',
  'STAT',
  'cmap',
  'gasp',
  'name',
  'post',
  'vhea',
  'vmtx',
  'DSIG',
];

type Pointer = number;

interface Subsetter {
  readonly memory: { readonly buffer: ArrayBuffer };
  malloc(size: number): Pointer;
  free(pointer: Pointer): void;
  hb_blob_create(data: Pointer, length: number, mode: number, userData: Pointer, destroy: Pointer): Pointer;
  hb_blob_get_data(blob: Pointer, length: Pointer): Pointer;
  hb_blob_get_length(blob: Pointer): number;
  hb_blob_destroy(blob: Pointer): void;
  hb_face_create(blob: Pointer, index: number): Pointer;
  hb_face_reference_blob(face: Pointer): Pointer;
  hb_face_destroy(face: Pointer): void;
  hb_set_add(set: Pointer, value: number): void;
  hb_subset_input_create_or_fail(): Pointer;
  hb_subset_input_set_flags(input: Pointer, flags: number): void;
  hb_subset_input_glyph_set(input: Pointer): Pointer;
  hb_subset_input_set(input: Pointer, kind: number): Pointer;
  hb_subset_input_destroy(input: Pointer): void;
  hb_subset_or_fail(face: Pointer, input: Pointer): Pointer;
}

/** TypeScript knows it from the DOM's types only, which server code has none of. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

let loaded: Subsetter | undefined;

/** HarfBuzz's subsetter is a module of its own, without imports and without a JavaScript interface. */
function subsetter(): Subsetter {
  if (loaded) return loaded;
  const path = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(path)));
  const exports = instance.exports as Subsetter & { _initialize(): void };
  exports._initialize();
  loaded = exports;
  return exports;
}

function copyFace(hb: Subsetter, face: Pointer): Uint8Array {
  const blob = hb.hb_face_reference_blob(face);
  const data = hb.hb_blob_get_data(blob, 0);
  const copy = new Uint8Array(hb.memory.buffer).slice(data, data + hb.hb_blob_get_length(blob));
  hb.hb_blob_destroy(blob);
  hb.hb_face_destroy(face);
  return copy;
}

function tagNumber(tag: string): number {
  return [...tag].reduce((number, char) => (number << 8) | char.charCodeAt(0), 0);
}
