/** A page as a reader sees it, in shades of grey: 0 black to 255 white, row by row from the top left. */
export interface PageImage {
  readonly width: number;
  readonly height: number;
  readonly gray: Uint8Array;
}

/**
 * Grey by the eye's weights (ITU-R BT.601) at half the size, four pixels to one: renderers drop pixels of pictures that they
 * make smaller.
 *
 * @param pixels in the order blue, green, red, unused; `2 * width` by `2 * height`
 */
export function toGray(pixels: Uint8Array, width: number, height: number): PageImage {
  const gray = new Uint8Array(width * height);
  const light = (at: number): number =>
    29 * (pixels[at] ?? 0) + 150 * (pixels[at + 1] ?? 0) + 77 * (pixels[at + 2] ?? 0);
  for (let i = 0; i < gray.length; i += 1) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const top = 4 * (4 * y * width + 2 * x);
    const bottom = top + 8 * width;
    gray[i] = (light(top) + light(top + 4) + light(bottom) + light(bottom + 4)) >> 10;
  }
  return { width, height, gray };
}
