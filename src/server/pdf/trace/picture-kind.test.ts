import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exifRotation, pictureKind } from './picture-kind.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test.each([
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['\xff\xd8\xff\xe0', 'jpeg'],
  ['II*\0\x08\0\0\0', { unread: 'a TIFF' }],
  ['MM\0*\0\0\0\x08', { unread: 'a TIFF' }],
  ['RIFF\x24\0\0\0WEBPVP8 ', { unread: 'a WebP' }],
  ['\0\0\0\x18ftypheic', { unread: 'a HEIC or AVIF picture, as phones take them' }],
  ['PK\x03\x04', { unread: 'a ZIP or an Office file' }],
  ['%PDF-1.7', undefined],
  ['', undefined],
])('%j is %j', (start, kind) => {
  expect(pictureKind(bytes(start))).toEqual(kind);
});

/** A JPEG's beginning with an Exif segment, after another one. */
function withOrientation(orientation: number, order: 'II' | 'MM'): Uint8Array {
  const little = order === 'II';
  const tiff = Buffer.alloc(26);
  tiff.write(order);
  const write16 = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  write16(42, 2);
  if (little) tiff.writeUInt32LE(8, 4);
  else tiff.writeUInt32BE(8, 4);
  write16(1, 8);
  write16(0x0112, 10);
  write16(3, 12);
  write16(orientation, 18);
  const exif = Buffer.concat([bytes('Exif\0\0'), tiff]);
  const segment = (marker: number, data: Uint8Array) =>
    Buffer.concat([Buffer.from([0xff, marker, 0, data.length + 2]), data]);
  return Buffer.concat([bytes('\xff\xd8'), segment(0xe0, bytes('JFIF\0')), segment(0xe1, exif)]);
}

describe('how a camera was held', () => {
  test.each([
    [1, 0],
    [3, 180],
    [6, 90],
    [8, 270],
    [2, 0],
    [77, 0],
  ])('orientation %d: turned by %d degrees', (orientation, degrees) => {
    for (const order of ['II', 'MM'] as const)
      expect(exifRotation(withOrientation(orientation, order))).toBe(degrees);
  });

  test('nothing that a file says breaks it', () => {
    const start = fc.constantFrom(...['II', 'MM'].map((order) => withOrientation(6, order as 'II')));
    fc.assert(
      fc.property(start, fc.nat(45), fc.uint8Array({ maxLength: 12 }), (whole, cut, tail) => {
        const broken = Buffer.concat([whole.subarray(0, cut), tail]);
        expect([0, 90, 180, 270]).toContain(exifRotation(broken));
      }),
    );
  });
});
