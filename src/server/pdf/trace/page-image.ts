/** A page as a reader sees it, in shades of grey: 0 black to 255 white, row by row from the top left. */
export interface PageImage {
  readonly width: number;
  readonly height: number;
  readonly gray: Uint8Array;
}

/** Grey by the eye's weights (ITU-R BT.601), from pixels in the order blue, green, red, unused. */
export function toGray(pixels: Uint8Array, width: number, height: number): PageImage {
  const gray = new Uint8Array(width * height);
  for (let i = 0; i < gray.length; i += 1) {
    const [blue = 0, green = 0, red = 0] = [pixels[4 * i], pixels[4 * i + 1], pixels[4 * i + 2]];
    gray[i] = (29 * blue + 150 * green + 77 * red) >> 8;
  }
  return { width, height, gray };
}
