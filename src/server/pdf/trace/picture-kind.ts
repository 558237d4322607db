/** Pictures that are read as they are. */
export type ReadPicture = 'png' | 'jpeg';

/** What a file is by its first bytes, whatever it is called: a picture that is read, the name of one that is not, or nothing of the kind. */
export function pictureKind(bytes: Uint8Array): ReadPicture | { readonly unread: string } | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  const unread = UNREAD.find(([pattern]) => pattern.test(start));
  return unread && { unread: unread[1] };
}

const UNREAD: readonly (readonly [RegExp, string])[] = [
  [/^(II[*+]\0|MM\0[*+])/, 'a TIFF'],
  [/^RIFF.{4}WEBP/s, 'a WebP'],
  [/^.{4}ftyp(hei|hev|mif1|msf1|avi[fs])/s, 'a HEIC or AVIF picture, as phones take them'],
  [/^GIF8/, 'a GIF'],
  [/^BM.{4}\0\0\0\0/s, 'a BMP'],
  [/^.{4}jP {2}/s, 'a JPEG 2000'],
  [/^PK/, 'a ZIP or an Office file'],
];

/**
 * How many degrees clockwise a JPEG is to be turned to stand upright, as cameras write it down (Exif 2.32, tag 0x0112). 0
 * where it says nothing, or that the picture is mirrored, which no camera does.
 */
export function exifRotation(bytes: Uint8Array): 0 | 90 | 180 | 270 {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (
    let at = 2;
    at + 4 <= view.byteLength && view.getUint8(at) === 0xff;
    at += 2 + view.getUint16(at + 2)
  ) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xda) break;
    if (marker === 0xe1 && isExif(bytes.subarray(at + 4, at + 10)))
      return rotationOf(orientationIn(bytes.subarray(at + 10, at + 2 + view.getUint16(at + 2))));
  }
  return 0;
}

function isExif(head: Uint8Array): boolean {
  return Buffer.from(head).toString('latin1') === 'Exif\0\0';
}

function rotationOf(orientation: number): 0 | 90 | 180 | 270 {
  switch (orientation) {
    case 3:
      return 180;
    case 6:
      return 90;
    case 8:
      return 270;
    default:
      return 0;
  }
}

/** The tag in the first directory of a TIFF structure; 1 (upright) where it is not there. */
function orientationIn(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (view.byteLength < 8) return 1;
  const isLittle = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > view.byteLength) return 1;
  const entries = view.getUint16(directory, isLittle);
  for (let n = 0; n < entries; n += 1) {
    const entry = directory + 2 + 12 * n;
    if (entry + 12 > view.byteLength) return 1;
    if (view.getUint16(entry, isLittle) === 0x0112) return view.getUint16(entry + 8, isLittle);
  }
  return 1;
}
